import type { Repository } from "../../../ports.js";
import { isFullId } from "../../grammar/revision.js";
import type { Digest } from "../../reference.js";
import type { Fault, Lookup } from "../../resolution.js";
import { isHash } from "../workshop.js";
import { hashBlobs } from "./blobs.js";
import { repin } from "./repin.js";
import { short } from "./rewrite.js";
import { type AtCommit, branchName, objectsOf, type Pinned, type Scene } from "./rung.js";

/** A reference whose commit is gone, and what its path held. */
interface Sought {
	readonly lookup: Lookup<Pinned>;
	readonly path: string;
	readonly digest: Digest;
}

interface Blob extends Sought {
	readonly blob: string;
}

/** How many commits that changed a folder are looked at. */
const MAX_CHANGES = 1000;

/** Of commits that are gone, those whose recorded bytes the default branch has at the same path. */
export async function keptBytes(lookups: readonly Lookup<Pinned>[], scene: Scene): Promise<ReadonlyMap<Lookup<Pinned>, AtCommit>> {
	const sought = scene.repository.state === "complete" ? lookups.flatMap((lookup) => soughtOf(lookup) ?? []) : [];
	if (sought.length === 0) return new Map();
	const found = [...(await sinceWhen(await blobsOf(sought, scene), scene)), ...(await foldersOf(sought, scene))];
	return new Map(found.map(([{ lookup }, commit]) => [lookup, byContent(lookup, commit, scene.repository)]));
}

function soughtOf(lookup: Lookup<Pinned>): Sought | undefined {
	const { reference, digest } = lookup;
	if (!isFullId(reference.revision) || reference.path === undefined || !digest) return undefined;
	return { lookup, path: reference.path, digest };
}

/** Files by their ids. Of another digest only the file that is on the branch now is hashed. */
async function blobsOf(sought: readonly Sought[], scene: Scene): Promise<Blob[]> {
	const named = sought.flatMap((one) => (one.digest.algorithm === "gitBlob" ? [{ ...one, blob: one.digest.value }] : []));
	const hashed = sought.flatMap((one) => (isHash(one.digest.algorithm) ? [{ ...one, algorithm: one.digest.algorithm }] : []));
	const found = await objectsOf(
		scene,
		hashed.map((one) => nowAt(one, scene)),
	);
	const there = hashed.flatMap((one) => {
		const object = found(nowAt(one, scene));
		return typeof object === "object" && object.type === "blob" ? [{ ...one, id: object.id, size: object.size }] : [];
	});
	const seen = await hashBlobs(
		there.map(({ id, size }) => ({ id, size, algorithms: there.flatMap((one) => (one.id === id ? [one.algorithm] : [])) })),
		scene,
	);
	const same = there.filter(({ id, algorithm, digest }) => {
		const bytes = seen.get(id);
		return bytes && "hashes" in bytes && bytes.hashes[algorithm] === digest.value;
	});
	return [...named, ...same.map((one) => ({ ...one, blob: one.id }))];
}

const nowAt = ({ path }: Sought, { repository: { defaultBranch = "HEAD" } }: Scene): string => `${defaultBranch}:${path}`;

type Found = readonly [Sought, commit: string];

async function sinceWhen(blobs: readonly Blob[], { git, signal }: Scene): Promise<Found[]> {
	const commits = blobs.length === 0 ? [] : await git.introduced(blobs, signal);
	return blobs.flatMap((one, i) => (commits[i] === undefined ? [] : [[one, commits[i]] as const]));
}

/** Folders by their trees: each commit of the branch that changed one is looked at. */
async function foldersOf(sought: readonly Sought[], scene: Scene): Promise<Found[]> {
	const folders = sought.filter(({ digest }) => digest.algorithm === "gitTree");
	const since = await Promise.all(folders.map((one) => folderSince(one, scene)));
	return folders.flatMap((one, i) => (since[i] === undefined ? [] : [[one, since[i]] as const]));
}

async function folderSince({ path, digest }: Sought, scene: Scene): Promise<string | undefined> {
	const commits = (await scene.git.log({ path, limit: MAX_CHANGES }, scene.signal)).map(({ id }) => id);
	const found = await objectsOf(
		scene,
		commits.map((id) => `${id}:${path}`),
	);
	return commits.findLast((id) => {
		const object = found(`${id}:${path}`);
		return typeof object === "object" && object.id === digest.value;
	});
}

function byContent(lookup: Lookup<Pinned>, commit: string, repository: Repository): AtCommit {
	const branch = branchName(repository);
	const gone = short(lookup.reference.revision);
	const fix = repin(lookup, { commit }, repository);
	const fault: Fault = {
		rule: "trace/side-branch",
		message: `Commit ${gone} is gone, as after a squash merge; the same bytes are at this path on ${branch} since ${short(commit)}.`,
		part: "revision",
		...(fix && { fixes: [fix] }),
	};
	return {
		lookup,
		commit,
		faults: [fault],
		notes: [],
		instead: `by content: a squash merge dropped ${gone}, the same bytes are at this path on ${branch}`,
	};
}
