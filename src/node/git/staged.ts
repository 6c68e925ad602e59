import { GitError, type Place } from "./process.js";
import { eachField } from "./run.js";

export interface Index {
	/** Ids of the blobs by path, from the top of the repository. */
	readonly blobs: ReadonlyMap<string, string>;
	/** What a sparse checkout leaves out of the working tree. */
	readonly leftOut: readonly string[];
	readonly submodules: readonly string[];
}

export const NO_INDEX: Index = { blobs: new Map(), leftOut: [], submodules: [] };

const SUBMODULE = "160000";

/**
 * Reads `<tag> <mode> <id> <stage>\t<path>` of files and links, where the tag S is what is to be skipped. Of a conflict, ours; a submodule
 * is a commit of another repository.
 */
export async function readIndex(top: Place): Promise<Index> {
	const blobs = new Map<string, string>();
	const leftOut: string[] = [];
	const submodules: string[] = [];
	const hand = (entry: string): void => {
		const [, tag, mode, id, path] = /^(\S) (1\d{5}) ([0-9a-f]+) [02]\t(.+)$/s.exec(entry) ?? [];
		if (id === undefined || path === undefined) return;
		if (mode === SUBMODULE) submodules.push(path);
		else blobs.set(path, id);
		if (tag === "S" && mode !== SUBMODULE) leftOut.push(path);
	};
	await eachField(top, ["ls-files", "-t", "--stage", "-z", "--full-name"], hand).catch(withoutFiles);
	return { blobs, leftOut, submodules };
}

/** A bare repository has no index to speak of. */
function withoutFiles(error: unknown): void {
	if (!(error instanceof GitError && error.message.includes("must be run in a work tree"))) throw error;
}
