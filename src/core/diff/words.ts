import { diffArrays } from "diff";
import type { Mark } from "./difference.js";

/** With more changes than this, two texts are shown as two texts: nobody reads so many marks. */
const MAX_EDITS = 1_000;

/** A character of a script that writes no spaces between words; a word, or a number with its point; any other character. With the space before it. */
const WORD =
	/\s*(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}])[\p{L}\p{M}\p{N}_])+(?:[.,'’][\p{L}\p{M}\p{N}_]+)*|\S)/gu;

/** A space at the start, so that a first word is equal to the same word elsewhere. */
const wordsOf = (text: string): string[] => ` ${text}`.match(WORD) ?? [];

/** Word by word, what a text became. Both texts without white space at their ends. */
export function marksOf(before: string, after: string): readonly Mark[] {
	const parts = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MAX_EDITS });
	if (!parts) return [mark("removed", before), mark("added", after)].filter(({ text }) => text !== "");
	const marks = parts.map(({ value, added, removed }) => mark(removed ? "removed" : added ? "added" : "same", value.join("")));
	return withoutFirstSpace(marks);
}

const mark = (kind: Mark["kind"], text: string): Mark => ({ kind, text });

/** Without the one that {@link wordsOf} put there. Where one version begins with words of its own, it moves behind them. */
function withoutFirstSpace([first, second, ...rest]: readonly Mark[]): readonly Mark[] {
	if (!first) return [];
	if (!second || first.kind === "same") return [unspaced(first), ...(second ? [second] : []), ...rest];
	const space = second.kind === "same" ? " " : "";
	return [mark(first.kind, first.text.slice(1) + space), unspaced(second), ...rest];
}

const unspaced = ({ kind, text }: Mark): Mark => mark(kind, text.slice(1));

/** Whether two texts share half of their words: the one may have been made from the other. */
export function areAkin(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	const [few, many] = a.size < b.size ? [a, b] : [b, a];
	if (few.size * 2 < many.size) return false;
	let shared = 0;
	for (const word of few) if (many.has(word)) shared++;
	return shared > 0 && shared * 2 >= many.size;
}

export const wordSet = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
