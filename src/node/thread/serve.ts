import { parentPort } from "node:worker_threads";
import type { Answer, Failure } from "./messages.js";

/** In a thread: answers what it is asked, one question after the other. */
export function serve<Question, Result, Progress = never>(
	answer: (question: Question, onProgress: (progress: Progress) => void) => Result,
): void {
	const tell = (said: Answer<Result, Progress>): void => parentPort?.postMessage(said);
	parentPort?.on("message", (question: Question) => {
		try {
			tell({ result: answer(question, (progress) => tell({ progress })) });
		} catch (error) {
			tell({ failure: failureOf(error) });
		}
	});
}

/** Of an error, all that is of use elsewhere: a thread's errors lose their codes on the way. */
function failureOf(error: unknown): Failure {
	if (!(error instanceof Error)) return { message: String(error) };
	const { message, code } = error as NodeJS.ErrnoException;
	return code === undefined ? { message } : { message, code };
}
