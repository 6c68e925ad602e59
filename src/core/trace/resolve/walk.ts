import type { Disk } from "../../ports.js";

/** More files than this are not compared one by one. */
const MAX_FILES = 10_000;
/** Deeper folders are a link in a circle. */
const MAX_DEPTH = 64;

/** The files below a folder, relative to it; or why not all can be seen, as half a sentence. */
export type Walked = { readonly files: readonly string[] } | { readonly unseen: string };

/**
 * Lists every file below a folder. Folders named in `left` are passed over, and so is a link that leads out of the workspace; any other
 * link is what it leads to.
 */
export async function walk(disk: Disk, folder: string, left: ReadonlySet<string>, signal?: AbortSignal): Promise<Walked> {
	const files: string[] = [];
	const folders = [""];
	for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
		signal?.throwIfAborted();
		if (at.split("/").length > MAX_DEPTH) return { unseen: `its folders are nested more than ${MAX_DEPTH} deep` };
		for (const { name, kind } of await disk.entries(below(folder, at))) {
			if (left.has(name)) continue;
			const path = below(at, name);
			(kind === "folder" ? folders : files).push(path);
		}
		if (files.length + folders.length > MAX_FILES) return { unseen: `it holds more than ${MAX_FILES} files` };
	}
	return { files };
}

/** Two relative paths as one; either may be "". */
export const below = (folder: string, path: string): string => (folder === "" || path === "" ? folder + path : `${folder}/${path}`);
