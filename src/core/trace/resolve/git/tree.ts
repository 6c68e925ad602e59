import { dirname } from "../../../path.js";
import type { Git } from "../../../ports.js";
import { entriesIn, type TreeEntry } from "../../pointers/tree.js";
import type { ResolveContext } from "../resolver.js";
import { below } from "../walk.js";
import { bytesOf } from "./rung.js";

/** Bytes of the largest listing of a folder that is read: of a million files. */
const LIMIT = 64 << 20;

/** A path in a commit. */
export interface Spot {
	/** Full id. */
	readonly commit: string;
	readonly path: string;
}

/**
 * What trees list on the way to some paths: of each path its own entry, or that of the folder above it whose tree cannot be read. Undefined
 * where a tree can be read, and does not list the next step.
 */
export async function listedAt(spots: readonly Spot[], context: ResolveContext): Promise<(spot: Spot) => TreeEntry | undefined> {
	const names = spots.flatMap(({ commit, path }) => foldersOf(path).map((folder) => `${commit}:${folder}`));
	const listing = await listings(names, context);
	return ({ commit, path }) => {
		const folder = foldersOf(path).find((each) => listing(`${commit}:${each}`));
		const [step = "", ...more] = path.slice(folder ? folder.length + 1 : 0).split("/");
		const entry = folder === undefined ? undefined : listing(`${commit}:${folder}`)?.get(step);
		return more.length === 0 || entry?.kind === "folder" ? entry : undefined;
	};
}

/** What folders list, each read once. Undefined where its tree cannot be read. @param names `<full id of a commit>:<folder>` */
export async function listings(
	names: readonly string[],
	context: ResolveContext,
): Promise<(name: string) => ReadonlyMap<string, TreeEntry> | undefined> {
	const trees = await bytesOf(context, names, LIMIT);
	const known = new Map<string, ReadonlyMap<string, TreeEntry>>();
	return (name) => {
		const tree = trees(name);
		if (tree && !known.has(name)) known.set(name, entriesIn(tree, name.indexOf(":") / 2));
		return known.get(name);
	};
}

/** The first files that a commit has, sorted: one question for each level of folders. @param commit full id */
export async function filesAt(git: Git, commit: string, limit: number): Promise<readonly string[]> {
	const files: string[] = [];
	for (let folders = [""]; folders.length > 0 && files.length < limit; ) {
		const asked = folders.slice(0, limit);
		const trees = await git.contents(
			asked.map((folder) => `${commit}:${folder}`),
			LIMIT,
		);
		const listed = asked.flatMap((folder, i) => entriesBelow(folder, trees[i], commit.length / 2));
		files.push(...listed.flatMap(({ path, kind }) => (kind === "file" || kind === "link" ? [path] : [])));
		folders = listed.flatMap(({ path, kind }) => (kind === "folder" ? [path] : []));
	}
	return files.sort().slice(0, limit);
}

const entriesBelow = (folder: string, tree: Uint8Array | undefined, idLength: number) =>
	[...(tree ? entriesIn(tree, idLength) : [])].map(([name, { kind }]) => ({ path: below(folder, name), kind }));

/** The folders a path lies in, the nearest first, the top "" last. */
function foldersOf(path: string): string[] {
	const folder = dirname(path);
	return path === "" ? [] : folder === "" ? [""] : [folder, ...foldersOf(folder)];
}
