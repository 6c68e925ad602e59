import type { Commit, HistoryState } from "../../../../src/core/ports.js";
import { type Node, objectId, type Tree, treeOf } from "./objects.js";

export interface FakeCommit {
	/** All files of the commit, not only those that changed. */
	readonly files: Tree;
	readonly subject?: string;
	readonly author?: string;
	/** YYYY-MM-DD. */
	readonly date?: string;
	/** The author's day where absent. */
	readonly committed?: string;
	/** Places in the list of commits; the commit before it where absent. */
	readonly parents?: readonly number[];
}

/** A repository, described. Commits are named by their place in `commits`. */
export interface FakeHistory {
	/** The oldest first. */
	readonly commits?: readonly FakeCommit[];
	/** `main` at the last commit where absent. `origin/main` is a remote branch. */
	readonly branches?: Readonly<Record<string, number>>;
	readonly tags?: Readonly<Record<string, number>>;
	/** `main` where absent; undefined for HEAD. */
	readonly defaultBranch?: string;
	/** A branch, or the place of a commit: detached. `main` where absent. */
	readonly head?: string | number;
	/** Files in the index; those of HEAD where absent. */
	readonly index?: Tree;
	/** Commits that a shallow clone lacks. */
	readonly absent?: readonly number[];
	/** Paths whose blobs a partial clone lacks. */
	readonly unfetched?: readonly string[];
	/** Tracked paths that a sparse checkout leaves out. */
	readonly leftOut?: readonly string[];
	/** By path: the names that a submodule knows, or that it is not checked out. */
	readonly submodules?: Readonly<Record<string, readonly string[] | "closed">>;
	/** Tags with an object of their own. */
	readonly annotated?: readonly string[];
	readonly state?: HistoryState;
	readonly reason?: string;
	readonly remedy?: string;
	readonly prefix?: string;
	readonly remotes?: readonly string[];
}

/** A commit as it was made from its description. */
export interface Made extends Node {
	readonly info: Commit;
	readonly parents: readonly number[];
	/** Blobs and folders by path; the top is "". */
	readonly tree: ReadonlyMap<string, Node>;
}

/** What was made of a description. Commits are places in its list. */
export interface Scene {
	readonly history: FakeHistory;
	readonly commits: readonly Made[];
	/** Places of commits by full name. */
	readonly refs: ReadonlyMap<string, number>;
	readonly head: number | undefined;
	readonly defaultRef: string | undefined;
	readonly defaultAt: number | undefined;
	readonly index: ReadonlyMap<string, Node>;
	/** Objects of annotated tags, by short name. */
	readonly tags: ReadonlyMap<string, Node>;
	/** Ids of blobs that are known and not here. */
	readonly unfetched: ReadonlySet<string>;
	readonly absent: ReadonlySet<number>;
}

const NOTHING: ReadonlyMap<string, Node> = new Map();

export function sceneOf(history: FakeHistory): Scene {
	const isNone = history.state === "none";
	const commits = isNone ? [] : (history.commits ?? []).map(make);
	const refs = refsOf(history, commits.length);
	const wanted = history.head ?? "main";
	const head = typeof wanted === "number" ? wanted : refs.get(`refs/heads/${wanted}`);
	const defaultRef = refNamed(history.defaultBranch ?? "main", refs);
	const committed = head === undefined ? NOTHING : (commits[head]?.tree ?? NOTHING);
	return {
		history,
		commits,
		refs,
		head,
		defaultRef,
		defaultAt: (defaultRef === undefined ? undefined : refs.get(defaultRef)) ?? head,
		index: isNone ? NOTHING : history.index ? treeOf(history.index) : committed,
		tags: new Map((history.annotated ?? []).map((name) => [name, tagNode(name, commits[refs.get(`refs/tags/${name}`) ?? -1])])),
		unfetched: new Set((history.unfetched ?? []).flatMap((file) => commits.flatMap(({ tree }) => tree.get(file)?.id ?? []))),
		absent: new Set(history.absent),
	};
}

/** The place of a commit; -1 where there is none. */
export const placeOf = ({ commits }: Scene, id: string): number => commits.findIndex((commit) => commit.id === id);

/** Places of the commits that lead to some, themselves included. */
export function reach({ commits, absent }: Scene, from: readonly (number | undefined)[]): Set<number> {
	const seen = new Set<number>();
	const queue = from.filter((at): at is number => at !== undefined && at >= 0);
	for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
		if (seen.has(at) || absent.has(at)) continue;
		seen.add(at);
		queue.push(...(commits[at]?.parents ?? []));
	}
	return seen;
}

/** Newest first. */
export const newestFirst = ({ commits }: Scene, places: ReadonlySet<number>): Made[] =>
	[...places].sort((a, b) => b - a).flatMap((at) => commits[at] ?? []);

function refsOf({ branches, tags = {} }: FakeHistory, commits: number): Map<string, number> {
	const heads = Object.entries(branches ?? (commits > 0 ? { main: commits - 1 } : {}));
	const ref = (name: string) => (name.startsWith("origin/") ? `refs/remotes/${name}` : `refs/heads/${name}`);
	return new Map([
		...heads.map(([name, at]) => [ref(name), at] as const),
		...Object.entries(tags).map(([name, at]) => [`refs/tags/${name}`, at] as const),
	]);
}

export const refNamed = (name: string, refs: ReadonlyMap<string, number>): string | undefined =>
	[name, `refs/tags/${name}`, `refs/heads/${name}`, `refs/remotes/${name}`].find((ref) => refs.has(ref));

function make({ files, subject, author = "Ada Osei", date, committed, parents }: FakeCommit, at: number): Made {
	const tree = treeOf(files);
	const before = parents ?? (at === 0 ? [] : [at - 1]);
	const title = subject ?? `Commit ${at + 1}`;
	const day = date ?? `2026-01-${String(at + 1).padStart(2, "0")}`;
	const bytes = Buffer.from(`tree ${tree.get("")?.id}\nparents ${before.join()}\n${author} ${day} ${at}\n\n${title}\n`);
	const id = objectId("commit", bytes);
	return { id, type: "commit", bytes, parents: before, tree, info: { id, subject: title, author, date: day, committed: committed ?? day } };
}

function tagNode(name: string, commit: Made | undefined): Node {
	const bytes = Buffer.from(`object ${commit?.id}\ntype commit\ntag ${name}\n\n${name}\n`);
	return { id: objectId("tag", bytes), type: "tag", bytes };
}
