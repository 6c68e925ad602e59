import path from "node:path";
import type { FieldsChecked, SchemaBundle, SchemaRunner } from "../../core/index.js";
import { Job } from "../thread/job.js";
import type { Question as Sent } from "../thread/messages.js";
import { type Limits, SilentError, Thread } from "../thread/thread.js";
import type { Begun, Question, Result } from "./messages.js";

/** For one document. It takes a few milliseconds where nothing is wrong; a busy machine gets time enough. */
const SECONDS = 5;

/**
 * Nothing of this program's surroundings, and no more memory than a schema can need. The thread's own start may take long on a busy machine,
 * and is none of a schema's fault.
 */
const LIMITS: Limits = {
	silence: { start: 30_000, after: SECONDS * 1000 },
	worker: { env: {}, argv: [], resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } },
};

class Check extends Job<Result, Begun> {
	readonly #question: Question;

	constructor(question: Question) {
		super();
		this.#question = question;
	}

	begin(): Sent {
		return { message: this.#question };
	}
}

/**
 * Runs schemas in a thread of their own, which starts with the first and is ended where one of them takes too long. `close` gives up what is not
 * done.
 * @param worker what the thread runs; it lies beside what is running now, here as in `dist`
 */
export function schemasInThread(
	worker: string | URL = path.join(__dirname, "schemaWorker.js"),
	limits: Limits = LIMITS,
): SchemaRunner & { close(): Promise<void> } {
	const thread = new Thread<Check>(worker, limits);
	const check = async (schema: SchemaBundle, value: unknown, signal?: AbortSignal): Promise<FieldsChecked> => {
		try {
			return await thread.run(new Check({ schema, value }), { signal });
		} catch (error) {
			const stopped = stoppedBy(error);
			if (stopped === undefined) throw error;
			return { stopped };
		}
	};
	return { check, close: () => thread.close() };
}

/** How a schema ended its thread, or itself; undefined for what is no schema's doing. */
function stoppedBy(error: unknown): string | undefined {
	if (error instanceof SilentError) return `took longer than ${Math.round(error.milliseconds / 1000)} seconds`;
	const { code, message } = error as NodeJS.ErrnoException;
	if (code === "ERR_WORKER_OUT_OF_MEMORY") return "needed too much memory";
	return /call stack/.test(message) ? "went round in a circle" : undefined;
}
