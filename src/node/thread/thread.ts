import { Worker, type WorkerOptions } from "node:worker_threads";
import type { Caller, Job } from "./job.js";
import type { Answer, Failure } from "./messages.js";

const GIVEN_UP = "reading it was given up";

/** How far a thread may go. */
export interface Limits {
	/**
	 * Milliseconds without a word from the thread until it is ended: from the question to the first word, in which the thread may have to start, and
	 * from one word to the next.
	 */
	readonly silence?: { readonly start: number; readonly after: number };
	/** What it may use, and see of this process. */
	readonly worker?: WorkerOptions;
}

/** A thread said nothing for longer than it may, and was ended. */
export class SilentError extends Error {
	readonly milliseconds: number;

	constructor(milliseconds: number) {
		super(`the thread said nothing for ${milliseconds} ms`);
		this.milliseconds = milliseconds;
	}
}

/**
 * Does jobs in a thread, one after the other. The thread starts with the first. It keeps the process alive while there is one, and not
 * after.
 */
export class Thread<AnyJob extends Job> {
	readonly #code: string | URL;
	readonly #limits: Limits;
	#worker: Worker | undefined;
	#present: AnyJob | undefined;
	#waiting: AnyJob[] = [];
	#isClosed = false;
	#silence: NodeJS.Timeout | undefined;

	/** @param code the file that the thread runs: it answers as `serve` does */
	constructor(code: string | URL, limits: Limits = {}) {
		this.#code = code;
		this.#limits = limits;
	}

	/** That which is being done, and those that wait for their turn. */
	get jobs(): readonly AnyJob[] {
		return this.#present ? [this.#present, ...this.#waiting] : this.#waiting;
	}

	/** Does a job; several may wait for the same one, as long as it is not done. */
	run<Result, Progress>(job: AnyJob & Job<Result, Progress>, caller: Caller<Progress>): Promise<Result> {
		if (caller.signal?.aborted) return Promise.reject(caller.signal.reason);
		if (this.#isClosed) return Promise.reject(new Error(GIVEN_UP));
		if (!this.jobs.includes(job)) this.#waiting.push(job);
		const answer = job.wait(caller);
		this.#next();
		return answer;
	}

	/** Whoever still waits is told so. */
	async close(): Promise<void> {
		const { jobs } = this;
		const worker = this.#worker;
		this.#isClosed = true;
		this.#worker = undefined;
		this.#waiting = [];
		this.#present = undefined;
		this.#stopListening();
		for (const job of jobs) job.reject(new Error(GIVEN_UP));
		await worker?.terminate();
	}

	#next(): void {
		if (this.#present) return;
		this.#waiting = this.#waiting.filter((job) => job.isWanted);
		const job = this.#waiting.shift();
		if (!job) {
			this.#worker?.unref();
			return;
		}
		this.#worker ??= this.#start();
		this.#worker.ref();
		this.#present = job;
		this.#listen(this.#worker, this.#limits.silence?.start);
		const { message, given = [] } = job.begin();
		this.#worker.postMessage(message, given);
	}

	#start(): Worker {
		const worker = new Worker(this.#code, this.#limits.worker);
		worker.on("message", (answer: Answer<unknown, unknown>) => this.#hear(worker, answer));
		worker.on("error", (error) => this.#lose(worker, error));
		worker.on("exit", (code) => this.#lose(worker, new Error(`the thread that reads it ended with ${code}`)));
		return worker;
	}

	/** Ends a thread that says nothing for too long. Its last words may be here and unheard: who was busy hears them first. */
	#listen(worker: Worker, milliseconds: number | undefined): void {
		this.#stopListening();
		if (milliseconds === undefined) return;
		const timer = setTimeout(() => {
			setImmediate(() => {
				if (this.#silence !== timer) return;
				this.#lose(worker, new SilentError(milliseconds));
				void worker.terminate();
			});
		}, milliseconds);
		this.#silence = timer;
	}

	#stopListening(): void {
		clearTimeout(this.#silence);
		this.#silence = undefined;
	}

	#hear(worker: Worker, answer: Answer<unknown, unknown>): void {
		if (worker !== this.#worker) return;
		if ("progress" in answer) {
			this.#listen(worker, this.#limits.silence?.after);
			this.#present?.tell(answer.progress);
		} else if ("result" in answer) this.#end((job) => job.resolve(answer.result));
		else this.#end((job) => job.reject(errorOf(answer.failure)));
	}

	/** The job it was at may be what it broke on: only those after it are tried with a new thread. */
	#lose(worker: Worker, error: unknown): void {
		if (worker !== this.#worker) return;
		this.#worker = undefined;
		this.#end((job) => job.reject(error));
	}

	#end(tell: (job: AnyJob) => void): void {
		const job = this.#present;
		this.#present = undefined;
		this.#stopListening();
		if (job) tell(job);
		this.#next();
	}
}

const errorOf = ({ message, code }: Failure): Error => Object.assign(new Error(message), code !== undefined && { code });
