import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { Socket } from "node:net";
import { abortable } from "./abortable.js";
import type { AnswerReader } from "./answers.js";
import { PATIENCE, tooSlow } from "./process.js";

type Process = ChildProcessWithoutNullStreams;

/** Milliseconds without a question, after which the process ends: it holds packs and the folder open, which Windows then locks. */
const IDLE = 30_000;

/** How a question ended: answered to its end; or git refused to go on, or was ended by somebody, before that. */
export type Ending = "answered" | "refused" | "killed";

/** A `git cat-file` that is started with the first question, and again when it has ended. It keeps nobody from ending. */
export class CatFile {
	readonly #start: () => Process;
	#process: Process | undefined;
	#idle: NodeJS.Timeout | undefined;
	#last: Promise<unknown> = Promise.resolve();

	constructor(start: () => Process) {
		this.#start = start;
	}

	/**
	 * Asks for all names at once, when those who came before have their answers. The reader has what was answered.
	 * Rejects with a GitError where git is silent for too long.
	 */
	ask(names: readonly string[], reader: AnswerReader<unknown>, signal?: AbortSignal): Promise<Ending> {
		const turn = this.#last.then(() => this.#question(names, reader, signal));
		this.#last = turn.catch(() => undefined);
		return abortable(turn, signal);
	}

	/** What has been asked is still answered; whatever is asked next sees the repository as it then is. */
	end(): void {
		clearTimeout(this.#idle);
		this.#process?.stdin.end();
		this.#process = undefined;
	}

	async #question(names: readonly string[], reader: AnswerReader<unknown>, signal?: AbortSignal): Promise<Ending> {
		signal?.throwIfAborted();
		clearTimeout(this.#idle);
		this.#process ??= this.#begin();
		const process = this.#process;
		hold(process, true);
		try {
			return await exchange(process, names, reader, signal);
		} catch (error) {
			this.#process = undefined;
			throw error;
		} finally {
			hold(process, false);
			if (this.#process) this.#idle = setTimeout(() => this.end(), IDLE).unref();
		}
	}

	#begin(): Process {
		const process = this.#start();
		process.on("error", () => undefined);
		// Where git has ended there is nobody left to read the question; how it ended says why.
		process.stdin.on("error", () => undefined);
		process.stderr.resume();
		process.once("close", () => {
			if (this.#process === process) this.#process = undefined;
		});
		return process;
	}
}

/** Whether this program waits for the process. */
function hold(process: Process, held: boolean): void {
	const pipes = [process.stdin, process.stdout, process.stderr].filter((pipe) => pipe instanceof Socket);
	for (const one of [process, ...pipes]) {
		if (held) one.ref();
		else one.unref();
	}
}

/** One promise for all answers. A question that is given up ends the process: its answers would be taken for the next one's. */
function exchange(process: Process, names: readonly string[], reader: AnswerReader<unknown>, signal?: AbortSignal): Promise<Ending> {
	return new Promise((resolve, reject) => {
		const settle = (end: () => void): void => {
			clearTimeout(timer);
			process.stdout.off("data", take);
			process.off("close", close);
			signal?.removeEventListener("abort", abort);
			end();
		};
		const giveUp = (reason: unknown): void => {
			process.kill();
			settle(() => reject(reason));
		};
		const timer = setTimeout(() => giveUp(tooSlow("cat-file")), PATIENCE);
		const take = (chunk: Buffer): void => {
			timer.refresh();
			reader.take(chunk);
			if (reader.answers.length >= names.length) settle(() => resolve("answered"));
		};
		const close = (code: number | null): void => settle(() => resolve(code === 128 ? "refused" : "killed"));
		const abort = (): void => giveUp(signal?.reason);
		process.stdout.on("data", take);
		process.once("close", close);
		signal?.addEventListener("abort", abort, { once: true });
		process.stdin.write(`${names.join("\n")}\n`);
	});
}
