import { randomUUID } from "node:crypto";
import type { History, PastTexts, PastVersion } from "../../core/index.js";
import { readBatch } from "./batch.js";
import { dateOf } from "./commits.js";
import { GitError } from "./process.js";
import { reasonFor } from "./reasons.js";
import { git, run } from "./run.js";

const MAX_VERSIONS = 50;
/** More paths than this are not named on the command line: the whole log is read. */
const MAX_NAMED = 100;

/**
 * History from the git that is on the PATH: a few processes a call, however many files are asked for.
 * @param tip the full id of the commit that it ends with
 */
export function gitHistory(root: string, tip = "HEAD"): History {
	return {
		async texts(files, signal) {
			try {
				return await textsOf(root, tip, files, signal);
			} catch (error) {
				if (error instanceof GitError) return { state: "none", reason: reasonFor(error, root).reason, texts: new Map() };
				throw error;
			}
		},
	};
}

async function textsOf(root: string, tip: string, files: readonly string[], signal?: AbortSignal): Promise<PastTexts> {
	const wanted = new Set(files.filter((file) => !/[\n\0]/.test(file)));
	const [shallow, prefix = "", ...rest] = (await git(root, ["rev-parse", "--is-shallow-repository", "--show-prefix"], { signal }))
		.toString()
		.split("\n");
	// The batch below takes a name a line.
	if (rest.length > 1) throw new GitError("the folder's name holds a line break");
	const state = shallow === "true" ? "shallow" : "complete";
	const commits = wanted.size === 0 ? new Map<string, Change[]>() : await changesOf(root, tip, wanted, signal);
	const asked = [...commits].flatMap(([file, changes]) => changes.map(({ commit }) => `${commit}:${prefix}${file}`));
	const blobs = await blobsOf(root, asked, signal);
	const read = blobs.texts.values();
	const texts = new Map(
		[...commits].map(([file, changes]) => [
			file,
			versionsOf(
				changes,
				changes.map(() => read.next().value),
				state === "complete" && changes.length < MAX_VERSIONS,
			),
		]),
	);
	return { state: blobs.unfetched ? "partial" : state, texts };
}

/** @param isAll whether nothing came before the last of them */
function versionsOf(changes: readonly Change[], texts: readonly (string | undefined)[], isAll: boolean): PastVersion[] {
	return changes.flatMap((change, i) => {
		const text = texts[i];
		const whole = i + 1 < changes.length ? texts[i + 1] !== undefined : isAll;
		return text === undefined ? [] : [{ ...change, text, whole }];
	});
}

/** A commit that touched a file. */
type Change = Omit<PastVersion, "text" | "whole">;

const LOG = [
	...["log", "--relative", "--no-renames", "--name-only", "-z"],
	...["--no-ext-diff", "--no-show-signature", "--diff-merges=first-parent", "--no-color", "--encoding=UTF-8"],
];

/** No name of an author holds a line break. */
const FIELDS = ["%H", "%at", "%ae", "%an"].join("%n");

/** The commits that touched each wanted file, newest first. */
async function changesOf(root: string, tip: string, wanted: ReadonlySet<string>, signal?: AbortSignal): Promise<Map<string, Change[]>> {
	const named = wanted.size <= MAX_NAMED ? [...wanted] : [];
	// No path begins with the mark: it is new.
	const mark = randomUUID();
	const log = await git(root, [...LOG, `--format=${mark}${FIELDS}`, "--end-of-options", tip, "--", ...named], { signal }).catch(unborn);
	const found = new Map<string, Change[]>();
	let change: Change | undefined;
	for (const field of log
		.toString()
		.split("\0")
		.map((part) => part.replace(/^\n/, ""))) {
		const changes = found.get(field) ?? [];
		if (field.startsWith(mark)) change = changeOf(field.slice(mark.length));
		else if (change && wanted.has(field) && changes.length < MAX_VERSIONS) found.set(field, [...changes, change]);
	}
	return found;
}

function changeOf(header: string): Change {
	const [commit = "", seconds = "", email = "", name = ""] = header.split("\n");
	return { commit, author: { name, email }, date: dateOf(Number(seconds) * 1000) };
}

/** Before the first commit there is no past, and that is all there is to know. */
function unborn(error: unknown): Buffer {
	if (error instanceof GitError && error.message.includes("bad revision 'HEAD'")) return Buffer.alloc(0);
	throw error;
}

/** Where a text was not fetched, git stops at it: that one is not known, and the rest is asked for again. */
async function blobsOf(
	root: string,
	names: readonly string[],
	signal?: AbortSignal,
): Promise<{ texts: (string | undefined)[]; unfetched: boolean }> {
	const texts: (string | undefined)[] = [];
	let unfetched = false;
	while (texts.length < names.length) {
		const input = names.slice(texts.length).map((name) => `${name}\n`);
		const { stdout, code } = await run(root, ["cat-file", "--batch"], { input: input.join(""), signal });
		texts.push(...readBatch(stdout));
		if (code === 0) break;
		unfetched = true;
		texts.push(undefined);
	}
	return { texts, unfetched };
}
