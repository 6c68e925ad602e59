import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { History } from "../core/index.js";

const run = promisify(execFile);

/** No network, no prompt, no lock, nothing from the person's configuration. */
const ENVIRONMENT = {
	GIT_NO_LAZY_FETCH: "1",
	GIT_ALLOW_PROTOCOL: "none",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_TERMINAL_PROMPT: "0",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_PAGER: "",
	LC_ALL: "C",
};

const TIMEOUT = 10_000;
const MAX_VERSIONS = 20;
/** No program that the repository's own configuration may name is run. */
const SAFE = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-pager", "--literal-pathspecs"];

/** History from the git that is on the PATH. Where there is none, or no repository, nothing can be known. */
export function gitHistory(root: string): History {
	const git = async (args: readonly string[], signal?: AbortSignal): Promise<string> => {
		const options = {
			cwd: root,
			env: { ...process.env, ...ENVIRONMENT },
			timeout: TIMEOUT,
			maxBuffer: 64 * 1024 * 1024,
			windowsHide: true,
		};
		const { stdout } = await run("git", [...SAFE, ...args], { ...options, ...(signal && { signal }) });
		return stdout;
	};
	return {
		async state() {
			try {
				return (await git(["rev-parse", "--is-shallow-repository"])).trim() === "true" ? "shallow" : "complete";
			} catch (error) {
				return isExpected(error) ? "none" : Promise.reject(error);
			}
		},
		async texts(file, signal) {
			try {
				const commits = await git(["log", `--max-count=${MAX_VERSIONS}`, "--format=%H", "--end-of-options", "HEAD", "--", file], signal);
				const ids = commits.split("\n").filter((id) => id !== "");
				const texts = ids.map((id) => git(["cat-file", "blob", `${id}:./${file}`], signal));
				const settled = await Promise.allSettled(texts);
				return settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
			} catch (error) {
				signal?.throwIfAborted();
				return isExpected(error) ? undefined : Promise.reject(error);
			}
		},
	};
}

/** No git, no repository, no commit yet, a repository of somebody else, too slow: not knowable here. */
const isExpected = (error: unknown): boolean => error instanceof Error && ("code" in error || "killed" in error);
