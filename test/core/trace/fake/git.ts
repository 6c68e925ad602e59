import type { Git, GitObject, InSubmodules, LogOptions, Repository } from "../../../../src/core/ports.js";
import { type FakeHistory, type Made, newestFirst, placeOf, reach, type Scene, sceneOf } from "./history.js";
import { commitAt, lookUp } from "./names.js";

export interface FakeGit extends Git {
	/** Ids of the commits, in the order of the description. */
	readonly ids: readonly string[];
	/** Names of the methods that were called. */
	readonly calls: string[];
	/** The id of the blob or tree at a path of a commit. */
	id(commit: number, path: string): string;
}

/** git in memory: real ids of blobs and trees, invented but stable ones of commits. */
export function fakeGit(history: FakeHistory = {}): FakeGit {
	const scene = sceneOf(history);
	const calls: string[] = [];
	const answer = async <T>(name: keyof Git, value: T): Promise<T> => {
		calls.push(name);
		return value;
	};
	return {
		ids: scene.commits.map(({ id }) => id),
		calls,
		id: (at, file) => idOf(scene, at, file),
		repository: () => answer("repository", repositoryOf(scene)),
		objects: (names) =>
			answer(
				"objects",
				names.map((name) => objectOf(scene, name)),
			),
		contents: (names, limit) =>
			answer(
				"contents",
				names.map((name) => contentOf(scene, name, limit)),
			),
		unreachable: (ids, from) => answer("unreachable", unreachable(scene, ids, from)),
		introduced: (pins) =>
			answer(
				"introduced",
				pins.map(({ path, blob }) => introduced(scene, path, blob)),
			),
		tracked: (paths) => answer("tracked", tracked(scene, paths)),
		leftOut: (paths) => answer("leftOut", leftOut(scene, paths)),
		commits: (ids) =>
			answer(
				"commits",
				ids.map((id) => (scene.absent.has(placeOf(scene, id)) ? undefined : scene.commits[placeOf(scene, id)]?.info)),
			),
		log: (options) => answer("log", logOf(scene, options)),
		tags: () => answer("tags", tagsOf(scene)),
		submodules: () => answer("submodules", Object.keys(history.submodules ?? {})),
		inSubmodules: (names) => answer("inSubmodules", inSubmodules(history, names)),
		files: () => answer("files", [...scene.index].flatMap(([file, { type }]) => (type === "blob" ? [file] : [])).sort()),
		refresh: () => void calls.push("refresh"),
	};
}

function idOf({ commits }: Scene, at: number, file: string): string {
	const node = commits[at]?.tree.get(file);
	if (!node) throw new Error(`no ${file} in commit ${at}`);
	return node.id;
}

function repositoryOf({ history, head, commits, defaultRef }: Scene): Repository {
	const { state = "complete", reason, remedy, prefix = "", remotes = [], head: branch = "main" } = history;
	const commit = head === undefined ? undefined : commits[head];
	return {
		state,
		...(reason !== undefined && { reason }),
		...(remedy !== undefined && { remedy }),
		objectFormat: "sha1",
		prefix,
		remotes,
		...(commit && { head: commit.id }),
		...(commits.length > 0 && { defaultBranch: defaultRef ?? "HEAD" }),
		...(typeof branch === "string" && state !== "none" && { branch }),
	};
}

function objectOf(scene: Scene, name: string): GitObject {
	const node = lookUp(scene, name);
	return typeof node === "string" ? node : { id: node.id, type: node.type, size: node.bytes.length };
}

function contentOf(scene: Scene, name: string, limit: number): Uint8Array | undefined {
	const node = lookUp(scene, name);
	return typeof node === "string" || node.bytes.length > limit ? undefined : node.bytes;
}

function unreachable(scene: Scene, ids: readonly string[], from: "default" | "head"): ReadonlySet<string> {
	const tags = [...scene.refs].filter(([name]) => name.startsWith("refs/tags/")).map(([, at]) => at);
	const reached = reach(scene, [scene.defaultAt, ...tags, from === "head" ? scene.head : undefined]);
	return new Set(ids.filter((id) => !reached.has(placeOf(scene, id))));
}

const introduced = (scene: Scene, path: string, blob: string): string | undefined =>
	newestFirst(scene, reach(scene, [scene.defaultAt])).findLast(({ tree }) => tree.get(path)?.id === blob)?.id;

function tracked({ index }: Scene, paths: readonly string[]): ReadonlyMap<string, string> {
	const blobs = paths.flatMap((path) => {
		const node = index.get(path);
		return node?.type === "blob" ? [[path, node.id] as const] : [];
	});
	return new Map(blobs);
}

function inSubmodules({ submodules = {} }: FakeHistory, names: readonly string[]): InSubmodules {
	const known = Object.entries(submodules);
	const holders = names.flatMap((name) => {
		const holder = known.find(([, held]) => held !== "closed" && held.includes(name))?.[0];
		return holder === undefined ? [] : [[name, holder] as const];
	});
	return { holders: new Map(holders), unseen: known.flatMap(([path, held]) => (held === "closed" ? [path] : [])) };
}

const leftOut = ({ history: { leftOut = [] } }: Scene, paths: readonly string[]): readonly string[] =>
	leftOut.filter((file) => paths.some((path) => file === path || file.startsWith(`${path}/`)));

function logOf(scene: Scene, { to, from, path, limit, until, firstParent }: LogOptions): Made["info"][] {
	const after = reach(scene, [from === undefined ? undefined : commitAt(scene, from)]);
	const end = to === undefined ? scene.defaultAt : commitAt(scene, to);
	const found = newestFirst(scene, firstParent ? line(scene, end) : reach(scene, [end]))
		.filter((commit) => !after.has(placeOf(scene, commit.id)))
		.filter(({ info }) => until === undefined || info.committed <= until)
		.filter((commit) => path === undefined || touches(scene, commit, path));
	return found.slice(0, limit).map(({ info }) => info);
}

/** A commit and its first parents. */
function line({ commits, absent }: Scene, end: number | undefined): Set<number> {
	const places = new Set<number>();
	for (let at = end; at !== undefined && at >= 0 && !absent.has(at); at = commits[at]?.parents[0]) places.add(at);
	return places;
}

const touches = ({ commits }: Scene, { tree, parents }: Made, path: string): boolean =>
	tree.get(path)?.id !== commits[parents[0] ?? -1]?.tree.get(path)?.id;

const tagsOf = ({ refs, commits }: Scene) =>
	[...refs]
		.filter(([name]) => name.startsWith("refs/tags/"))
		.sort(([, a], [, b]) => b - a)
		.flatMap(([name, at]) => (commits[at] ? [{ name: name.slice("refs/tags/".length), commit: commits[at].id }] : []));
