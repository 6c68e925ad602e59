import type { Document } from "./document.js";
import { lineBreak } from "./lines.js";
import type { Entry, MapNode, ScalarNode } from "./node.js";
import { scalarValue, yaml11Reading } from "./scalar.js";
import { span, type TextEdit } from "./span.js";

/** A scalar's text in double quotes, as YAML reads it. */
export const quoted = (text: string): string => JSON.stringify(text);

/** Plain where every YAML reader reads it as text, in block and flow collections alike; else in quotes. */
export function scalarText(text: string): string {
	const node: ScalarNode = { kind: "scalar", style: "plain", text, span: { start: 0, end: text.length } };
	const safe = /^[A-Za-z][\w. -]*$/.test(text) && !/\s$/.test(text);
	return safe && typeof scalarValue(node) === "string" && yaml11Reading(node) === undefined ? text : quoted(text);
}

export const quote = (node: ScalarNode): TextEdit => ({ span: node.span, newText: quoted(node.text) });

/** What YAML reads as this very text without quotes, in block and flow collections alike. */
const PLAIN = /^[A-Za-z][\w./@#%+~=?&*-]*(?::[\w./@#%+~=?&*-]+)*$/;

/** Another text in a scalar's place, in its quotes if it has some. */
export function rewrite(node: ScalarNode, text: string): TextEdit {
	if (node.style === "single") return { span: node.span, newText: `'${text.replace(/'/g, "''")}'` };
	return { span: node.span, newText: node.style === "plain" && PLAIN.test(text) ? text : quoted(text) };
}

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
	const indent = columnOfKeys(document, first);
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

/** Where the mapping's keys begin: an anchor or a tag before the first key belongs to it. */
function columnOfKeys({ lines, text }: Document, { key }: Entry): number {
	const start = lines.start(lines.lineAt(key.span.start));
	return /^\s*(?:-\s+)*/.exec(text.slice(start, key.span.start))?.[0].length ?? 0;
}

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

/** Lines of block YAML, as our snippets are written, as one flow entry. */
function flowText(text: string): string {
	const [head = "", ...rest] = text.split("\n").map((line) => line.replace(/\s+#\s.*$/, ""));
	return rest.length === 0 ? head : `${head} ${flowValue(rest)}`;
}

/** @param lines one block, all indented alike or deeper */
function flowValue(lines: readonly string[]): string {
	const indent = columnOf(lines[0] ?? "");
	const list = lines[0]?.trimStart().startsWith("- ") ?? false;
	const chunks: string[][] = [];
	for (const line of lines) {
		if (columnOf(line) === indent && (!list || line.trimStart().startsWith("- "))) chunks.push([]);
		chunks.at(-1)?.push(line);
	}
	const entries = chunks.map((chunk) => (list ? flowItem(chunk) : flowText(dedented(chunk).join("\n"))));
	return list ? `[${entries.join(", ")}]` : `{ ${entries.join(", ")} }`;
}

/** `- name: x` and the lines below it are a mapping; `- x` is a value. */
function flowItem(chunk: readonly string[]): string {
	const lines = chunk.map((line, i) => (i === 0 ? line.replace("- ", "  ") : line));
	return /^\s*[\w-]+:(?:\s|$)/.test(lines[0] ?? "") ? flowValue(lines) : (lines[0] ?? "").trim();
}

const columnOf = (line: string): number => line.length - line.trimStart().length;

function dedented(lines: readonly string[]): string[] {
	const column = columnOf(lines[0] ?? "");
	return lines.map((line) => line.slice(column));
}
