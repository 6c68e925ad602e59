import { sha1 } from "@noble/hashes/legacy";
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils";
import type { Repository } from "../../../ports.js";
import { isLfsPointer, MAX_LFS_POINTER } from "../../pointers/lfs.js";
import { fromRoot, pathOf } from "./path.js";
import { type AtPlace, bytesOf, type Scene } from "./rung.js";
import { listedAt } from "./tree.js";

/** Larger files are compared only as they are, without a look at their line ends. */
const MAX_TEXT = 1024 * 1024;

interface Placed {
	readonly path: string;
	readonly blob: string;
	readonly commit: string;
}

/** Says whether a path holds another blob than this by now: in the index, or on disk. False where nobody can tell. */
export type HasChanged = (path: string, blob: string) => boolean;

/** No filter is run, so a file that one may have made is taken for unchanged. */
export async function workingTree(climbers: readonly AtPlace[], scene: Scene): Promise<HasChanged> {
	const placed = climbers.flatMap(placedBlob);
	const paths = [...new Set(placed.map(({ path }) => path))];
	const tracked = paths.length === 0 ? new Map<string, string>() : await scene.git.tracked(paths, scene.signal);
	const staged = new Map(placed.filter(({ path, blob }) => tracked.get(path) === blob).map((one) => [one.path, one]));
	const edited = await editedAmong([...staged.values()], scene);
	return (path, blob) => {
		const id = tracked.get(path);
		return id !== undefined && (id !== blob || edited.has(path));
	};
}

function placedBlob({ lookup, object, commit }: AtPlace): Placed[] {
	const path = pathOf(lookup);
	return path !== undefined && object?.type === "blob" ? [{ path, blob: object.id, commit }] : [];
}

/** The paths whose files on disk are others than the index has. */
export async function editedAmong(staged: readonly Placed[], scene: Scene): Promise<ReadonlySet<string>> {
	const edited: Placed[] = [];
	for (const one of staged) {
		scene.signal?.throwIfAborted();
		if (await isEdited(one.path, one.blob, scene).catch((error) => unreadable(error, scene))) edited.push(one);
	}
	const bytes = await bytesOf(
		scene,
		edited.map(({ blob }) => blob),
		MAX_LFS_POINTER,
	);
	const listed = await listedAt(edited, scene);
	// On disk are the bytes that a git-lfs pointer stands for, or those that a link leads to.
	const isOther = (one: Placed): boolean => listed(one)?.kind !== "link" && !isLfsPointer(new TextDecoder().decode(bytes(one.blob)));
	return new Set(edited.filter(isOther).map(({ path }) => path));
}

/** What the disk refuses to read cannot be told to be another file. Other kinds of error are our own mistakes. */
function unreadable(error: unknown, { signal }: Scene): false {
	if (signal?.aborted || !(error instanceof Error) || error.name !== "Error") throw error;
	return false;
}

async function isEdited(path: string, id: string, scene: Scene): Promise<boolean> {
	const file = fromRoot(path, scene.repository);
	const stat = file === undefined ? undefined : await scene.disk.stat(file);
	if (file === undefined || typeof stat !== "object" || stat.kind !== "file") return false;
	if (stat.size > MAX_TEXT) return scene.repository.objectFormat === "sha1" && (await isLargeEdited(file, id, scene));
	const bytes = await scene.disk.read(file, MAX_TEXT);
	if (!(bytes instanceof Uint8Array)) return false;
	if (blobId(bytes, scene.repository) === id) return false;
	return !bytes.includes(RETURN) || blobId(withoutReturns(bytes), scene.repository) !== id;
}

/** Off this thread. */
async function isLargeEdited(file: string, id: string, { disk, signal }: Scene): Promise<boolean> {
	const { gitBlob } = await disk.digest(file, ["gitBlob"], signal);
	return gitBlob !== undefined && gitBlob !== id;
}

function blobId(bytes: Uint8Array, { objectFormat }: Repository): string {
	const hash = objectFormat === "sha256" ? sha256 : sha1;
	return bytesToHex(hash(concatBytes(utf8ToBytes(`blob ${bytes.length}\0`), bytes)));
}

const [LINE_FEED, RETURN] = [10, 13];

/** As `core.autocrlf` commits it. */
function withoutReturns(bytes: Uint8Array): Uint8Array {
	const kept = new Uint8Array(bytes.length);
	let length = 0;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at] as number;
		if (byte !== RETURN || bytes[at + 1] !== LINE_FEED) kept[length++] = byte;
	}
	return kept.subarray(0, length);
}
