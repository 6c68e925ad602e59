import { Job } from "../thread/job.js";
import type { Question as Sent } from "../thread/messages.js";
import type { Question, Result } from "./messages.js";

/** A piece of work, whose bytes go to the thread. What nobody waits for any more is not begun; what has begun is done to its end. */
export class Task<R extends Result> extends Job<R, never> {
	readonly #question: Question;

	constructor(question: Question) {
		super();
		this.#question = question;
	}

	begin(): Sent {
		const bytes = alone(this.#question.bytes);
		return { message: { ...this.#question, bytes } satisfies Question, given: [bytes.buffer] };
	}
}

/** In memory of their own: what others hold too cannot be given away. */
const alone = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => (isAlone(bytes) ? bytes : new Uint8Array(bytes));

const isAlone = (bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> =>
	bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.length;
