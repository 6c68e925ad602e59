import { shorten } from "../../suggest.js";
import { decoded } from "./path.js";
import type { Piece } from "./piece.js";
import { refuse, type WayOut } from "./refused.js";
import { CONTROL } from "./text.js";

const HEX = /^[\da-f]+$/i;

/** Whether a text is a whole commit id: 40 hex characters, or 64 in a SHA-256 repository. */
export const isFullId = (text: string): boolean => HEX.test(text) && (text.length === 40 || text.length === 64);

/**
 * The id of a commit in lower case: 4 to 40 hex characters, or 64.
 * @param wayOut where it may be the name of something else
 * @throws Refused
 */
export function commitId(from: Piece, wayOut?: WayOut): string {
	const { text } = from;
	if (text === "") refuse(from, "A commit id is missing: write its 40 hex characters.");
	if (!HEX.test(text)) refuseName(from, wayOut);
	if (text.length < 4) refuse(from, `“${text}” is too short for a commit id: git needs at least 4 characters, and 40 pin it.`);
	if (text.length > 40 && text.length !== 64)
		refuse(from, `The commit id has ${text.length} characters: a whole one has 40, or 64 in a SHA-256 repository.`);
	return text.toLowerCase();
}

function refuseName(from: Piece, wayOut: WayOut = {}): never {
	const { text } = from;
	const name = `“${shorten(text)}”`;
	if (/(?:…|\.\.\.)$/.test(text)) refuse(from, "The commit id is cut short: write all 40 characters of it.");
	if (text.startsWith("-")) refuse(from, `${name} is no commit id: git would read what begins with - as an option.`);
	if (/[~^]|@\{/.test(text)) refuse(from, `${name} counts from what moves: write the commit id that it means now.`);
	const stray = text.length >= 7 ? text.search(/[^\da-f]/i) : -1;
	if (stray >= 4 || /^\d[\da-z]{38,40}$/i.test(text))
		refuse(from, `${name} is no commit id: “${[...text.slice(stray)][0]}” is no hex character.`);
	refuse(from, `${name} is no commit id: write 4 to 40 hex characters, or name a tag or branch as tag:… or branch:….`, wayOut);
}

/** What `git check-ref-format` refuses (https://git-scm.com/docs/git-check-ref-format), and what it would take for an option. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
	[/^-/, "begins with -, which git would read as an option"],
	[/^$/, "is empty"],
	[CONTROL, "holds a control character"],
	[/[ ~^:?*[\\]/, "holds a character that git allows in no name: space ~ ^ : ? * [ or a backslash"],
	[/\.\./, "holds two dots in a row"],
	[/@\{/, "holds @{"],
	[/^\/|\/$|\/\//, "has an empty step between slashes"],
	[/(?:^|\/)\./, "has a step that begins with a dot"],
	[/\.$/, "ends with a dot"],
	[/\.lock(?:\/|$)/, "has a step that ends with .lock"],
];

/**
 * The name of a tag or branch, decoded.
 * @throws Refused where git could have none of that name
 */
export function refName(from: Piece, what: "tag" | "branch" | "revision"): string {
	const name = decoded(from);
	const why = REFUSED.find(([pattern]) => pattern.test(name))?.[1];
	if (name === "") refuse(from, `The name of the ${what} is missing.`);
	if (why) refuse(from, `“${shorten(from.text)}” is no name of a ${what}: it ${why}.`);
	return name;
}

/**
 * What the address of a page names between `blob` and the path: a commit in lower case, or what moves, decoded.
 * @throws Refused
 */
export function revisionOf(from: Piece): string {
	const mistyped = HEX.test(from.text) && from.text.length > 40;
	return mistyped || isFullId(from.text) ? commitId(from) : refName(from, "revision");
}
