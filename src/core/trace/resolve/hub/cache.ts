import type { Disk } from "../../../ports.js";
import type { HubReference } from "../../reference.js";
import { foldersIn, isFolder, textIn } from "../files.js";
import { staysBelow } from "../outcome.js";

/** Where a Hub cache lies in the root, or in a folder that may be read: the cache itself, `$HF_HOME`, `~/.cache`, a home. */
const PLACES = ["", "hub/", "huggingface/hub/", ".cache/huggingface/hub/"];

const COMMIT = /^[0-9a-f]{40}$/;

/** The folders `models--<namespace>--<name>` of a repository in the Hub caches that can be read. */
export async function cachedIn(disk: Disk, { repoType, repo }: HubReference): Promise<readonly string[]> {
	if (!staysBelow(repo)) return [];
	const name = `${repoType}--${repo.replaceAll("/", "--")}`;
	const bases = ["", ...disk.readable.map((folder) => `${folder.replace(/\/$/, "")}/`)];
	const folders = bases.flatMap((base) => PLACES.map((place) => `${base}${place}${name}`));
	const stats = await Promise.all(folders.map((folder) => disk.stat(folder)));
	return folders.filter((_, i) => isFolder(stats[i]));
}

/** The snapshot of a commit in one of a repository's folders. */
export async function snapshotOf(
	disk: Disk,
	folders: readonly string[],
	commit: string,
): Promise<{ readonly repository: string; readonly snapshot: string } | undefined> {
	const snapshots = folders.map((repository) => ({ repository, snapshot: `${repository}/snapshots/${commit}` }));
	const stats = await Promise.all(snapshots.map(({ snapshot }) => disk.stat(snapshot)));
	return snapshots.find((_, i) => isFolder(stats[i]));
}

/** The commit that a branch, a tag, a pull request or an abbreviation was when it was last downloaded. */
export async function commitOf(disk: Disk, folders: readonly string[], revision: string): Promise<string | undefined> {
	if (!staysBelow(revision)) return undefined;
	const refs = await Promise.all(folders.map((folder) => textIn(disk, `${folder}/refs/${revision}`)));
	const named = refs.map((text) => text?.trim() ?? "").find((text) => COMMIT.test(text));
	if (named || !/^[0-9a-f]{7,39}$/.test(revision)) return named;
	const snapshots = (await Promise.all(folders.map((folder) => foldersIn(disk, `${folder}/snapshots`)))).flat();
	const [only, ...others] = new Set(snapshots.filter((name) => COMMIT.test(name) && name.startsWith(revision)));
	return others.length === 0 ? only : undefined;
}

/** Whether the Hub told once that a commit has no such file: its client remembers that. */
export const isKnownAbsent = async (disk: Disk, repository: string, commit: string, path: string): Promise<boolean> =>
	typeof (await disk.stat(`${repository}/.no_exist/${commit}/${path}`)) === "object";

/** `named`: the blob of a file has its digest for a name. `other`: its bytes are under a name that is not their digest. `unknown`: a copy. */
export type BlobCheck =
	| { readonly blob: "named"; readonly by: "sha256" | "gitBlob"; readonly value: string }
	| { readonly blob: "other"; readonly name: string }
	| { readonly blob: "unknown" };

/** Files of a snapshot are links to blobs, named by their sha256 (large files) or git blob id. Where there are no links they are copies. */
export async function checkBlob(disk: Disk, repository: string, file: string, signal?: AbortSignal): Promise<BlobCheck> {
	const sums = await disk.digest(file, ["sha256", "gitBlob"], signal);
	for (const by of ["sha256", "gitBlob"] as const) {
		const value = sums[by];
		if (value && typeof (await disk.stat(`${repository}/blobs/${value}`)) === "object") return { blob: "named", by, value };
	}
	const name = await otherName(disk, repository, file, sums.sha256, signal);
	return name === undefined ? { blob: "unknown" } : { blob: "other", name };
}

async function otherName(
	disk: Disk,
	repository: string,
	file: string,
	sha256: string | undefined,
	signal?: AbortSignal,
): Promise<string | undefined> {
	const size = sizeOf(await disk.stat(file));
	for (const { name } of await disk.entries(`${repository}/blobs`)) {
		const blob = `${repository}/blobs/${name}`;
		if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name) || sizeOf(await disk.stat(blob)) !== size) continue;
		if ((await disk.digest(blob, ["sha256"], signal)).sha256 === sha256) return name;
	}
	return undefined;
}

const sizeOf = (stat: Awaited<ReturnType<Disk["stat"]>>): number | undefined => (typeof stat === "object" ? stat.size : undefined);
