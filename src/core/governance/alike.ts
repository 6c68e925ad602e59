/**
 * Of the words of the longer text, so many stand in the other one too. Two documents of one kind share about half, those of one template that
 * are hardly filled in yet more.
 */
const MOST = 3 / 4;

/** Whether two texts are one document that was edited, whatever it is called. How they are laid out does not count. */
export function isAlike(a: string, b: string): boolean {
	const [one, other] = [wordsIn(a), wordsIn(b)];
	const shared = [...one].reduce((sum, [word, count]) => sum + Math.min(count, other.get(word) ?? 0), 0);
	const longer = Math.max(total(one), total(other));
	return longer > 0 && shared >= MOST * longer;
}

function wordsIn(text: string): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);
