import path from "node:path";
import type { Git } from "../../../src/core/index.js";
import { gitAt } from "../../../src/node/git/git.js";
import { remove } from "../folder.js";

/** Repositories of one suite: opened with `at`, and gone after it. */
export class Opened {
	readonly #folders: string[] = [];
	readonly #gits: { dispose(): void }[] = [];

	/** Keeps a folder, or the folder that holds a clone, for removal. */
	kept(folder: string): string {
		this.#folders.push(path.basename(folder) === "clone" ? path.dirname(folder) : folder);
		return folder;
	}

	at(root: string): Git & { dispose(): void } {
		const git = gitAt(root);
		this.#gits.push(git);
		return git;
	}

	close(): void {
		for (const git of this.#gits) git.dispose();
		this.#folders.forEach(remove);
	}
}
