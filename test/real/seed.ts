/** What the reference is to be found to be. */
export interface Expected {
	readonly state: "verified" | "unpinned" | "broken" | "unverifiable";
	/** All rules that report something at it: none for the most part. */
	readonly rules?: readonly string[];
	/** The text at which the first of them is shown. */
	readonly at?: string;
	/** Of a number. */
	readonly claim?: "equal" | "different" | "unverifiable";
}

/** A reference that is put into a document. */
export interface Seed {
	/** The row of the table it is counted in. */
	readonly sort: string;
	readonly lie: boolean;
	readonly ref: string;
	/** Recorded beside it. */
	readonly digest?: string;
	/** A number that is claimed, and what picks it from the evidence: entries of a YAML mapping. */
	readonly number?: { readonly value: string; readonly selector: string };
	readonly expected: Expected;
}

export const truth = (sort: string, ref: string, more: Partial<Seed> = {}): Seed => ({
	sort,
	lie: false,
	ref,
	expected: { state: "verified" },
	...more,
});

/** @param at the text that is wrong */
export const lie = (
	sort: string,
	ref: string,
	rule: string,
	at: string,
	more: Partial<Seed> & { state?: Expected["state"] } = {},
): Seed => {
	const { state = "broken", ...rest } = more;
	return { sort, lie: true, ref, expected: { state, rules: [rule], at }, ...rest };
};

/** A path as references hold it, written anew from docs/references of the grammar: space, `@`, `#`, `%` and control characters as escapes. */
export const escaped = (path: string): string => path.replace(/[\0- @#%\x7f]/g, encodeURIComponent).replace(/:(L?\d[^:/]*)$/i, "%3A$1");
