import { eachField } from "../run.js";

/** The files of a commit, by path from the top of the repository. */
export interface Committed {
	/** Ids of blobs, those of links among them. */
	readonly blobs: ReadonlyMap<string, string>;
	/** Those paths that are links. */
	readonly links: ReadonlySet<string>;
	readonly submodules: readonly string[];
}

const [LINK, SUBMODULE] = ["120000", "160000"];

/** Reads `<mode> <type> <id>\t<path>` of every file in a commit of the repository that a folder lies in. @param commit its full id */
export async function readCommitted(root: string, commit: string): Promise<Committed> {
	const blobs = new Map<string, string>();
	const links = new Set<string>();
	const submodules: string[] = [];
	const hand = (entry: string): void => {
		const [, mode, id, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
		if (id === undefined || path === undefined) return;
		if (mode === SUBMODULE) submodules.push(path);
		else blobs.set(path, id);
		if (mode === LINK) links.add(path);
	};
	await eachField(root, ["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit], hand);
	return { blobs, links, submodules };
}
