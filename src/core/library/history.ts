import { committedLine, Past } from "../governance/past.js";
import type { PastVersion } from "../ports.js";
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

/**
 * @param grows whether the file has what only grows
 * @returns what was known before, where git has nothing new
 */
export function historyOf(path: string, versions: readonly PastVersion[], grows: boolean, known?: History): History {
	const name = JSON.stringify([grows, ...versions.map(({ commit, whole }) => [commit, whole])]);
	if (known?.name === name) return known;
	const past = versions.map((version) => new Past(path, version));
	// Texts are let go where nobody ever approved anything, and nothing only grows.
	const isKept = grows || past.some(({ lists }) => [...lists.values()].some((list) => list.length > 0));
	return { name, stages: committedLine(past).map(({ stage }) => stage), ...(isKept && { past }) };
}
