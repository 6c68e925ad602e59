import path from "node:path/posix";
import type { Disk, FileStat } from "../../../../src/core/ports.js";
import { type Bytes, bytesOf, digestOf, type Tree } from "./objects.js";

export interface FakeDisk extends Disk {
	/** Write to it what changes between two questions. */
	readonly files: Map<string, Bytes>;
	/** Paths that were digested, in the order of asking. */
	readonly digested: string[];
}

/**
 * A disk in memory. Paths are root-relative, or absolute ones below one of `readable`; every other absolute path, one with `..` that
 * leads out, and one in `links` (names of links that lead elsewhere) is outside.
 */
export function fakeDisk(content: Tree, readable: readonly string[] = [], links: readonly string[] = []): FakeDisk {
	const files = new Map(Object.entries(content));
	const digested: string[] = [];
	const at = (file: string): string => (path.normalize(file).replace(/\/$/, "") === "." ? "" : path.normalize(file).replace(/\/$/, ""));
	const isOutside = (file: string): boolean =>
		(path.isAbsolute(file) ? !readable.some((folder) => file.startsWith(`${folder}/`)) : file.startsWith("..")) ||
		links.some((link) => file === link || file.startsWith(`${link}/`));
	const stat = (file: string): FileStat | "outside" | undefined => {
		if (isOutside(at(file))) return "outside";
		const bytes = files.get(at(file));
		if (bytes !== undefined) return { kind: "file", size: bytesOf(bytes).length };
		const isFolder = at(file) === "" || [...files.keys()].some((name) => name.startsWith(`${at(file)}/`));
		return isFolder ? { kind: "folder", size: 0 } : undefined;
	};
	return {
		files,
		digested,
		readable,
		stat: async (file) => stat(file),
		async entries(folder) {
			if (isOutside(at(folder))) return [];
			const inside = at(folder) === "" ? "" : `${at(folder)}/`;
			const names = [...files.keys()].filter((name) => name.startsWith(inside)).map((name) => name.slice(inside.length));
			const kinds = new Map(names.map((name) => [name.split("/")[0] ?? "", name.includes("/") ? "folder" : "file"] as const));
			return [...kinds].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
		},
		async read(file, limit) {
			const found = stat(file);
			if (found === "outside") return found;
			if (found?.kind !== "file") return undefined;
			return found.size > limit ? "too-large" : new Uint8Array(bytesOf(files.get(at(file)) ?? ""));
		},
		async digest(file, algorithms, signal) {
			signal?.throwIfAborted();
			const bytes = files.get(at(file));
			if (bytes === undefined || isOutside(at(file))) throw new Error(`ENOENT: no such file, open '${file}'`);
			digested.push(file);
			return Object.fromEntries(algorithms.map((algorithm) => [algorithm, digestOf(bytes, algorithm)]));
		},
	};
}
