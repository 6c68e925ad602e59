import path from "node:path";
import type { FileDigest } from "../../core/index.js";
import type { Caller } from "../thread/job.js";
import { DigestCache } from "./digestCache.js";
import { HashThread, type Read } from "./hashThread.js";
import type { Digests, Progress } from "./messages.js";

/** File systems tell times no finer than this, in milliseconds; FAT is the coarsest. */
const COARSEST = 2_000;

export interface HashingOptions {
	/** A file where digests are kept between sessions, absolute. */
	readonly cache?: string | undefined;
	/** What the hashing thread runs; it lies beside what is running now, here as in `dist`. */
	readonly worker?: string | URL | undefined;
	/** Milliseconds since 1970. */
	readonly now?: (() => number) | undefined;
}

export interface FileDigests {
	/**
	 * @param file absolute, and no link
	 * @param stamp of the file as it is now: see `stampOf`
	 */
	of(file: string, stamp: string, algorithms: readonly FileDigest[], caller: Caller<Progress>): Promise<Digests>;
	/** Stops reading, and writes what was learnt. */
	close(): Promise<void>;
}

/** Digests of files, read off this thread, once for each state of a file. */
export function fileDigests({ cache: cacheFile, worker, now = Date.now }: HashingOptions): FileDigests {
	const cache = new DigestCache(cacheFile);
	const thread = new HashThread(worker ?? path.join(__dirname, "hashWorker.js"), now);
	return {
		async of(file, stamp, algorithms, caller) {
			caller.signal?.throwIfAborted();
			const known = await cache.get(file, stamp);
			if (algorithms.every((algorithm) => known[algorithm] !== undefined)) return pick(known, algorithms);
			const read = await thread.read(file, algorithms, caller);
			if (isSettled(read)) await cache.keep(file, read.stamp, read.digests);
			return pick(read.digests, algorithms);
		},
		async close() {
			await Promise.all([thread.close(), cache.close()]);
		},
	};
}

/**
 * A file that is changed again within one tick of its file system's clock looks as it did before. So a state is only remembered if it was
 * older than a tick when we began to read: any change since then shows. The time of the inode's last change counts too, for tools set the
 * other one back. (Git calls such files racily clean.) A time in the future, from another machine's clock, is never old enough.
 */
const isSettled = ({ began, changed }: Read): boolean => began - changed >= COARSEST;

const pick = (digests: Digests, algorithms: readonly FileDigest[]): Digests =>
	Object.fromEntries(algorithms.map((algorithm) => [algorithm, digests[algorithm]]));
