import type { Document } from "../document/document.js";
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
 * @returns undefined outside the structured part, in comments, and inside flow collections
 */
export function placeAt(document: Document, offset: number): Place | undefined {
	if (!inYaml(document, offset)) return undefined;
	const { lines } = document;
	const line = lines.lineAt(offset);
	const before = document.text.slice(lines.start(line), offset);
	const after = document.text.slice(offset, lines.end(line));
	if (/(?:^|\s)#/.test(before) || /:\s.*[[{]/.test(before)) return undefined;
	const parts = lineParts(before);
	const parents = ancestors(document, line, parts);
	const word = span(offset - parts.word.length, offset + (/^[\w-]*/.exec(after)?.[0].length ?? 0));
	const base = { word, followed: /[^\s]/.test(after.replace(/^[\w-]*/, "")) };
	if (parts.key) return { ...base, at: "value", pointer: `${parents}/${parts.key}`, present: new Set() };
	const column = parts.wordColumn;
	const present = siblings(document, line, column);
	return { ...base, at: parts.dashes.length > 0 ? "item" : "key", pointer: parents, present };
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
	readonly wordColumn: number;
}

function lineParts(text: string): LineParts {
	const dashes: number[] = [];
	let column = /^ */.exec(text)?.[0].length ?? 0;
	while (/^-(?:\s|$)/.test(text.slice(column))) {
		dashes.push(column);
		column += /^-\s*/.exec(text.slice(column))?.[0].length ?? 1;
	}
	const rest = text.slice(column);
	const [, key] = /^["']?([\w-]+)["']?:(?:\s|$)/.exec(rest) ?? [];
	const word = /[\w./-]*$/.exec(rest)?.[0] ?? "";
	return { dashes, keyColumn: column, word, wordColumn: column, ...(key !== undefined && { key }) };
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
		if (parts.key && parts.keyColumn < keyLimit) {
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
	return path.map((key) => `/${key}`).join("");
}

const firstLine = ({ front, lines }: Document): number => (front ? lines.lineAt(front.yaml.start) : 0);

const lastLine = ({ front, lines }: Document): number => (front ? lines.lineAt(front.close.start) - 1 : lines.count - 1);

/** Keys at the same column, up and down to where the mapping ends. */
function siblings(document: Document, line: number, column: number): ReadonlySet<string> {
	const found = new Set<string>();
	for (const step of [-1, 1]) {
		for (let at = line + step; at >= firstLine(document) && at <= lastLine(document); at += step) {
			const text = document.lines.text(at);
			if (text.trim() === "" || text.trimStart().startsWith("#")) continue;
			const parts = lineParts(text);
			const begins = parts.dashes.length > 0 && parts.keyColumn === column;
			if (step === 1 && begins) break;
			if (parts.keyColumn === column && parts.key) found.add(parts.key);
			if (begins || (parts.dashes[0] ?? parts.keyColumn) < column) break;
		}
	}
	return found;
}
