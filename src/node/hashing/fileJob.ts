import type { FileDigest } from "../../core/index.js";
import { Job } from "../thread/job.js";
import type { Hashed, Progress, Question } from "./messages.js";

/** One reading of a file. */
export class FileJob extends Job<Hashed, Progress> {
	/** Milliseconds since 1970; absent until then. */
	began: number | undefined;
	readonly file: string;
	readonly #algorithms: Set<FileDigest>;
	readonly #now: () => number;
	/** See `Question`. */
	readonly #stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

	constructor(file: string, algorithms: readonly FileDigest[], now: () => number) {
		super();
		this.file = file;
		this.#algorithms = new Set(algorithms);
		this.#now = now;
	}

	/** Whether it answers for these algorithms; one that has not begun takes more of them on. */
	takes(algorithms: readonly FileDigest[]): boolean {
		if (!this.isWanted) return false;
		if (this.began === undefined) for (const algorithm of algorithms) this.#algorithms.add(algorithm);
		return algorithms.every((algorithm) => this.#algorithms.has(algorithm));
	}

	begin(): { readonly message: Question } {
		this.began = this.#now();
		return { message: { file: this.file, algorithms: [...this.#algorithms], stop: this.#stop } };
	}

	protected override stop(): void {
		Atomics.store(this.#stop, 0, 1);
	}
}
