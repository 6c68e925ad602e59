import path from "node:path";
import type { Evidence, Workshop } from "../../core/index.js";
import { Thread } from "../thread/thread.js";
import type { Digests } from "./messages.js";
import { Task } from "./task.js";

/**
 * A workshop in a thread, which starts with the first work, and keeps the process alive only while there is some. `close` gives up what is
 * not done.
 * @param worker what the thread runs; it lies beside what is running now, here as in `dist`
 */
export function workshopInThread(worker: string | URL = path.join(__dirname, "workshopWorker.js")): Workshop & { close(): Promise<void> } {
	const thread = new Thread(worker);
	return {
		evidence: (bytes, name, source, selectors, signal) =>
			thread.run(new Task<readonly Evidence[]>({ bytes, name, source, selectors }), { signal }),
		digests: (bytes, algorithms, signal) => thread.run(new Task<Digests>({ bytes, algorithms }), { signal }),
		close: () => thread.close(),
	};
}
