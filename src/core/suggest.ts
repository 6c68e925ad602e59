import { distance } from "fastest-levenshtein";

/** The known word a person most likely meant: at most `most` letters off, and never more than a third of the word. */
export function nearest(word: string, known: readonly string[], most = 3): string | undefined {
	const normal = fold(word);
	const allowed = Math.max(1, Math.min(most, Math.floor(word.length / 3)));
	let best: string | undefined;
	let least = allowed + 1;
	for (const candidate of known) {
		const away = distance(normal, fold(candidate));
		if (away < least) {
			best = candidate;
			least = away;
		}
	}
	return best;
}

const fold = (word: string): string => word.toLowerCase().replace(/[-_\s]/g, "");

/** `a, b or c` */
export function either(words: readonly string[]): string {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
