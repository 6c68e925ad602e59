import { shorten } from "../../suggest.js";

/** Where a text stops being JSON, and why, as half a sentence. */
export interface JsonFault {
	readonly at: number;
	readonly what: string;
}

type Awaited = "value" | "first value" | "key" | "first key" | "colon" | "more";

/** Deeper ones nobody writes, and readers give up. */
const MAX_DEPTH = 1000;

const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
/** NaN and the infinities are none: Python writes them all the same, and where one is meant, that is told. */
const VALUE = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|NaN|-?Infinity)(?![\w.+-])/y;
const WORD = /[-+.\w$]+/y;

/** Reads a text by the grammar of RFC 8259. Undefined where it is JSON. That a key stands twice in a mapping is no matter of grammar. */
export function jsonFault(text: string): JsonFault | undefined {
	const open: string[] = [];
	let awaited: Awaited = "value";
	for (let at = ends(SPACE, text, 0); at < text.length; at = ends(SPACE, text, at)) {
		const sign = text[at] ?? "";
		const next: Step | undefined =
			awaited.endsWith("key") || awaited.endsWith("value") ? begin(text, at, awaited, open) : go(sign, awaited, open);
		if (next === undefined) return { at, what: oddity(text, at, awaited, open) };
		if (open.length > MAX_DEPTH) return { at, what: "this is nested too deeply to be read" };
		awaited = next.awaited;
		at += next.length;
	}
	return awaited === "more" && open.length === 0 ? undefined : { at: text.length, what: "something is missing here" };
}

interface Step {
	readonly awaited: Awaited;
	readonly length: number;
}

/** A key, a value, or the end of what holds nothing. */
function begin(text: string, at: number, awaited: Awaited, open: string[]): Step | undefined {
	const sign = text[at] ?? "";
	if (awaited.startsWith("first") && sign === open.at(-1)) return close(open);
	const quoted = sign === '"' ? textEnd(text, at) : at;
	if (awaited.endsWith("key")) return quoted > at ? { awaited: "colon", length: quoted - at } : undefined;
	if (sign === "{" || sign === "[") {
		open.push(sign === "{" ? "}" : "]");
		return { awaited: sign === "{" ? "first key" : "first value", length: 1 };
	}
	const end = Math.max(quoted, ends(VALUE, text, at));
	return end > at ? { awaited: "more", length: end - at } : undefined;
}

/** What stands between them. */
function go(sign: string, awaited: Awaited, open: string[]): Step | undefined {
	if (awaited === "colon") return sign === ":" ? { awaited: "value", length: 1 } : undefined;
	if (open.length > 0 && sign === open.at(-1)) return close(open);
	return open.length > 0 && sign === "," ? { awaited: open.at(-1) === "}" ? "key" : "value", length: 1 } : undefined;
}

function close(open: string[]): Step {
	open.pop();
	return { awaited: "more", length: 1 };
}

/** What people write in JSON and is none. */
function oddity(text: string, at: number, awaited: Awaited, open: readonly string[]): string {
	const sign = text[at] ?? "";
	const word = text.slice(at, ends(WORD, text, at));
	if (sign === "#" || /^\/[/*]/.test(text.slice(at, at + 2))) return "JSON has no comments";
	if (awaited === "more" && open.length === 0) return "something stands behind its end";
	if (sign === "'") return "texts stand in double quotes in JSON";
	if (sign === '"' && awaited !== "colon" && awaited !== "more") return "a text is not closed, or holds what JSON writes with a backslash";
	if (sign === open.at(-1) && (awaited === "key" || awaited === "value")) return `nothing follows the comma before “${sign}”`;
	if (awaited.endsWith("key")) return "names stand in double quotes in JSON";
	if (awaited === "colon") return "a colon is missing behind the name";
	if (awaited === "more") return "a comma is missing";
	return /^[-+.]?\d/.test(word) ? `“${shorten(word)}” is no number in JSON` : `“${shorten(word || sign)}” is no value in JSON`;
}

/** Behind its closing quote; its own place where it has none, or what JSON writes with a backslash stands in it. */
function textEnd(text: string, start: number): number {
	for (let at = start + 1; at < text.length; at++) {
		const sign = text[at] ?? "";
		if (sign === '"') return at + 1;
		const escaped = sign === "\\" ? ends(ESCAPE, text, at) : at;
		if (sign < " " || (sign === "\\" && escaped === at)) return start;
		if (escaped > at) at = escaped - 1;
	}
	return start;
}

/** Where what a pattern matches from a place on ends; that place where it does not. */
function ends(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : at;
}
