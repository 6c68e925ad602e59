// @ts-check
import { once } from "node:events";

const patience = 5_000;

/**
 * Owns a process that was started `detached`: ends it with all it started, when asked and at the latest when this process ends.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {() => Promise<void>} resolves once it is gone
 */
export function endTree(child) {
	const endNow = () => signalGroup(child, "SIGKILL");
	process.on("exit", endNow);
	for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) endOnSignal(signal);
	return async () => {
		if (isRunning(child)) {
			const gone = once(child, "exit");
			signalGroup(child, "SIGTERM");
			const timer = setTimeout(endNow, patience);
			await gone;
			clearTimeout(timer);
		}
		// What it started may outlive it by a moment.
		endNow();
		process.off("exit", endNow);
	};
}

/** Without a listener a signal ends this process at once, past its "exit" listeners.
 * @param {NodeJS.Signals} signal */
function endOnSignal(signal) {
	if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(1));
}

/** @param {import("node:child_process").ChildProcess} child */
const isRunning = (child) => child.pid !== undefined && child.exitCode === null && child.signalCode === null;

/** @param {import("node:child_process").ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, signal);
	} catch (error) {
		// ESRCH: the whole group is gone already, which is what we want.
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
	}
}
