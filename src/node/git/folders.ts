import { realpath } from "node:fs/promises";
import path from "node:path";
import { GitError } from "./process.js";
import { git } from "./run.js";

/** Absolute folders: of HEAD and the index, and of refs and objects, which all working trees share. */
export interface GitFolders {
	readonly gitDir: string;
	readonly commonDir: string;
}

/** Where git keeps what a root's history is made of. Undefined where there is no repository to read. */
export async function gitFolders(root: string, signal?: AbortSignal): Promise<GitFolders | undefined> {
	try {
		const [own, gitDir, commonDir] = await Promise.all([
			realpath(root),
			git(root, ["rev-parse", "--absolute-git-dir"], { signal }),
			git(root, ["rev-parse", "--git-common-dir"], { signal }),
		]);
		// git names the second one as seen from the root.
		return { gitDir: path.resolve(own, lineOf(gitDir)), commonDir: path.resolve(own, lineOf(commonDir)) };
	} catch (error) {
		if (error instanceof GitError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
		throw error;
	}
}

const lineOf = (output: Buffer): string => output.toString().replace(/\n$/, "");
