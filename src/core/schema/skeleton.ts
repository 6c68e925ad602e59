import { keysOf, pointerOf } from "../document/pointer.js";
import { guidanceFor } from "../kinds/guidance.js";
import type { Kind } from "../kinds/kind.js";
import { expectedAt, schemasAt } from "./navigate.js";
import { written } from "./written.js";

/**
 * What “insert” writes for a field, as a VS Code snippet: the guidance's own, else one made from the schema.
 * Never a judgement: every answer is an empty tab stop.
 */
export function skeleton(kind: Kind, pointer: string, key: string): string {
	return guidanceFor(kind, pointer)?.snippet ?? `${literally(key)}:${valueSkeleton(kind, pointer, 1).text}`;
}

/** In a snippet, some characters mean something. */
export const literally = (text: string): string => text.replace(/[$}\\]/g, "\\$&");

/** No person fills in more at once; a schema that asks for itself would never end. */
const MOST_STOPS = 40;
const DEEPEST = 8;

interface Part {
	/** With its leading space or line break. */
	readonly text: string;
	/** The next free tab stop. */
	readonly next: number;
}

function valueSkeleton(kind: Kind, pointer: string, stop: number): Part {
	const expected = expectedAt(kind, pointer);
	const types = expected?.types ?? [];
	if (expected?.values.length === 1) return { text: ` ${literally(written(expected.values[0] ?? ""))}`, next: stop };
	// A choice would put its first value there: which one it is remains for a person to say.
	if (expected && expected.values.length > 1) return { text: ` $${stop}`, next: stop + 1 };
	if (stop > MOST_STOPS || keysOf(pointer).length > DEEPEST) return { text: "", next: stop };
	if (types.includes("object") && !types.includes("string")) return objectSkeleton(kind, pointer, stop);
	if (types.includes("array") && !types.includes("string")) return listSkeleton(kind, pointer, stop);
	const bare = types.some((type) => ["number", "integer", "boolean"].includes(type));
	return { text: bare ? ` $${stop}` : ` "$${stop}"`, next: stop + 1 };
}

function objectSkeleton(kind: Kind, pointer: string, stop: number): Part {
	const required = [...new Set(schemasAt(kind, pointer).flatMap((s) => s.required ?? []))];
	const keys = required.length > 0 ? required : (expectedAt(kind, pointer)?.keys.slice(0, 3) ?? []);
	if (keys.length === 0) return { text: `\n  $${stop}`, next: stop + 1 };
	let next = stop;
	let text = "";
	for (const key of keys.slice(0, MOST_STOPS)) {
		const part = valueSkeleton(kind, pointer + pointerOf([key]), next);
		text += `\n  ${literally(key)}:${part.text.replace(/\n/g, "\n  ")}`;
		next = part.next;
	}
	return { text, next };
}

function listSkeleton(kind: Kind, pointer: string, stop: number): Part {
	// A list in a list is a row: it reads best on one line, and only so can it stand inside braces.
	if (expectedAt(kind, `${pointer}/-`)?.types.includes("array")) return { text: `\n  - [$${stop}]`, next: stop + 1 };
	const part = valueSkeleton(kind, `${pointer}/-`, stop);
	const item = part.text.startsWith("\n") ? part.text.replace(/^\n {2}/, " ").replace(/\n/g, "\n  ") : part.text;
	return { text: `\n  -${item}`, next: part.next };
}
