import { Worker } from "node:worker_threads";
import type { Question } from "../../src/node/hashing/messages.js";

/** Every question to a hashing thread from now on, until `restore`. */
export function spyOnThreads(): { readonly asked: readonly Question[]; restore(): void } {
	const asked: Question[] = [];
	const { postMessage } = Worker.prototype;
	Worker.prototype.postMessage = function (this: Worker, ...args: Parameters<typeof postMessage>) {
		if (typeof args[0]?.file === "string") asked.push(args[0]);
		return postMessage.apply(this, args);
	};
	return {
		asked,
		restore: () => {
			Worker.prototype.postMessage = postMessage;
		},
	};
}
