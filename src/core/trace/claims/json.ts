import { createScanner, ParseErrorCode, SyntaxKind, visit } from "jsonc-parser";
import { shorten } from "../../suggest.js";

/** Where a text stops being JSON, and why, as half a sentence. */
export interface JsonFault {
	readonly at: number;
	readonly what: string;
}

/** Deeper ones nobody writes, and readers give up. */
const MAX_DEPTH = 1000;

/** Reads a text by the grammar of RFC 8259. Undefined where it is JSON. That a key stands twice in a mapping is no matter of grammar. */
export function jsonFault(text: string): JsonFault | undefined {
	const plain = withoutPython(text);
	if (typeof plain !== "string") return plain;
	let first: JsonFault | undefined;
	const onError = (error: ParseErrorCode, at: number, length: number): void => {
		first ??= { at, what: oddity(text, error, at, length) };
	};
	visit(plain, { onError }, { disallowComments: true });
	return first;
}

/** NaN and the infinities are no JSON: Python writes them all the same, and where one is meant, that is told. Numbers stand for them here. */
function withoutPython(text: string): string | JsonFault {
	const scanner = createScanner(text, true);
	const pieces: string[] = [];
	let from = 0;
	let depth = 0;
	for (let kind = scanner.scan(); kind !== SyntaxKind.EOF; kind = scanner.scan()) {
		const [at, length] = [scanner.getTokenOffset(), scanner.getTokenLength()];
		depth += DEPTH[kind] ?? 0;
		if (depth > MAX_DEPTH) return { at, what: "this is nested too deeply to be read" };
		if (kind !== SyntaxKind.Unknown || !isPython(text, at, length)) continue;
		pieces.push(text.slice(from, at), text[at] === "-" ? "-" : "0".padEnd(length));
		from = at + length;
	}
	return from === 0 ? text : pieces.join("") + text.slice(from);
}

const DEPTH: Readonly<Partial<Record<SyntaxKind, number>>> = {
	[SyntaxKind.OpenBraceToken]: 1,
	[SyntaxKind.OpenBracketToken]: 1,
	[SyntaxKind.CloseBraceToken]: -1,
	[SyntaxKind.CloseBracketToken]: -1,
};

/** The sign before infinity is read by itself. */
const isPython = (text: string, at: number, length: number): boolean =>
	/^(?:NaN|Infinity)$/.test(text.slice(at, at + length)) || text.startsWith("-Infinity", at);

/** What people write in JSON and is none. */
function oddity(text: string, error: ParseErrorCode, at: number, length: number): string {
	const sign = text[at] ?? "";
	const [word = ""] = /^[-+.\w$]*/.exec(text.slice(at - glued(text, at), at + length)) ?? [];
	if (length === 0) return "something is missing here";
	if (sign === "#" || error === ParseErrorCode.InvalidCommentToken) return "JSON has no comments";
	if (sign === "'") return "texts stand in double quotes in JSON";
	if (/^[-+.]?\d/.test(word) && !NUMBER.test(word)) return `“${shorten(word)}” is no number in JSON`;
	if (error === ParseErrorCode.InvalidSymbol && /^\s*:/.test(text.slice(at + length, at + length + 99)))
		return "names stand in double quotes in JSON";
	if (/[}\]]/.test(sign) && /,\s*$/.test(text.slice(Math.max(0, at - 99), at))) return `nothing follows the comma before “${sign}”`;
	return WORDS[error] ?? `“${shorten(word || sign)}” is no value in JSON`;
}

/** By RFC 8259. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** How much of a word or number stands right before a place. */
const glued = (text: string, at: number): number => /[-+.\w$]*$/.exec(text.slice(Math.max(0, at - 99), at))?.[0].length ?? 0;

const UNCLOSED = "a text is not closed, or holds what JSON writes with a backslash";

const WORDS: Readonly<Partial<Record<ParseErrorCode, string>>> = {
	[ParseErrorCode.ColonExpected]: "a colon is missing behind the name",
	[ParseErrorCode.CommaExpected]: "a comma is missing",
	[ParseErrorCode.EndOfFileExpected]: "something stands behind its end",
	[ParseErrorCode.PropertyNameExpected]: "names stand in double quotes in JSON",
	[ParseErrorCode.UnexpectedEndOfString]: UNCLOSED,
	[ParseErrorCode.InvalidEscapeCharacter]: UNCLOSED,
	[ParseErrorCode.InvalidUnicode]: UNCLOSED,
	[ParseErrorCode.InvalidCharacter]: UNCLOSED,
};
