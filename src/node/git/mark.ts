import { stat } from "node:fs/promises";
import path from "node:path";
import { gitFolders } from "./folders.js";
import { GitError } from "./process.js";
import { run } from "./run.js";

/**
 * A text that is another one after a commit, a checkout, a fetch, a tag or a change of the index, and the same while only the working tree
 * changes. Undefined where there is no repository to read.
 */
export async function gitMark(root: string, signal?: AbortSignal): Promise<string | undefined> {
	const folders = await gitFolders(root, signal);
	if (!folders) return undefined;
	try {
		const [head, branch, refs, ...files] = await Promise.all([
			run(root, ["rev-parse", "--verify", "--quiet", "HEAD"], { signal }),
			run(root, ["symbolic-ref", "--quiet", "HEAD"], { signal }),
			run(root, ["for-each-ref", "--format=%(objectname) %(refname) %(symref)"], { signal }),
			...[path.join(folders.gitDir, "index"), path.join(folders.commonDir, "shallow"), path.join(folders.commonDir, "config")].map(stampOf),
		]);
		return [head, branch, refs]
			.map(({ stdout }) => stdout.toString())
			.concat(files)
			.join("\0");
	} catch (error) {
		if (error instanceof GitError) return undefined;
		throw error;
	}
}

/** Git replaces these files as a whole. Empty where there is none. */
async function stampOf(file: string): Promise<string> {
	const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
		if (error.code === "ENOENT") return undefined;
		throw error;
	});
	return found ? `${found.size} ${found.mtimeMs} ${found.ino}` : "";
}
