import { nearest, shorten } from "../../suggest.js";
import type { Evidence } from "../resolution.js";

/** What a file of numbers says at a place. */
export type Reading = Omit<Evidence, "source">;

export const missing = (part: NonNullable<Evidence["part"]>, reason: string): Reading => ({ state: "missing", part, reason });

export const unverifiable = (reason: string): Reading => ({ state: "unverifiable", reason });

/** The evidence is here, and whoever made it would have to mend it. */
export const defective = (reason: string): Reading => ({ state: "unverifiable", reason, defect: true });

export const quoted = (text: string): string => `“${shorten(text)}”`;

/** How many names a reason tells. */
const MAX_NAMES = 8;

/** `“a”, “b” and “c”`, `“a”, “b” and 70 more`. */
export function listed(names: readonly string[]): string {
	const told = names.length > MAX_NAMES ? names.slice(0, MAX_NAMES - 1) : names;
	const words = told.map(quoted);
	if (told.length < names.length) words.push(`${names.length - told.length} more`);
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Names that long are not mistyped, and names that many not looked through. */
const MAX_LENGTH = 100;
const MAX_CANDIDATES = 1000;

/** The one of some names that a person most likely meant. */
export function meant(word: string, names: readonly string[]): string | undefined {
	if (word.length > MAX_LENGTH) return undefined;
	return nearest(
		word,
		names.slice(0, MAX_CANDIDATES).filter((name) => name.length <= MAX_LENGTH),
	);
}
