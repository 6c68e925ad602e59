import { entriesIn, type Git } from "../../core/index.js";
import { run } from "./run.js";

/**
 * Of whole ids, those of objects that a partial clone does not hold: nobody can tell whether they were promised or never were. `git
 * cat-file` ends at each that was promised, after a walk over all of them; this takes one process for all.
 */
export async function absentAmong(root: string, names: readonly string[], signal?: AbortSignal): Promise<ReadonlySet<string>> {
	const asked = names.flatMap((name) => {
		const [, id] = /^([0-9a-f]{40}|[0-9a-f]{64})(?:\^\{\w*\})?$/.exec(name) ?? [];
		return id === undefined ? [] : [{ name, id }];
	});
	if (asked.length === 0) return new Set();
	const here = await present(root, new Set(asked.map(({ id }) => id)), signal);
	return new Set(asked.filter(({ id }) => !here.has(id)).map(({ name }) => name));
}

/** The same for the names `<revision>:<path>` that a tree of this partial clone lists. */
export async function unfetchedAmong(
	root: string,
	names: readonly string[],
	git: Pick<Git, "objects" | "contents">,
	signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
	const places = names.flatMap(placeIn);
	const folders = [...new Set(places.map(({ folder }) => folder))];
	if (folders.length === 0) return new Set();
	const [objects, trees] = [await git.objects(folders, signal), await git.contents(folders, Number.POSITIVE_INFINITY, signal)];
	const listings = new Map(folders.map((folder, i) => [folder, { object: objects[i], entries: entriesOf(trees[i], objects[i]) }]));
	const listed = places.flatMap(({ name, folder, entry }) => {
		const id = listings.get(folder)?.entries.get(entry);
		return id === undefined ? [] : [{ name, id }];
	});
	const lost = places.filter(({ folder }) => listings.get(folder)?.object === "unfetched");
	const here = await present(root, new Set(listed.map(({ id }) => id)), signal);
	return new Set([...lost, ...listed.filter(({ id }) => !here.has(id))].map(({ name }) => name));
}

function placeIn(name: string): { readonly name: string; readonly folder: string; readonly entry: string }[] {
	const [, revision = "", folder = "", entry] = /^([^:]+:)(?:(.*)\/)?([^/]+)$/.exec(name) ?? [];
	return entry === undefined ? [] : [{ name, folder: revision + folder, entry }];
}

type Listed = Awaited<ReturnType<Git["objects"]>>[number];

/** The ids in a tree by name; a submodule is an object of another repository. */
function entriesOf(tree: Uint8Array | undefined, object: Listed | undefined): ReadonlyMap<string, string> {
	if (!tree || typeof object !== "object" || object.type !== "tree") return new Map();
	const entries = [...entriesIn(tree, object.id.length / 2)].filter(([, { kind }]) => kind !== "submodule");
	return new Map(entries.map(([name, { id }]) => [name, id]));
}

/** Those objects that are here. Where git cannot say, all of them: whoever asks for one will learn it. */
async function present(root: string, ids: ReadonlySet<string>, signal?: AbortSignal): Promise<ReadonlySet<string>> {
	// What comes behind --stdin does not count for what is read from there.
	const lenient = ["rev-list", "--ignore-missing", "--missing=allow-any"];
	const args = [...lenient, "--no-walk", "--objects", "--no-object-names", "--filter=tree:0", "--stdin"];
	const { stdout, code } = await run(root, args, { input: [...ids].join("\n"), signal });
	return code === 0 ? new Set(stdout.toString().split("\n")) : ids;
}
