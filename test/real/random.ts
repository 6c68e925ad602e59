/** Choices that are the same in every run with the same seed. */
export interface Random {
	/** From 0 to below `n`. */
	below(n: number): number;
	/** @throws where there is nothing to pick from */
	pick<T>(from: readonly T[]): T;
	/** At most `n` of them, each once, in random order. */
	sample<T>(from: readonly T[], n: number): T[];
}

/** Mulberry32 (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c), begun with a hash of the words. */
export function seeded(words: string): Random {
	let state = [...words].reduce((hash, char) => Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619), 2166136261);
	const next = (): number => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (n: number): number => Math.floor(next() * n);
	return {
		below,
		pick(from) {
			const [one] = from.slice(below(from.length));
			if (one === undefined) throw new Error("nothing to pick from");
			return one;
		},
		sample(from, n) {
			const rest = [...from];
			return Array.from({ length: Math.min(n, rest.length) }, () => rest.splice(below(rest.length), 1)).flat();
		},
	};
}

const HEX = "0123456789abcdef";

/** The same but for one hex digit, which may stand anywhere in it. */
export function oneDigitOff(hex: string, { below }: Random): string {
	const at = below(hex.length);
	const other = HEX[(HEX.indexOf(hex[at] ?? "0") + 1 + below(15)) % 16];
	return hex.slice(0, at) + other + hex.slice(at + 1);
}

/** The same but for one letter of its last step, as a slip of the keyboard leaves it: two letters change places, or one stands twice. */
export function misspelt(name: string, { below }: Random): string {
	const letters = [...name];
	const start = letters.lastIndexOf("/") + 1;
	const at = start + below(Math.max(1, letters.length - start - 1));
	const [a = "", b = ""] = [letters[at], letters[at + 1]];
	return [...letters.slice(0, at), ...(a === b || b === "" ? [a, a, b] : [b, a]), ...letters.slice(at + 2)].join("");
}
