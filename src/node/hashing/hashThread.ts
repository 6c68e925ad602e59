import type { FileDigest } from "../../core/index.js";
import type { Caller } from "../thread/job.js";
import { Thread } from "../thread/thread.js";
import { FileJob } from "./fileJob.js";
import type { Hashed, Progress } from "./messages.js";

/** A file's digests, and when reading it began: milliseconds since 1970. */
export type Read = Hashed & { readonly began: number };

/** Reads files for their digests in one thread, one after the other: two at once would only make the disk seek. */
export class HashThread {
	readonly #thread: Thread<FileJob>;
	readonly #now: () => number;

	/** @param code the file that the thread runs */
	constructor(code: string | URL, now: () => number) {
		this.#thread = new Thread(code);
		this.#now = now;
	}

	/** Whoever asks for a file that is being read, or is about to be, gets the answer of that reading. */
	async read(file: string, algorithms: readonly FileDigest[], caller: Caller<Progress>): Promise<Read> {
		caller.signal?.throwIfAborted();
		const known = this.#thread.jobs.find((job) => job.file === file && job.takes(algorithms));
		const job = known ?? new FileJob(file, algorithms, this.#now);
		const hashed = await this.#thread.run(job, caller);
		return { ...hashed, began: job.began ?? this.#now() };
	}

	/** Whoever still waits is told so. */
	close(): Promise<void> {
		return this.#thread.close();
	}
}
