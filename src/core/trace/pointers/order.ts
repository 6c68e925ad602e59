/** The order of code points, as Python and `sort` in the C locale have it; JavaScript's own compares halves of surrogate pairs. */
export function byCodePoint(a: string, b: string): number {
	const [left, right] = [[...a], [...b]];
	const at = left.findIndex((char, i) => char !== right[i]);
	return at < 0 ? left.length - right.length : codeOf(left[at]) - codeOf(right[at]);
}

const codeOf = (char: string | undefined): number => char?.codePointAt(0) ?? -1;
