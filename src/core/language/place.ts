import type { Document } from "../document/document.js";
import { pathAt, pointerOf } from "../document/pointer.js";
import { type Span, span } from "../document/span.js";

/** Where a person writes inside the structured part. */
export interface Place {
	/** `key`: a key begins here. `value`: behind `key:`. `item`: behind `- `, where a list's item begins. */
	readonly at: "key" | "value" | "item";
	/** Of the mapping for a key, of the value for a value, of the item for an item; list items as `-`. */
	readonly pointer: string;
	/** The word under construction, which a suggestion replaces. */
	readonly word: Span;
	/** Keys the mapping has already, this line's not among them. */
	readonly present: ReadonlySet<string>;
	/** Whether something stands behind the word on its line. */
	readonly followed: boolean;
}

/**
 * By indentation, not by the tree: while a person types, the text is rarely well-formed.
 * @returns undefined outside the structured part, in comments, in texts of several lines, and inside brackets
 */
export function placeAt(document: Document, offset: number): Place | undefined {
	if (!inYaml(document, offset) || inOneValue(document, offset)) return undefined;
	const { lines } = document;
	const line = lines.lineAt(offset);
	const before = document.text.slice(lines.start(line), offset);
	const after = document.text.slice(offset, lines.end(line));
	if (/(?:^|\s)#/.test(before) || /(?::|-)\s+[[{]/.test(before)) return undefined;
	const parts = lineParts(before);
	if (inBlockText(document, line, before)) return undefined;
	const parents = ancestors(document, line, parts);
	const tail = /^[\w./-]*/.exec(after)?.[0].length ?? 0;
	const base = { word: span(offset - parts.word.length, offset + tail), followed: /\S/.test(after.slice(tail)) };
	if (parts.key !== undefined) return { ...base, at: "value", pointer: parents + pointerOf([parts.key]), present: new Set() };
	const item = parts.dashes.length > 0;
	return { ...base, at: item ? "item" : "key", pointer: parents, present: siblings(document, line, parts.keyColumn, item) };
}

/** Below `key: |`, which the tree does not show while nothing is written there. */
function inBlockText({ lines }: Document, line: number, before: string): boolean {
	const column = /^ */.exec(before)?.[0].length ?? 0;
	for (let at = line - 1; at >= 0; at--) {
		const text = lines.text(at);
		if (text.trim() === "" || (/^ */.exec(text)?.[0].length ?? 0) >= column) continue;
		return /(?::|-)[ \t]+[|>][-+\d]*[ \t]*(?:#.*)?$/.test(text);
	}
	return false;
}

/** Inside a block text, a quoted text or brackets that go over several lines no key begins. */
function inOneValue({ root, lines }: Document, offset: number): boolean {
	const line = lines.lineAt(offset);
	return pathAt(root, offset).some(({ node }) => {
		const one = node.kind === "scalar" || (node.kind !== "alias" && node.flow);
		return one && lines.lineAt(node.span.start) < line && line <= lines.lineAt(node.span.end) && node.span.end > node.span.start;
	});
}

function inYaml({ format, front }: Document, offset: number): boolean {
	return (
		format === "yaml" || (front !== undefined && front.yaml.start <= offset && offset < Math.max(front.close.start, front.yaml.start + 1))
	);
}

interface LineParts {
	/** Columns of the `-` marks. */
	readonly dashes: readonly number[];
	/** The key before `:`, and its column. */
	readonly key?: string;
	readonly keyColumn: number;
	readonly word: string;
}

/** A key in quotes, or plain: globs and rule ids are keys too. */
const KEY = /^(?:"([^"]+)"|'([^']+)'|([^\s"'#[{&*!|>%@`-][^#]*?|-[^\s][^#]*?))[ \t]*:(?=\s|$)/;

function lineParts(text: string): LineParts {
	const dashes: number[] = [];
	let column = /^ */.exec(text)?.[0].length ?? 0;
	while (/^-(?:\s|$)/.test(text.slice(column))) {
		dashes.push(column);
		column += /^-\s*/.exec(text.slice(column))?.[0].length ?? 1;
	}
	const rest = text.slice(column);
	const [, double, single, plain] = KEY.exec(rest) ?? [];
	const key = double ?? single ?? plain;
	const word = /[\w./-]*$/.exec(rest)?.[0] ?? "";
	return { dashes, keyColumn: column, word, ...(key !== undefined && { key }) };
}

/** The pointer to what the line belongs to, from the indentation of the lines above. */
function ancestors(document: Document, line: number, own: LineParts): string {
	const path: string[] = own.dashes.map(() => "-");
	let keyLimit = own.dashes[0] !== undefined ? own.dashes[0] + 1 : own.keyColumn;
	let dashLimit = own.dashes[0] ?? own.keyColumn;
	for (let at = line - 1; at >= firstLine(document) && keyLimit > 0; at--) {
		const text = document.lines.text(at);
		if (text.trim() === "" || text.trimStart().startsWith("#")) continue;
		const parts = lineParts(text);
		if (parts.key !== undefined && parts.keyColumn < keyLimit) {
			path.unshift(parts.key);
			keyLimit = dashLimit = parts.keyColumn;
		}
		for (const dash of [...parts.dashes].reverse()) {
			if (dash >= dashLimit) continue;
			path.unshift("-");
			dashLimit = dash;
			keyLimit = dash + 1;
		}
	}
	return pointerOf(path);
}

const firstLine = ({ front, lines }: Document): number => (front ? lines.lineAt(front.yaml.start) : 0);

const lastLine = ({ front, lines }: Document): number => (front ? lines.lineAt(front.close.start) - 1 : lines.count - 1);

/** Keys at the same column, up and down to where the mapping ends. An item's first line has none above. */
function siblings(document: Document, line: number, column: number, first: boolean): ReadonlySet<string> {
	const found = new Set<string>();
	for (const step of first ? [1] : [-1, 1]) {
		for (let at = line + step; at >= firstLine(document) && at <= lastLine(document); at += step) {
			const text = document.lines.text(at);
			if (text.trim() === "" || text.trimStart().startsWith("#")) continue;
			const parts = lineParts(text);
			const begins = parts.dashes.length > 0 && parts.keyColumn === column;
			if (step === 1 && begins) break;
			if (parts.keyColumn === column && parts.key !== undefined) found.add(parts.key);
			if (begins || (parts.dashes[0] ?? parts.keyColumn) < column) break;
		}
	}
	return found;
}

/** Whether the first letter of a key was just typed: Markdown editors suggest nothing by themselves. */
export function startsKey(document: Document, offset: number): boolean {
	const place = placeAt(document, offset);
	return place !== undefined && place.at !== "value" && place.word.end - place.word.start === 1;
}
