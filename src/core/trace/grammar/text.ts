import { type Piece, piece, slice } from "./piece.js";
import { refuse } from "./refused.js";

/** In characters. Far above any address that people share, and low enough that nothing here can be slow. */
export const LONGEST = 4096;

/** Line breaks and all else that has no glyph and could end a line of what git is asked. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
export const CONTROL = /[\0-\x1f\x7f-\x9f\u2028\u2029]/;

/** What a person cannot see: zero width, and what turns the direction of the text around. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

const NAMES: Readonly<Record<string, string>> = { "\0": "a NUL character", "\t": "a tab", "\n": "a line break", "\r": "a line break" };

/**
 * Refuses what no reference holds, whatever its family.
 * @throws Refused
 */
export function refuseOddText(text: string): void {
	const whole = piece(text);
	if (text.trim() === "") refuse(whole, "The reference is empty: name a commit, a file, a dataset, a model, a document or an address.");
	if (text.length > LONGEST) refuse(whole, `A reference has at most ${LONGEST} characters; this one has ${text.length}.`);
	const odd = [text.search(CONTROL), text.search(INVISIBLE)].filter((at) => at >= 0);
	if (odd.length > 0) refuseCharacter(whole, slice(whole, Math.min(...odd), Math.min(...odd) + 1));
	refuseBlankEnds(whole);
}

/** Trimmed, not matched: a pattern for the end would try at every space. */
function refuseBlankEnds(whole: Piece): void {
	const inner = whole.text.trim();
	if (inner.length === whole.text.length) return;
	const first = whole.text.length - whole.text.trimStart().length;
	const at = first > 0 ? slice(whole, 0, first) : slice(whole, inner.length);
	refuse(at, "A space stands around the reference.", { reference: inner });
}

/** @throws Refused where a space is not escaped */
export function refuseSpace(from: Piece): void {
	const space = from.text.search(/\s/);
	if (space < 0) return;
	const instead = from.text.replace(/\s/g, encodeURIComponent);
	const at = slice(from, space, space + 1);
	refuse(at, `A space in a reference is written ${encodeURIComponent(at.text)}.`, { instead, over: from });
}

function refuseCharacter({ text }: Piece, at: Piece): never {
	const code = at.text.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
	const name = NAMES[at.text] ?? (CONTROL.test(at.text) ? `a control character (U+${code})` : `an invisible character (U+${code})`);
	const clean = text.trim().replaceAll(new RegExp(INVISIBLE, "g"), "");
	refuse(
		at,
		`The reference holds ${name}: write it on one line, with visible characters only.`,
		CONTROL.test(clean) ? {} : { reference: clean },
	);
}
