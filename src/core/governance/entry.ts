import type { Artifact } from "../artifact.js";
import type { Document } from "../document/document.js";
import { indented, insertEntry, scalarText } from "../document/edit.js";
import { lineBreak } from "../document/lines.js";
import { type Entry, entry, isEmpty, resolved, type SeqNode } from "../document/node.js";
import { span, type TextEdit } from "../document/span.js";
import { expectedAt } from "../schema/navigate.js";

/** The fields of an entry in the order in which they are written; those without a value are not. */
export interface Fields {
	readonly [key: string]: Written | undefined;
}

export type Written = string | number | Fields | readonly Item[];

type Item = string | Fields;

/** Longer lines are broken. */
const WIDTH = 120;

/**
 * Adds an entry at the end of a list, written as the others are, and touches nothing else. None where the list cannot be added to.
 * @param key of the list: `approvals`, `decisions`
 */
export function entryEdits({ document, front, kind }: Artifact, key: string, fields: Fields): TextEdit[] {
	const present = entry(front, key);
	if (!front) return [];
	if (!present) {
		const text = front.flow ? `${key}: [${flow(fields)}]` : `${key}:\n${block(fields).replace(/^/gm, "  ")}`;
		return [insertEntry(document, front, { key, order: expectedAt(kind, "")?.keys ?? [], text })];
	}
	const list = present.value;
	if (isEmpty(list)) return front.flow ? [{ span: list.span, newText: ` [${flow(fields)}]` }] : intoEmpty(document, present, fields);
	if (list.kind !== "seq") return [];
	return [list.flow ? intoFlow(document, list, fields) : behindLast(document, list, fields)];
}

/** `approvals:` with nothing behind it, or `[]`; a comment there stays. */
function intoEmpty(document: Document, { key, value }: Entry, fields: Fields): TextEdit[] {
	const colon = document.text.indexOf(":", key.span.end) + 1;
	const end = document.lines.end(document.lines.lineAt(Math.max(colon, value.span.end)));
	const column = document.lines.position(key.span.start).character + 2;
	const added = { span: span(end, end), newText: lineBreak(document.text) + indented(document, block(fields), column) };
	return value.span.end > colon ? [{ span: span(colon, value.span.end), newText: "" }, added] : [added];
}

function behindLast(document: Document, list: SeqNode, fields: Fields): TextEdit {
	const last = list.items.at(-1) ?? list;
	const written = document.text.slice(0, last.span.end).trimEnd().length;
	const at = document.lines.end(document.lines.lineAt(written));
	const inBraces = resolved(last)?.kind === "map" && document.text[last.span.start] === "{";
	const text = inBraces ? `- ${wrapped(fields)}` : block(fields);
	const { character } = document.lines.position(list.span.start);
	return { span: span(at, at), newText: lineBreak(document.text) + indented(document, text, character) };
}

function intoFlow(document: Document, list: SeqNode, fields: Fields): TextEdit {
	const { lines, text } = document;
	const last = list.items.at(-1) ?? list;
	const { line, character } = lines.position(last.span.start);
	const opensItsLine = text.slice(lines.start(line), last.span.start).trim() === "";
	const between = opensItsLine ? `,${lineBreak(text)}${" ".repeat(character)}` : ", ";
	return { span: span(last.span.end, last.span.end), newText: between + flow(fields) };
}

const given = (fields: Fields): [string, Written][] =>
	Object.entries(fields).flatMap(([key, value]): [string, Written][] => (value === undefined ? [] : [[key, value]]));

const block = (fields: Fields): string =>
	given(fields)
		.map(([key, value], i) => `${i === 0 ? "- " : "  "}${key}:${behindKey(key, value, 4)}`)
		.join("\n");

/** A list stands below its key, an entry a line; a mapping too, unless it is short. */
function behindKey(key: string, value: Written, indent: number): string {
	if (typeof value === "string" || typeof value === "number") return ` ${scalar(key, value)}`;
	const start = `\n${" ".repeat(indent)}`;
	if (isList(value)) return value.map((item) => `${start}- ${flowItem(item)}`).join("") || " []";
	const short = flow(value);
	if (short.length + indent <= WIDTH && !given(value).some(([, one]) => typeof one === "object")) return ` ${short}`;
	return given(value)
		.map(([name, one]) => `${start}${name}:${behindKey(name, one, indent + 2)}`)
		.join("");
}

const isList = (value: Written): value is readonly Item[] => Array.isArray(value);

const flow = (fields: Fields): string => `{ ${parts(fields).join(", ")} }`;

const parts = (fields: Fields): string[] => given(fields).map(([key, value]) => `${key}: ${flowValue(key, value)}`);

/** A value as it stands behind its key on one line. */
export function flowValue(key: string, value: Written): string {
	if (typeof value === "string" || typeof value === "number") return scalar(key, value);
	return isList(value) ? `[${value.map(flowItem).join(", ")}]` : flow(value);
}

const flowItem = (item: Item): string => (typeof item === "string" ? scalarText(item) : flow(item));

/** A day needs no quotes to be read as text. */
const scalar = (key: string, value: string | number): string =>
	typeof value === "number" || /^(?:date|due|expires|answered_on)$/.test(key) ? String(value) : scalarText(value);

/** In braces, over as many lines as it takes. */
function wrapped(fields: Fields): string {
	const rows: string[] = [];
	for (const part of parts(fields)) {
		const row = rows.at(-1);
		if (row === undefined || row.length + part.length > WIDTH) rows.push(part);
		else rows[rows.length - 1] = `${row}, ${part}`;
	}
	return `{ ${rows.join(",\n    ")} }`;
}
