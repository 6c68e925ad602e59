import type { Problem } from "../problem.js";

/** The problems of two checks, told apart. Each problem is in one list. */
export interface SinceThen {
	/** There then and now, as they are now. */
	readonly still: readonly Problem[];
	readonly came: readonly Problem[];
	/** As they were. */
	readonly went: readonly Problem[];
}

/** What became of the problems of a former check: one is the same where rule, document and pointer are. */
export function sinceThen(then: readonly Problem[], now: readonly Problem[]): SinceThen {
	const known = new Set(then.map(({ fingerprint }) => fingerprint));
	const left = new Set(now.map(({ fingerprint }) => fingerprint));
	return {
		still: now.filter(({ fingerprint }) => known.has(fingerprint)),
		came: now.filter(({ fingerprint }) => !known.has(fingerprint)),
		went: then.filter(({ fingerprint }) => !left.has(fingerprint)),
	};
}
