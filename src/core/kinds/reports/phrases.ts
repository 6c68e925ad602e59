import { foldName } from "./stated.js";

/** Longer names are known by as many of their first words: a set of all phrases must not grow with the square of a text. */
const MOST_WORDS = 8;

const wordsOf = (text: string): string[] =>
	foldName(text)
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim()
		.split(" ");

/** A name as it would stand among the phrases of a text, whatever its case, hyphens and punctuation. */
export const phraseOf = (name: string): string => wordsOf(name).slice(0, MOST_WORDS).join(" ");

/** Every run of words in some texts. */
export const phrasesIn = (texts: readonly string[]): ReadonlySet<string> =>
	new Set(
		texts
			.map(wordsOf)
			.flatMap((words) =>
				words.flatMap((_, from) => Array.from({ length: MOST_WORDS }, (_, more) => words.slice(from, from + more + 1).join(" "))),
			),
	);
