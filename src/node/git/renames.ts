import { GitError, type Place } from "./process.js";
import { eachChange } from "./rawLog.js";
import type { RunOptions } from "./run.js";

/** Where files lay before a commit moved them: paths of before by paths of after. */
export type Moves = ReadonlyMap<string, string>;

export interface Renames {
	readonly byCommit: ReadonlyMap<string, Moves>;
	/** Whether only files that did not change on the way were found: a partial clone does not hold the texts. */
	readonly onlyExact: boolean;
}

/**
 * A third of the text is enough: whether it is the same document, what it says will tell. More than so many files that come and so many that
 * go are not compared with one another.
 */
const ALIKE = ["-M30%", "-l400"];
/** Told by the ids, so no text is read. */
const SAME = ["-M100%"];

/** What each of some commits moved: one process for all of them. */
export async function readRenames(top: Place, commits: readonly string[], signal?: AbortSignal): Promise<Renames> {
	const options = { input: `${commits.join("\n")}\n`, signal };
	try {
		return { byCommit: await movesIn(top, ALIKE, options), onlyExact: false };
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		return { byCommit: await movesIn(top, SAME, options), onlyExact: true };
	}
}

async function movesIn(top: Place, how: readonly string[], options: Omit<RunOptions, "take">): Promise<ReadonlyMap<string, Moves>> {
	const found = new Map<string, Map<string, string>>();
	const args = [...how, "--diff-filter=R", "--format=%H", "--no-walk=unsorted", "--stdin", "--"];
	await eachChange(
		top,
		args,
		(commit, { path, from }) => {
			if (from !== undefined) found.set(commit, (found.get(commit) ?? new Map<string, string>()).set(path, from));
		},
		options,
	);
	return found;
}
