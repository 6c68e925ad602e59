import type { Past } from "../governance/past.js";
import type { Stage } from "../rules/lifecycle.js";

/** What git knows of a file. */
export interface History {
	/** Newest first. */
	readonly stages: readonly Stage[];
	/** Kept where rules look at more than stages. */
	readonly past?: readonly Past[];
	/** Of the commits, and of what decides whether texts are kept. */
	readonly name: string;
}

/** Texts are let go where nobody ever approved anything, and nothing only grows. */
export function historyOf(name: string, past: readonly Past[], grows: boolean): History {
	const isKept = grows || past.some(({ lists }) => [...lists.values()].some((list) => list.length > 0));
	return { name, stages: past.map(({ stage }) => stage), ...(isKept && { past }) };
}
