import path from "node:path";
import type { PastVersion } from "../../core/index.js";
import { dateOf } from "./commits.js";
import { GitError, type Place } from "./process.js";
import { eachChange, type FileChange } from "./rawLog.js";
import { type Moves, type Renames, readRenames } from "./renames.js";

/** Of one document. */
export const MAX_VERSIONS = 50;
/** More paths than this are not named on the command line. */
const MAX_NAMED = 100;

/** A commit that touched a file. */
export interface Change extends Omit<PastVersion, "text" | "whole"> {
	/** Absent where the file was gone. */
	readonly blob?: string;
}

export interface Lineages {
	/** Newest first, by path; a file that no commit touched is absent. */
	readonly changes: ReadonlyMap<string, readonly Change[]>;
	/** Whether a file that was moved and changed at once may have been passed over. */
	readonly mayLack: boolean;
}

/**
 * The commits that lead to the tip and touched each file, under whatever name: going back, where a commit added it, git is asked from where
 * it was moved. One process walks the history, and one more looks at such commits; once again for each name that comes to light behind another.
 */
export async function readLineages(top: Place, tip: string, paths: ReadonlySet<string>, signal?: AbortSignal): Promise<Lineages> {
	const asked = new Set<string>();
	const moves = new Map<string, Moves>();
	const names = new Set(paths);
	for (let mayLack = false; ; ) {
		const walk = new Walk(paths, moves);
		const hand = (header: string, file: FileChange): void => walk.take(header, file);
		await eachChange(top, [...LOG, tip, "--", ...pathspec([...names])], hand, { signal }).catch(unborn);
		const births = walk.end();
		const commits = [...new Set(births.map(({ commit }) => commit))].filter((commit) => !asked.has(commit));
		const renames = commits.length === 0 ? NO_RENAMES : await readRenames(top, commits, signal);
		for (const commit of commits) asked.add(commit);
		for (const [commit, found] of renames.byCommit) moves.set(commit, found);
		mayLack ||= renames.onlyExact;
		const older = births.flatMap(({ commit, path }) => moves.get(commit)?.get(path) ?? []).filter((name) => !names.has(name));
		if (older.length === 0) return { changes: walk.changes, mayLack };
		for (const name of older) names.add(name);
	}
}

const NO_RENAMES: Renames = { byCommit: new Map(), onlyExact: false };

/** No name of an author holds a line break. */
const FIELDS = ["%H", "%at", "%ae", "%an"].join("%n");

const LOG = ["--no-renames", `--format=${FIELDS}`, "--end-of-options"];

/** A commit that added a file. */
interface Birth {
	readonly commit: string;
	readonly path: string;
}

/** One document: the name that it has now, and what is known of it. */
interface Line {
	readonly path: string;
	readonly changes: Change[];
}

/** A walk over commits, children before parents: on the way back a document takes on the names that it had. */
class Walk {
	readonly #moves: ReadonlyMap<string, Moves>;
	readonly #lines: readonly Line[];
	/** Whose name, here or further back, a path is. */
	readonly #named: Map<string, Set<Line>>;
	readonly #births: Birth[] = [];
	#header = "";
	#files: FileChange[] = [];

	constructor(paths: ReadonlySet<string>, moves: ReadonlyMap<string, Moves>) {
		this.#moves = moves;
		this.#lines = [...paths].map((path) => ({ path, changes: [] }));
		this.#named = new Map(this.#lines.map((line) => [line.path, new Set([line])]));
	}

	get changes(): ReadonlyMap<string, readonly Change[]> {
		return new Map(this.#lines.flatMap(({ path, changes }) => (changes.length > 0 ? [[path, changes] as const] : [])));
	}

	take(header: string, file: FileChange): void {
		if (header !== this.#header) this.#pass();
		this.#header = header;
		if (this.#named.has(file.path)) this.#files.push(file);
	}

	/** @returns the commits that added something whose past has room for more */
	end(): readonly Birth[] {
		this.#pass();
		return this.#births;
	}

	/** Behind a commit: what it did is known as a whole. */
	#pass(): void {
		const touched = new Map<Line, FileChange[]>();
		for (const file of this.#files)
			for (const line of this.#named.get(file.path) ?? []) touched.set(line, [...(touched.get(line) ?? []), file]);
		this.#files = [];
		for (const [line, files] of touched) if (line.changes.length < MAX_VERSIONS) this.#record(line, files);
	}

	/** A commit that moved a file took it away at the one place, and put it at the other. */
	#record(line: Line, files: readonly FileChange[]): void {
		const file = files.find(({ blob }) => blob !== undefined) ?? files[0];
		if (!file) return;
		const change = changeOf(this.#header, file, line);
		line.changes.push(change);
		for (const { path, isNew } of files) {
			if (!isNew) continue;
			this.#births.push({ commit: change.commit, path });
			const from = this.#moves.get(change.commit)?.get(path);
			if (from !== undefined) this.#named.set(from, (this.#named.get(from) ?? new Set()).add(line));
		}
	}
}

function changeOf(header: string, { path, blob }: FileChange, line: Line): Change {
	const [commit = "", seconds = "", email = "", name = ""] = header.split("\n");
	const moved = { ...(blob && { blob }), ...(path !== line.path && { path }) };
	return { commit, author: { name, email }, date: dateOf(Number(seconds) * 1000), ...moved };
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
