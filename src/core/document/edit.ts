import type { Document } from "./document.js";
import { lineBreak } from "./lines.js";
import type { Entry, MapNode, ScalarNode } from "./node.js";
import { span, type TextEdit } from "./span.js";

/** A scalar's text in double quotes, as YAML reads it. */
export const quoted = (text: string): string => JSON.stringify(text);

export const quote = (node: ScalarNode): TextEdit => ({ span: node.span, newText: quoted(node.text) });

export interface NewEntry {
	/** Lines such as `key: value`, indented from column 0, without a final line break. May hold tab stops. */
	readonly text: string;
	readonly snippet?: boolean;
	/** The keys of this mapping in their usual order: decides where the entry goes. */
	readonly order: readonly string[];
	readonly key: string;
}

/** Adds an entry to a mapping where its order puts it, and touches nothing else. */
export function insertEntry(document: Document, map: MapNode, entry: NewEntry): TextEdit {
	const before = previous(map, entry);
	if (map.flow) return intoFlow(document, map, before, entry);
	const first = map.entries[0];
	if (!first) return edit(map.span.start, entry.text, entry);
	const indent = document.lines.position(first.key.span.start).character;
	const after = before ?? first;
	if (!before && opensItsLine(document, first)) {
		return edit(
			document.lines.start(document.lines.lineAt(first.key.span.start)),
			`${indented(document, entry.text, indent)}${lineBreak(document.text)}`,
			entry,
		);
	}
	const at = document.lines.end(document.lines.lineAt(Math.max(after.value.span.end, after.key.span.end)));
	return edit(at, `${lineBreak(document.text)}${indented(document, entry.text, indent)}`, entry);
}

const edit = (at: number, newText: string, { snippet }: NewEntry): TextEdit => ({
	span: span(at, at),
	newText,
	...(snippet && { snippet }),
});

/** A first key behind `- ` does not: what comes before it would leave its list item. */
function opensItsLine(document: Document, first: Entry): boolean {
	const line = document.lines.lineAt(first.key.span.start);
	return document.text.slice(document.lines.start(line), first.key.span.start).trim() === "";
}

/** The last entry that usually stands before the new one. */
function previous(map: MapNode, { order, key }: NewEntry): Entry | undefined {
	const place = order.indexOf(key);
	if (place < 0) return map.entries.at(-1);
	const earlier = new Set(order.slice(0, place));
	return map.entries.findLast((e) => earlier.has(e.key.text));
}

export function indented(document: Document, text: string, columns: number): string {
	return text
		.split("\n")
		.map((line) => (line === "" ? line : " ".repeat(columns) + line))
		.join(lineBreak(document.text));
}

function intoFlow(document: Document, map: MapNode, before: Entry | undefined, entry: NewEntry): TextEdit {
	const text = flowText(entry.text);
	if (before) return edit(Math.max(before.key.span.end, before.value.span.end), `, ${text}`, entry);
	const empty = map.entries.length === 0;
	const tight = /\s/.test(document.text[map.span.start + 1] ?? "");
	return edit(map.span.start + 1, empty ? ` ${text} ` : tight ? ` ${text},` : `${text}, `, entry);
}

/** Block lines as one flow entry; only `key: value` lines and lists of them occur in what we insert. */
function flowText(text: string): string {
	const [head = "", ...rest] = text.split("\n");
	if (rest.length === 0) return head;
	const list = rest[0]?.trimStart().startsWith("-") ?? false;
	const parts = rest.map((line) => line.trim().replace(/^-\s*/, ""));
	const keyed = parts.every((part) => /^[\w-]+:/.test(part));
	const inner = keyed ? `{ ${parts.join(", ")} }` : parts.join(", ");
	return `${head} ${list ? `[${inner}]` : inner}`;
}

/** Takes an entry out together with its lines. */
export function removeEntry(document: Document, entry: Entry): TextEdit {
	const from = document.lines.lineAt(entry.key.span.start);
	const to = document.lines.lineAt(Math.max(entry.key.span.end, entry.value.span.end));
	return { span: span(document.lines.start(from), document.lines.start(to + 1)), newText: "" };
}
