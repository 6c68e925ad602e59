import type { Dirent } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { type Files, isIgnoredFolder } from "../core/index.js";
import { codeOf, followInside, isNoFile } from "./inside.js";

/** Of the names of files: those that may be documents or policies. */
export const OF_INTEREST = /\.(?:md|markdown|ya?ml)$/i;

/** The files under a folder of the disk. */
export function diskFiles(root: string): Files {
	return {
		list: async (signal) => (await walk(root, "", signal)).sort(),
		read: (file) => readInside(root, file),
	};
}

async function walk(root: string, folder: string, signal?: AbortSignal): Promise<string[]> {
	signal?.throwIfAborted();
	const entries = await entriesOf(path.join(root, folder), folder === "");
	const found = await Promise.all(
		entries.map((entry) => visit(root, folder === "" ? entry.name : `${folder}/${entry.name}`, entry, signal)),
	);
	return found.flat();
}

/** A folder below the root that may not be read is passed over; the root itself must be readable. */
async function entriesOf(folder: string, isRoot: boolean): Promise<Dirent[]> {
	try {
		return await readdir(folder, { withFileTypes: true });
	} catch (error) {
		if (isRoot || !isDenied(error)) throw error;
		return [];
	}
}

const isDenied = (error: unknown): boolean => ["EACCES", "EPERM", "ENOENT"].includes(codeOf(error));

async function visit(root: string, file: string, entry: Dirent, signal?: AbortSignal): Promise<string[]> {
	if (entry.isDirectory()) return isIgnoredFolder(entry.name) ? [] : walk(root, file, signal);
	if (!OF_INTEREST.test(entry.name)) return [];
	if (entry.isFile()) return [file];
	return entry.isSymbolicLink() && (await isFileInside(root, file)) ? [file] : [];
}

async function isFileInside(root: string, file: string): Promise<boolean> {
	try {
		return (await stat(await resolveInside(root, file))).isFile();
	} catch (error) {
		if (error instanceof OutsideError || isDenied(error) || isNoFile(error)) return false;
		throw error;
	}
}

class OutsideError extends Error {}

async function resolveInside(root: string, file: string): Promise<string> {
	const target = await followInside([root], path.join(root, file));
	if (target === undefined) throw new OutsideError(`${file} lies outside of the root`);
	return target;
}

async function readInside(root: string, file: string): Promise<Uint8Array | undefined> {
	try {
		return await readFile(await resolveInside(root, file));
	} catch (error) {
		if (codeOf(error) === "ENOENT") return undefined;
		throw error;
	}
}
