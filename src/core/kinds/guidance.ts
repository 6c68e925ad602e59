import { general } from "../document/pointer.js";
import { envelopeGuidance } from "./envelope.js";
import type { Guidance, Kind } from "./kind.js";

/** The guidance for a field's pointer or a `#section`. */
export function guidanceFor(kind: Kind, pointer: string): Guidance | undefined {
	const at = general(pointer);
	return kind.guidance.find((g) => g.at === at) ?? (kind.family === "rai" ? envelopeGuidance.find((g) => g.at === at) : undefined);
}

/** Where a question stands in the order of asking; what has no guidance comes last. */
export function orderOf(kind: Kind, pointer: string): number {
	const index = kind.guidance.findIndex((g) => g.at === general(pointer));
	return index < 0 ? kind.guidance.length : index;
}
