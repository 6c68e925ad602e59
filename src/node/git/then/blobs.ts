import type { FileDigest, Git } from "../../../core/index.js";
import { ALGORITHMS } from "../../hashing/algorithms.js";
import { git } from "../run.js";

/** Bytes up to which a blob is held in memory for its digests. A larger one is never held: git writes it block after block. */
const HELD = 4 << 20;

/** The bytes of a repository's blobs, by id. Rejects for what a partial clone has not fetched. */
export interface Blobs {
	size(id: string, signal?: AbortSignal): Promise<number>;
	read(id: string, limit: number): Promise<Uint8Array | "too-large">;
	digests(id: string, algorithms: readonly FileDigest[], signal?: AbortSignal): Promise<Partial<Record<FileDigest, string>>>;
}

export function blobsOf(root: string, { objects, contents }: Pick<Git, "objects" | "contents">): Blobs {
	async function size(id: string, signal?: AbortSignal): Promise<number> {
		const [object] = await objects([id], signal);
		if (typeof object !== "object") throw new Error(object === "unfetched" ? "this clone has not fetched it" : "git does not hold it");
		return object.size;
	}

	/** Hands over a blob's bytes, the first block of a text being no shorter than 512 of them. */
	async function pour(id: string, take: (block: Uint8Array) => void, signal?: AbortSignal): Promise<void> {
		const [bytes] = await contents([id], HELD, signal);
		if (bytes) take(bytes);
		else await git(root, ["cat-file", "blob", id], { take, signal });
	}

	return {
		size,
		async read(id, limit) {
			const [bytes] = await contents([id], limit);
			if (bytes) return bytes;
			if ((await size(id)) > limit) return "too-large";
			throw new Error("git does not hold its bytes");
		},
		async digests(id, algorithms, signal) {
			const length = BigInt(await size(id, signal));
			const made = algorithms.map((algorithm) => [algorithm, ALGORITHMS[algorithm](length)] as const);
			const take = (block: Uint8Array): void => {
				for (const [, hashing] of made) hashing.update(block);
			};
			await pour(id, take, signal);
			return Object.fromEntries(made.map(([algorithm, hashing]) => [algorithm, hashing.digest()]));
		},
	};
}
