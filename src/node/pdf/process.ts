import { type ChildProcess, spawn } from "node:child_process";

export interface RunOptions {
	/** Where it works, and keeps what it keeps. */
	readonly folder: string;
	/** Milliseconds. */
	readonly patience: number;
	readonly signal: AbortSignal | undefined;
}

export interface Ran {
	/** The first line that it complained with. */
	readonly said: string;
	readonly ended: "by itself" | "too slow";
}

/** How much of what a browser says is kept, in characters. */
const MAX_SAID = 10_000;

/** Runs a browser, which starts other processes: all of them are gone afterwards. Rejects where it cannot be started, or as the signal says. */
export function run(program: string, args: readonly string[], { folder, patience, signal }: RunOptions): Promise<Ran> {
	return new Promise((resolve, reject) => {
		signal?.throwIfAborted();
		const child = spawn(program, args, {
			cwd: folder,
			detached: process.platform !== "win32",
			stdio: ["ignore", "ignore", "pipe"],
			windowsHide: true,
		});
		let said = "";
		let ended: Ran["ended"] = "by itself";
		const stop = (): void => killAll(child);
		const timer = setTimeout(() => {
			ended = "too slow";
			stop();
		}, patience);
		const over = (): void => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", stop);
			stop();
		};
		signal?.addEventListener("abort", stop, { once: true });
		child.stderr?.setEncoding("utf8").on("data", (text: string) => {
			said = (said + text).slice(0, MAX_SAID);
		});
		child.on("error", (error) => {
			over();
			resolve({ said: error.message, ended: "by itself" });
		});
		child.on("exit", () => {
			over();
			if (signal?.aborted) reject(signal.reason);
			else resolve({ said: complaint(said), ended });
		});
	});
}

/** Where it leads a group of its own, the whole group. */
function killAll(child: ChildProcess): void {
	try {
		if (child.pid === undefined) return;
		if (process.platform === "win32") child.kill("SIGKILL");
		else process.kill(-child.pid, "SIGKILL");
	} catch {
		// Nothing of it is left.
	}
}

function complaint(text: string): string {
	const lines = text.split("\n").map((line) => line.replace(/^\[[^\]]*\]\s*/, "").trim());
	return lines.find((line) => /error|cannot|fail/i.test(line)) ?? lines.find((line) => line !== "") ?? "";
}
