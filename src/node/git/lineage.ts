import path from "node:path";
import type { PastVersion } from "../../core/index.js";
import { dateOf } from "./commits.js";
import { GitError, type Place } from "./process.js";
import { eachChange, type FileChange } from "./rawLog.js";

export const MAX_VERSIONS = 50;
/** More paths than this are not named on the command line. */
const MAX_NAMED = 100;

/** A commit that touched a file. */
export interface Change extends Omit<PastVersion, "text" | "whole"> {
	/** Absent where the file was gone. */
	readonly blob?: string;
}

/** No name of an author holds a line break. */
const FIELDS = ["%H", "%at", "%ae", "%an"].join("%n");

const LOG = ["--no-renames", `--format=${FIELDS}`, "--end-of-options"];

/** The commits that lead to the tip and touched each file, newest first; a file that none touched is absent. */
export async function readLineages(
	top: Place,
	tip: string,
	paths: ReadonlySet<string>,
	signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly Change[]>> {
	const found = new Map<string, Change[]>();
	const hand = (header: string, file: FileChange): void => {
		if (!paths.has(file.path)) return;
		const changes = found.get(file.path) ?? [];
		if (changes.length === 0) found.set(file.path, changes);
		if (changes.length < MAX_VERSIONS) changes.push(changeOf(header, file));
	};
	await eachChange(top, [...LOG, tip, "--", ...pathspec([...paths])], hand, { signal }).catch(unborn);
	return found;
}

function changeOf(header: string, { blob }: FileChange): Change {
	const [commit = "", seconds = "", email = "", name = ""] = header.split("\n");
	return { commit, author: { name, email }, date: dateOf(Number(seconds) * 1000), ...(blob && { blob }) };
}

/** Few paths as they are, else the folders they lie in; none, which means all, where those are too many too. */
function pathspec(paths: readonly string[]): readonly string[] {
	if (paths.length <= MAX_NAMED) return paths;
	const folders = [...new Set(paths.map((file) => path.posix.dirname(file)))].sort();
	const outer: string[] = [];
	for (const folder of folders) if (!outer.some((one) => folder.startsWith(`${one}/`))) outer.push(folder);
	return outer.includes(".") || outer.length > MAX_NAMED ? [] : outer;
}

/** Before the first commit there is no past, and that is all there is to know. */
function unborn(error: unknown): void {
	if (!(error instanceof GitError && error.message.includes("bad revision 'HEAD'"))) throw error;
}
