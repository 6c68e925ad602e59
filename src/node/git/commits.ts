import type { Commit, LogOptions } from "../../core/index.js";
import type { Place } from "./process.js";
import { git, type RunOptions } from "./run.js";

const FIELDS = ["%H", "%s", "%an", "%at", "%ct"];

const LOG = [
	...["log", "-z", `--format=${FIELDS.join("%x00")}`],
	...["--no-patch", "--no-show-signature", "--no-color", "--encoding=UTF-8"],
];

/** A full id, of either format. */
export const isFullId = (text: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);

/** Commits by full id: one process, however many. What is no commit, or not here, is undefined. */
export async function readCommits(top: Place, ids: readonly string[], signal?: AbortSignal): Promise<readonly (Commit | undefined)[]> {
	const input = [...new Set(ids.filter(isFullId))].join("\n");
	if (input === "") return ids.map(() => undefined);
	const found = await log(top, ["--ignore-missing", "--no-walk=unsorted", "--stdin", "--"], { input, signal });
	const byId = new Map(found.map((commit) => [commit.id, commit]));
	return ids.map((id) => byId.get(id));
}

/** Newest first: what leads to one commit and not to the other, which are full ids or HEAD or a whole ref, and touches the path. */
export function readLog(
	top: Place,
	{ to, from, path, limit, until, firstParent }: LogOptions & { readonly to: string },
	signal?: AbortSignal,
): Promise<readonly Commit[]> {
	const range = from === undefined ? [to] : [to, `^${from}`];
	const paths = path === undefined ? [] : [path];
	const line = firstParent ? ["--first-parent"] : [];
	const end = until === undefined ? [] : [`--min-age=${endOf(until)}`];
	return log(top, [`--max-count=${limit}`, ...line, ...end, "--end-of-options", ...range, "--", ...paths], { signal });
}

/** The last second of a day, UTC, or that of a time. To git a time before its own reckoning is none at all: those have no commits. */
const endOf = (until: string): number => Math.max(0, Math.floor(Date.parse(until.includes("T") ? until : `${until}T23:59:59Z`) / 1000));

async function log(top: Place, args: readonly string[], options: RunOptions): Promise<readonly Commit[]> {
	const fields = (await git(top, [...LOG, ...args], options)).toString().split("\0");
	const count = Math.floor(fields.length / FIELDS.length);
	return Array.from({ length: count }, (_, i) => commitOf(fields.slice(i * FIELDS.length, (i + 1) * FIELDS.length)));
}

function commitOf([id = "", subject = "", author = "", authored = "", committed = ""]: readonly string[]): Commit {
	return { id, subject, author, date: dateOf(Number(authored) * 1000), committed: dateOf(Number(committed) * 1000) };
}

/** Commits may claim a time that no calendar has. */
export function dateOf(milliseconds: number): string {
	const time = new Date(milliseconds);
	return Number.isNaN(time.getTime()) ? "" : (time.toISOString().split("T")[0] ?? "");
}
