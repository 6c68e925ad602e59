import type { Disk } from "../../ports.js";
import { isRefusal } from "../resolve/answered.js";
import { foldersIn, isFolder } from "../resolve/files.js";

/** How many folders a store may lie deep in the root. */
const DEPTH = 3;

/** Folders that hold others' code, or what is built. Hidden ones are skipped too. */
const SKIPPED = new Set(["node_modules", "venv", "env", "site-packages", "__pycache__", "target", "dist", "build"]);

/**
 * The MLflow file stores that can be read: folders named `mlruns`, at the root, up to three folders deep in it, or in one of the folders
 * a person allowed to be read. Walks folders, so ask once a pass.
 */
export async function findStores(disk: Disk): Promise<readonly string[]> {
	const beside = await Promise.all(disk.readable.map((folder) => (isStore(folder) ? [folder] : below(disk, folder, 0))));
	return [...(await below(disk, "", DEPTH)), ...beside.flat()];
}

const isStore = (folder: string): boolean => /(?:^|\/)mlruns$/.test(folder);

async function below(disk: Disk, folder: string, depth: number): Promise<readonly string[]> {
	const path = (name: string) => (folder === "" ? name : `${folder}/${name}`);
	// The deepest folders are many where a data set has a folder for each class: they are not listed.
	if (depth === 0) return orNone(async () => (isFolder(await disk.stat(path("mlruns"))) ? [path("mlruns")] : []));
	const names = await orNone(() => foldersIn(disk, folder));
	const inner = names.filter((name) => name !== "mlruns" && !name.startsWith(".") && !SKIPPED.has(name));
	const deeper = await Promise.all(inner.map((name) => below(disk, path(name), depth - 1)));
	return [...(names.includes("mlruns") ? [path("mlruns")] : []), ...deeper.flat()];
}

/** A folder that may not be looked into holds no store that could be read. */
async function orNone(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
	try {
		return await look();
	} catch (error) {
		if (isRefusal(error)) return [];
		throw error;
	}
}

/** An experiment's folder. Its name is the experiment's id. */
export interface Experiment {
	readonly id: string;
	readonly folder: string;
	/** Whether it lies in the store's trash. */
	readonly trashed: boolean;
}

/** The experiments of a store, those in its trash last. */
export async function experimentsIn(disk: Disk, store: string): Promise<readonly Experiment[]> {
	const [kept, trashed] = await Promise.all([foldersIn(disk, store), foldersIn(disk, `${store}/.trash`)]);
	return [
		...kept.filter((id) => id !== ".trash" && id !== "models").map((id) => ({ id, folder: `${store}/${id}`, trashed: false })),
		...trashed.map((id) => ({ id, folder: `${store}/.trash/${id}`, trashed: true })),
	];
}
