import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import { stampOf } from "./hashing/stamp.js";
import { codeOf } from "./inside.js";

/** How many files are asked about at a time: others wait for the disk, too. */
const AT_ONCE = 64;

/** Remembers the states of files and folders, without reading them. */
export class Stamps {
	readonly #root: string;
	#known: ReadonlyMap<string, string> = new Map();

	/** @param root absolute */
	constructor(root: string) {
		this.#root = root;
	}

	/**
	 * What is not as it was when it was looked at last; what was not looked at then is only remembered.
	 * @param paths absolute, or relative to the root; no link is followed
	 */
	async look(paths: readonly string[]): Promise<readonly string[]> {
		const before = this.#known;
		const now = await this.#stampsOf(paths);
		this.#known = now;
		return paths.filter((one) => before.has(one) && before.get(one) !== now.get(one));
	}

	async #stampsOf(paths: readonly string[]): Promise<Map<string, string>> {
		const stamps = new Map<string, string>();
		for (let i = 0; i < paths.length; i += AT_ONCE) {
			const some = paths.slice(i, i + AT_ONCE);
			const found = await Promise.all(some.map((one) => stampAt(path.resolve(this.#root, one))));
			for (const [k, one] of some.entries()) stamps.set(one, found[k] ?? "");
		}
		return stamps;
	}
}

/** Empty where nothing is, or may be looked at. */
async function stampAt(file: string): Promise<string> {
	try {
		return stampOf(await lstat(file, { bigint: true }));
	} catch (error) {
		if (codeOf(error) === "") throw error;
		return "";
	}
}

/** The names of what is no folder, in a folder that may be gone. */
export async function filesIn(folder: string): Promise<readonly string[]> {
	try {
		const entries = await readdir(folder, { withFileTypes: true });
		return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
	} catch (error) {
		if (codeOf(error) === "") throw error;
		return [];
	}
}
