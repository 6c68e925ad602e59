import type { Question } from "./messages.js";

/** Who waits for a job. */
export interface Caller<Progress = never> {
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: Progress) => void) | undefined;
}

interface Waiting<Result, Progress> {
	resolve(result: Result): void;
	reject(reason: unknown): void;
	onProgress?(progress: Progress): void;
}

/** One question to a thread, for everyone who waits for its answer. */
export abstract class Job<Result = unknown, Progress = unknown> {
	readonly #waiting = new Set<Waiting<Result, Progress>>();
	/** Aborted once there is an answer: nobody listens for the callers' signals then. */
	readonly #over = new AbortController();

	/** The question, when its turn has come. */
	abstract begin(): Question;

	/** Nobody waits any more. */
	protected stop(): void {}

	get isWanted(): boolean {
		return this.#waiting.size > 0;
	}

	/** Rejects as soon as the caller stops waiting. */
	wait({ signal, onProgress }: Caller<Progress>): Promise<Result> {
		return new Promise((resolve, reject) => {
			const waiting: Waiting<Result, Progress> = { resolve, reject, ...(onProgress && { onProgress }) };
			this.#waiting.add(waiting);
			const leave = () => this.#leave(waiting, signal?.reason);
			signal?.addEventListener("abort", leave, { once: true, signal: this.#over.signal });
		});
	}

	#leave(waiting: Waiting<Result, Progress>, reason: unknown): void {
		this.#waiting.delete(waiting);
		if (!this.isWanted) this.stop();
		waiting.reject(reason);
	}

	tell(progress: Progress): void {
		for (const waiting of this.#waiting) waiting.onProgress?.(progress);
	}

	resolve(result: Result): void {
		this.#over.abort();
		for (const { resolve } of this.#waiting) resolve(result);
	}

	reject(reason: unknown): void {
		this.#over.abort();
		for (const { reject } of this.#waiting) reject(reason);
	}
}
