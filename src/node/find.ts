import type { BigIntStats } from "node:fs";
import { lstat } from "node:fs/promises";
import path from "node:path";
import { codeOf, followInside, isNoFile, isWithin } from "./inside.js";

/** Where files may be read; absolute. */
export interface Folders {
	/** Relative paths begin here. */
	readonly root: string;
	/** Absolute paths lie in one of these. */
	readonly readable: readonly string[];
}

/** What lies at a path once its links are followed. */
export interface Found {
	/** Absolute, and no link a moment ago. */
	readonly at: string;
	readonly stats: BigIntStats;
}

/** A link in a circle is there, and leads to nothing. */
type Elsewhere = "outside" | "special" | undefined;

export const isFound = (found: Found | Elsewhere): found is Found => typeof found === "object";

/** What a reference's path leads to. Rejects where a folder on the way may not be entered. */
export async function find(folders: Folders, file: string): Promise<Found | Elsewhere> {
	const spelt = spell(folders, file);
	return spelt === undefined ? "outside" : findAt(folders, spelt);
}

/** The same for a path of this system, absolute. */
export async function findAt({ root, readable }: Folders, file: string): Promise<Found | Elsewhere> {
	try {
		const at = await followInside([root, ...readable], file);
		return at === undefined ? "outside" : { at, stats: await lstat(at, { bigint: true }) };
	} catch (error) {
		if (codeOf(error) === "ELOOP") return "special";
		if (isNoFile(error)) return undefined;
		throw error;
	}
}

/**
 * A path as this system writes it; undefined where its spelling alone leads outside. The disk is not asked about that: on Windows, to
 * look at `//server/share` is to greet the server. Nor are Windows' ways to write a path taken for names elsewhere: a reference means the
 * same on all machines.
 */
function spell({ root, readable }: Folders, file: string): string | undefined {
	if (/[\\\0]/.test(file)) return undefined;
	const isAbsolute = path.isAbsolute(file);
	if (!isAbsolute && /^[a-z]:/i.test(file)) return undefined;
	const spelt = path.resolve(root, file);
	return (isAbsolute ? readable : [root]).some((folder) => isWithin(folder, spelt)) ? spelt : undefined;
}
