import { MAX_LFS_POINTER, readLfsPointer } from "../../pointers/lfs.js";
import { isRefusal } from "../answered.js";
import { type Hash, type Hashes, hashesOf } from "../workshop.js";
import { bytesOf, type Scene } from "./rung.js";

/** For larger blobs git's own id does. */
export const MAX_HASHED = 8 * 1024 * 1024;

/** How many bytes are held at a time. */
const MAX_HELD = 4 * MAX_HASHED;

export interface Blob {
	readonly id: string;
	readonly size: number;
	readonly algorithms: readonly Hash[];
}

/** What a blob's bytes say, or half a sentence: why that could not be seen. */
export type Seen =
	/** @param pointer where git-lfs keeps a file: the sha256 that its pointer holds */
	{ readonly hashes: Hashes; readonly pointer?: string | undefined } | { readonly unseen: string };

/** Hashes blobs, some at a time. @returns by id; larger blobs are absent */
export async function hashBlobs(blobs: readonly Blob[], scene: Scene): Promise<ReadonlyMap<string, Seen>> {
	const seen = new Map<string, Seen>();
	for (const batch of batchesOf(blobs.filter(({ size }) => size <= MAX_HASHED))) {
		const bytes = await bytesOf(
			scene,
			batch.map(({ id }) => id),
			MAX_HASHED,
		);
		const hashed = batch.map(async (blob) => {
			const content = bytes(blob.id);
			if (content) seen.set(blob.id, await look(content, blob, sizeOf(batch), scene));
		});
		await Promise.all(hashed);
	}
	return seen;
}

const sizeOf = (blobs: readonly Blob[]): number => blobs.reduce((sum, { size }) => sum + size, 0);

function batchesOf(blobs: readonly Blob[]): Blob[][] {
	const batches: Blob[][] = [];
	let held = Number.POSITIVE_INFINITY;
	for (const blob of blobs) {
		held += blob.size;
		if (held <= MAX_HELD) batches.at(-1)?.push(blob);
		else {
			batches.push([blob]);
			held = blob.size;
		}
	}
	return batches;
}

async function look(bytes: Uint8Array, { algorithms }: Blob, total: number, scene: Scene): Promise<Seen> {
	const pointer = pointerDigest(bytes);
	try {
		return { hashes: await hashesOf(bytes, algorithms, total, scene), pointer };
	} catch (error) {
		if (scene.signal?.aborted || !isRefusal(error)) throw error;
		return { unseen: `could not be hashed (${error.message})` };
	}
}

function pointerDigest(bytes: Uint8Array): string | undefined {
	const pointer = bytes.length < MAX_LFS_POINTER ? readLfsPointer(new TextDecoder().decode(bytes)) : undefined;
	return pointer && "oid" in pointer ? pointer.oid : undefined;
}
