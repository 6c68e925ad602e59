import type { Random } from "../random.js";

/** A decimal number as text, with its last digit one higher or lower. */
export function offByOne(text: string, { below }: Random): string {
	const decimals = text.split(".")[1]?.length ?? 0;
	const digits = BigInt(text.replace(".", "").replace("-", ""));
	const other = digits === 0n || below(2) === 0 ? digits + 1n : digits - 1n;
	const padded = other.toString().padStart(decimals + 1, "0");
	const placed = decimals === 0 ? padded : `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
	return `${text.startsWith("-") ? "-" : ""}${placed}`;
}

/** Two neighbouring digits in each other's place, as a hand types them; undefined where all are the same. */
export function transposed(text: string, { pick }: Random): string | undefined {
	const places = [...text].flatMap((digit, i) => (/\d/.test(digit) && /\d/.test(text[i + 1] ?? "") && digit !== text[i + 1] ? [i] : []));
	if (places.length === 0) return undefined;
	const at = pick(places);
	const swapped = `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
	// A number does not begin with a zero.
	return /^-?0\d/.test(swapped) ? undefined : swapped;
}
