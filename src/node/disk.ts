import type { BigIntStats, Dirent } from "node:fs";
import { type FileHandle, open, readdir } from "node:fs/promises";
import path from "node:path";
import type { Disk, FileStat } from "../core/index.js";
import { type Folders, type Found, find, findAt, isFound } from "./find.js";
import { fileDigests, type HashingOptions } from "./hashing/fileDigests.js";
import { stampOf } from "./hashing/stamp.js";
import { isNoFile, READ_ONLY } from "./inside.js";

export interface DiskOptions extends HashingOptions {
	/** Folders beside the root that may be read too, absolute. */
	readonly readable?: readonly string[] | undefined;
	/** How far reading a file for its digests is; not called for what is done in a tenth of a second. */
	readonly onProgress?: ((path: string, doneBytes: number, totalBytes: number) => void) | undefined;
}

/**
 * The files of a folder that references lead to. `dispose` ends the reading of files and writes the cache; it rejects where that cannot
 * be written.
 */
export function diskAt(root: string, { readable = [], onProgress, ...hashing }: DiskOptions = {}): Disk & { dispose(): Promise<void> } {
	const folders = { root: path.resolve(root), readable: readable.map((folder) => path.resolve(folder)) };
	const digests = fileDigests(hashing);
	return {
		readable: folders.readable.map((folder) => folder.split(path.sep).join("/")),
		async stat(file) {
			const found = await find(folders, file);
			return isFound(found) ? (statOf(found.stats) ?? "special") : found;
		},
		entries: (folder) => entriesOf(folders, folder),
		async read(file, limit) {
			const found = await find(folders, file);
			if (isFound(found)) return readFound(found, limit);
			return found === "special" ? undefined : found;
		},
		async digest(file, algorithms, signal) {
			const { at, stats } = await findFile(folders, file);
			return digests.of(at, stampOf(stats), algorithms, {
				signal,
				onProgress: onProgress && (({ done, total }) => onProgress(file, done, total)),
			});
		},
		dispose: () => digests.close(),
	};
}

function statOf(stats: BigIntStats): FileStat | undefined {
	const size = Number(stats.size);
	if (stats.isFile()) return { kind: "file", size };
	return stats.isDirectory() ? { kind: "folder", size } : undefined;
}

interface Entry {
	readonly name: string;
	readonly kind: FileStat["kind"];
}

/** What is neither file nor folder is left out. */
async function entriesOf(folders: Folders, folder: string): Promise<readonly Entry[]> {
	const found = await find(folders, folder);
	if (!isFound(found) || !found.stats.isDirectory()) return [];
	const listed = await readdir(found.at, { withFileTypes: true });
	const entries = await Promise.all(
		listed.map(async (entry) => {
			const kind = await kindOf(folders, found.at, entry);
			return kind === undefined ? [] : [{ name: entry.name, kind }];
		}),
	);
	return entries.flat().sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A link is told by what it leads to. */
async function kindOf(folders: Folders, folder: string, entry: Dirent): Promise<FileStat["kind"] | undefined> {
	if (entry.isFile()) return "file";
	if (entry.isDirectory()) return "folder";
	if (!entry.isSymbolicLink()) return undefined;
	const found = await findAt(folders, path.join(folder, entry.name));
	return isFound(found) ? statOf(found.stats)?.kind : undefined;
}

async function readFound({ at, stats }: Found, limit: number): Promise<Uint8Array | "too-large" | undefined> {
	// Only a file is opened: a pipe would wait for a writer, and some devices act on it.
	if (!stats.isFile()) return undefined;
	if (stats.size > limit) return "too-large";
	try {
		const opened = await open(at, READ_ONLY);
		try {
			return await readOpened(opened, limit);
		} finally {
			await opened.close();
		}
	} catch (error) {
		if (isNoFile(error)) return undefined;
		throw error;
	}
}

/** Asks again, now that nobody can replace it. */
async function readOpened(opened: FileHandle, limit: number): Promise<Uint8Array | "too-large" | undefined> {
	const stats = await opened.stat();
	if (!stats.isFile()) return undefined;
	if (stats.size > limit) return "too-large";
	const bytes = new Uint8Array(stats.size);
	let length = 0;
	while (length < bytes.length) {
		const { bytesRead } = await opened.read(bytes, length, bytes.length - length);
		if (bytesRead === 0) break;
		length += bytesRead;
	}
	return bytes.subarray(0, length);
}

async function findFile(folders: Folders, file: string): Promise<Found> {
	const found = await find(folders, file);
	if (found === "outside") throw new Error("it lies outside of the folders that may be read");
	if (found === undefined) throw Object.assign(new Error("there is no such file"), { code: "ENOENT" });
	if (found === "special" || !found.stats.isFile()) throw new Error("it is not a file");
	return found;
}
