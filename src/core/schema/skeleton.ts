import { guidanceFor } from "../kinds/guidance.js";
import type { Kind } from "../kinds/kind.js";
import { expectedAt, schemasAt } from "./navigate.js";
import { written } from "./written.js";

/**
 * What “insert” writes for a field, as a VS Code snippet: the guidance's own, else one made from the schema.
 * Never a judgement: every answer is an empty tab stop.
 */
export function skeleton(kind: Kind, pointer: string, key: string): string {
	return guidanceFor(kind, pointer)?.snippet ?? `${key}:${valueSkeleton(kind, pointer, 1).text}`;
}

interface Part {
	/** With its leading space or line break. */
	readonly text: string;
	/** The next free tab stop. */
	readonly next: number;
}

function valueSkeleton(kind: Kind, pointer: string, stop: number): Part {
	const expected = expectedAt(kind.id, pointer);
	const types = expected?.types ?? [];
	if (expected?.values.length === 1) return { text: ` ${written(expected.values[0] ?? "")}`, next: stop };
	// A choice would put its first value there: which one it is remains for a person to say.
	if (expected && expected.values.length > 1) return { text: ` $${stop}`, next: stop + 1 };
	if (types.includes("object") && !types.includes("string")) return objectSkeleton(kind, pointer, stop);
	if (types.includes("array") && !types.includes("string")) return listSkeleton(kind, pointer, stop);
	const bare = types.some((type) => ["number", "integer", "boolean"].includes(type));
	return { text: bare ? ` $${stop}` : ` "$${stop}"`, next: stop + 1 };
}

function objectSkeleton(kind: Kind, pointer: string, stop: number): Part {
	const required = [...new Set(schemasAt(kind.id, pointer).flatMap((s) => s.required ?? []))];
	const keys = required.length > 0 ? required : (expectedAt(kind.id, pointer)?.keys.slice(0, 3) ?? []);
	if (keys.length === 0) return { text: `\n  $${stop}`, next: stop + 1 };
	let next = stop;
	let text = "";
	for (const key of keys) {
		const part = valueSkeleton(kind, `${pointer}/${key}`, next);
		text += `\n  ${key}:${part.text.replace(/\n/g, "\n  ")}`;
		next = part.next;
	}
	return { text, next };
}

function listSkeleton(kind: Kind, pointer: string, stop: number): Part {
	const part = valueSkeleton(kind, `${pointer}/-`, stop);
	const item = part.text.startsWith("\n") ? part.text.replace(/^\n {2}/, " ").replace(/\n/g, "\n  ") : part.text;
	return { text: `\n  -${item}`, next: part.next };
}
