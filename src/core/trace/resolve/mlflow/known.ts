import { type Run, type RunFolder, readRun, runsIn } from "../../mlflow/runs.js";
import { findStores } from "../../mlflow/stores.js";
import type { RunReference } from "../../reference.js";
import { commitsHere } from "../commits.js";
import { isFolder } from "../files.js";
import type { ResolveContext } from "../resolver.js";

/** What was read of the stores for some runs. */
export interface KnownRuns {
	/** Folders of file stores. */
	readonly stores: readonly string[];
	/** Every run of them. */
	readonly folders: ReadonlyMap<string, RunFolder>;
	/** Those that were asked for. */
	readonly runs: ReadonlyMap<string, Run>;
	/** Whether a commit that a run names is one of this repository; absent where that cannot be seen. */
	readonly here: ReadonlyMap<string, string>;
}

/** Whether a store is a server or a database: nothing here can look into it. */
export const isRemote = (store: string): boolean => /^[a-z][a-z\d+.-]+:/i.test(store) || store === "databricks";

/** Reads the store that some runs name, or the stores of the workspace: once for all of them. */
export function knownRuns(references: readonly RunReference[], context: ResolveContext): (reference: RunReference) => Promise<KnownRuns> {
	const known = new Map<string | undefined, Promise<KnownRuns>>();
	for (const { store } of references) {
		if (known.has(store) || (store !== undefined && isRemote(store))) continue;
		const asked = references.filter((reference) => reference.store === store).map(({ run }) => run);
		known.set(store, readKnown(store, asked, context));
	}
	return ({ store }) => known.get(store) ?? NOTHING;
}

const NOTHING: Promise<KnownRuns> = Promise.resolve({ stores: [], folders: new Map(), runs: new Map(), here: new Map() });

async function readKnown(store: string | undefined, asked: readonly string[], context: ResolveContext): Promise<KnownRuns> {
	const { disk } = context;
	const stores = store === undefined ? await findStores(disk) : isFolder(await disk.stat(store)) ? [store] : [];
	const folders = await runsIn(disk, stores);
	const wanted = [...new Set(asked)].flatMap((id) => folders.get(id) ?? []);
	const runs = (await Promise.all(wanted.map((folder) => readRun(disk, folder)))).flatMap((run) => run ?? []);
	const commits = runs.flatMap(({ commit }) => commit ?? []);
	return { stores, folders, runs: new Map(runs.map((run) => [run.id, run])), here: await commitsHere(commits, context) };
}
