import { distance } from "fastest-levenshtein";

/** The known word a person most likely meant: at most `most` letters off, and never more than a third of the word. */
export function nearest(word: string, known: readonly string[], most = 3): string | undefined {
	const normal = fold(word);
	if (word.length < 3) return undefined;
	const allowed = Math.max(1, Math.min(most, Math.floor(word.length / 3)));
	let best: string | undefined;
	let least = allowed + 1;
	for (const candidate of known) {
		const away = isSwap(normal, fold(candidate)) ? 1 : distance(normal, fold(candidate));
		if (away < least) {
			best = candidate;
			least = away;
		}
	}
	return best;
}

/** Two neighbours that changed places are one slip of the fingers. */
function isSwap(a: string, b: string): boolean {
	if (a.length !== b.length) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	return at + 1 < a.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

const fold = (word: string): string => word.toLowerCase().replace(/[-_\s]/g, "");

/** `a, b or c` */
export function either(words: readonly string[]): string {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** `a, b and c` */
export function each(words: readonly string[]): string {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** A document's own words in a message, cut where they would fill it. */
export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
