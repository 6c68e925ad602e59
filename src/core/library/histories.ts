import { isBaselinePath } from "../kinds/baseline/file.js";
import type { History, PastTexts } from "../ports.js";
import type { Library } from "./library.js";

/** Whether a file has a past to be judged by: only a document that says where it stands has steps, and a baseline only shrinks. */
export const hasPast = (library: Library, path: string): boolean => isBaselinePath(path) || Boolean(library.check(path)?.artifact.status);

/** Takes in what git knows of files. Of two readings of a file the one that began later counts, whichever ends first. */
export class Histories {
	readonly #library: Library;
	#begun = 0;
	/** The readings that were taken in last. */
	readonly #taken = new Map<string, number>();

	constructor(library: Library) {
		this.#library = library;
	}

	/** @returns what was read, and the paths whose problems may have changed */
	async read(history: History, paths: readonly string[]): Promise<{ readonly past: PastTexts; readonly affected: ReadonlySet<string> }> {
		this.#begun += 1;
		const reading = this.#begun;
		const past = await history.texts(paths);
		const affected = new Set<string>();
		// Where git could not be asked, nothing is known better than before.
		const told = past.state === "none" ? [] : paths.filter((path) => (this.#taken.get(path) ?? 0) < reading);
		for (const path of told) {
			this.#taken.set(path, reading);
			for (const other of this.#take(path, past)) affected.add(other);
		}
		return { past, affected };
	}

	#take(path: string, { texts }: PastTexts): ReadonlySet<string> {
		const versions = texts.get(path);
		return versions ? this.#library.setHistory(path, versions) : this.#library.forgetHistory(path);
	}
}
