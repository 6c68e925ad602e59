import { normalize } from "node:path/posix";
import { span } from "../../document/span.js";
import { shorten } from "../../suggest.js";
import type { Malformed } from "../reference.js";
import { type Piece, piece, slice } from "./piece.js";
import { attempt, refuse } from "./refused.js";
import { CONTROL } from "./text.js";

const RESERVED = /[\0- @#%\x7f-\x9f\u2028\u2029]/g;

/** A path as references hold it: space, `@`, `#`, `%` and control characters as percent escapes of UTF-8. */
export const encodePath = (path: string): string => path.replace(RESERVED, encodeURIComponent);

/** The path that was meant; malformed where an escape is none. It may still lead anywhere. */
export const decodePath = (text: string): string | Malformed => attempt(text, () => decoded(piece(text)));

/** @throws Refused at the first percent sign that begins no escape, or at bytes that are no UTF-8 */
export function decoded(from: Piece): string {
	if (!from.text.includes("%")) return from.text;
	const stray = from.text.search(/%(?![\da-f]{2})/i);
	if (stray >= 0) {
		const at = slice(from, stray, stray + 3);
		refuse(at, `“${at.text}” is no escape: a percent sign itself is written %25.`, { instead: `%25${at.text.slice(1)}` });
	}
	for (const escapes of from.text.matchAll(/(?:%[\da-f]{2})+/gi))
		refuseBytes(slice(from, escapes.index, escapes.index + escapes[0].length));
	return decodeURIComponent(from.text);
}

/**
 * The same, for what stands in a file or in git: it holds no control characters, escaped or not.
 * @throws Refused
 */
export function textIn(from: Piece): string {
	const text = decoded(from);
	if (CONTROL.test(text)) refuse(from, `“${shorten(from.text)}” stands for a text with control characters, which no reference holds.`);
	return text;
}

function refuseBytes(escapes: Piece): void {
	try {
		decodeURIComponent(escapes.text);
	} catch {
		refuse(escapes, `“${shorten(escapes.text)}” is not UTF-8: escapes stand for the bytes of a UTF-8 name.`);
	}
}

/** What a path must not leave. */
export type Home = "workspace" | "repository";

/** A commit knows no workspace. */
const START: Readonly<Record<Home, string>> = { workspace: "relative to the root", repository: "from the top of the repository" };

/**
 * The path that a reference of ours names, relative to its home.
 * @throws Refused where it is empty, is not escaped, or leads elsewhere
 */
export function pathOf(from: Piece, home: Home = "workspace"): string {
	const bare = from.text.search(/[ @#]/);
	if (bare >= 0) {
		const at = slice(from, bare, bare + 1);
		const name = at.text === " " ? "A space" : `“${at.text}”`;
		refuse(at, `${name} in a path is written ${encodePath(at.text)}.`, { instead: from.text.replace(/[ @#]/g, encodePath), over: from });
	}
	return insidePath(from, home);
}

/**
 * The path in the address of a page, where less has to be escaped.
 * @throws Refused
 */
export function insidePath(from: Piece, home: Home): string {
	const path = textIn(from);
	if (path === "") refuse(from, `A path is missing: write it ${START[home]}, such as data/train.csv.`);
	refuseElsewhere(from, path, home);
	refuseSteps(from, path, home);
	return path;
}

const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
	[/^(?:\\\\|\/\/[^/])/, "names another computer"],
	[/^[/\\]/, "is an absolute path"],
	[/^[a-z]:/i, "names a drive"],
	[/^~(?:\/|$)/, "is in somebody’s home folder"],
];

function refuseElsewhere(from: Piece, path: string, home: Home): void {
	if (/^[a-z][a-z\d+.-]+:\/\//i.test(path))
		refuse(from, `“${shorten(path)}” is an address: it stands alone, without a scheme before it.`, { reference: path });
	const why = ELSEWHERE.find(([pattern]) => pattern.test(path))?.[1];
	if (why)
		refuse(from, `“${shorten(path)}” ${why}, outside of the ${home}: write the path from the top of the ${home}.`, { outside: true });
}

/** Also behind backslashes, and behind escapes: what counts is where a file system would go. */
function refuseSteps(from: Piece, path: string, home: Home): void {
	const straight = normalize(path.replaceAll("\\", "/"));
	if (/^\.\.(?:\/|$)/.test(straight))
		refuse(stepsAt(from), `“${shorten(path)}” leads out of the ${home}: name a file inside of it.`, { outside: true });
	if (straight === path && straight !== ".") return;
	const instead = straight === "." ? {} : { instead: encodePath(straight), over: from };
	if (path.includes("\\")) refuse(from, `“${shorten(path)}” has backslashes: write / between folders.`, instead);
	refuse(from, `“${shorten(path)}” has empty or dotted steps: write the shortest path.`, instead);
}

function stepsAt(from: Piece): { start: number; end: number } {
	const steps = /(?:^|[/\\])\.\.(?=[/\\]|$)/.exec(from.text);
	if (!steps) return from;
	const end = from.start + steps.index + steps[0].length;
	return span(end - 2, end);
}

/** Whether a path is written as a folder, and the path without that. */
export const withoutSlash = (from: Piece): Piece => (/[^/]\/$/.test(from.text) ? slice(from, 0, from.text.length - 1) : from);
