import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import type { History } from "../core/index.js";
import { readBatch } from "./gitBatch.js";

/** No network, no prompt, no lock, nothing that this machine's administrator configured. */
const ENVIRONMENT = {
	GIT_NO_LAZY_FETCH: "1",
	GIT_ALLOW_PROTOCOL: "none",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_TERMINAL_PROMPT: "0",
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_PAGER: "",
	LC_ALL: "C",
};

const TIMEOUT = 30_000;
const MAX_VERSIONS = 20;
/** More paths than this are not named on the command line: the whole log is read. */
const MAX_NAMED = 100;
/** No program that the repository's own configuration may name is run. */
const SAFE = [
	"-c",
	"core.fsmonitor=false",
	"-c",
	"core.hooksPath=/dev/null",
	"-c",
	"log.showSignature=false",
	"--no-pager",
	"--literal-pathspecs",
];

/** What a hook or a script set for another repository. */
const FOREIGN = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"];

/** Somewhere that holds no `git.exe` of a repository: Windows looks in the working folder first. */
const NEUTRAL = path.dirname(process.execPath);

/** git could not be run, or refused: no git, no repository, no commit yet, somebody else's repository, too slow. */
class GitError extends Error {}

/** History from the git that is on the PATH: a few processes a call, however many files are asked for. */
export function gitHistory(root: string): History {
	return {
		state: () =>
			unlessRefused("none", async () =>
				(await git(root, ["rev-parse", "--is-shallow-repository"])).toString().trim() === "true" ? "shallow" : "complete",
			),
		texts: (files, signal) => unlessRefused(new Map(), () => textsOf(root, files, signal)),
	};
}

/** What git refuses is not knowable here, which is an answer; anything else that fails is a fault of ours. */
async function unlessRefused<T>(unknown: T, ask: () => Promise<T>): Promise<T> {
	try {
		return await ask();
	} catch (error) {
		if (error instanceof GitError) return unknown;
		throw error;
	}
}

async function textsOf(root: string, files: readonly string[], signal?: AbortSignal): Promise<ReadonlyMap<string, readonly string[]>> {
	const wanted = new Set(files.filter((file) => !/[\n\0]/.test(file)));
	if (wanted.size === 0) return new Map();
	const named = wanted.size <= MAX_NAMED ? ["--", ...wanted] : [];
	const prefix = (await git(root, ["rev-parse", "--show-prefix"], signal)).toString().replace(/\n$/, "");
	if (prefix.includes("\n")) return new Map();
	const mark = randomUUID();
	const log = await git(root, [...LOG, `--format=${mark}%H`, "--end-of-options", "HEAD", ...named], signal);
	const commits = versionsIn(log.toString(), mark, wanted);
	const asked = [...commits].flatMap(([file, ids]) => ids.map((id) => ({ file, name: `${id}:${prefix}${file}` })));
	const blobs = readBatch(await git(root, ["cat-file", "--batch"], signal, asked.map(({ name }) => `${name}\n`).join("")));
	const texts = new Map<string, string[]>([...commits.keys()].map((file) => [file, []]));
	for (const [i, { file }] of asked.entries()) {
		const text = blobs[i];
		if (text !== undefined) texts.get(file)?.push(text);
	}
	return texts;
}

const LOG = [
	...["log", "--relative", "--no-renames", "--name-only", "-z"],
	...["--no-ext-diff", "--no-show-signature", "--diff-merges=first-parent"],
];

/** The commits that touched each wanted file, newest first: `<mark><id>` and then paths, all ended by NUL. No path begins with the mark: it is new. */
function versionsIn(log: string, mark: string, wanted: ReadonlySet<string>): Map<string, string[]> {
	const found = new Map<string, string[]>();
	let id = "";
	for (const field of log.split("\0").map((part) => part.replace(/^\n/, ""))) {
		const ids = found.get(field) ?? [];
		if (field.startsWith(mark)) id = field.slice(mark.length).trim();
		else if (wanted.has(field) && ids.length < MAX_VERSIONS) found.set(field, [...ids, id]);
	}
	return found;
}

function environment(): NodeJS.ProcessEnv {
	const own = Object.entries(process.env).filter(([name]) => !FOREIGN.includes(name));
	return { ...Object.fromEntries(own), ...ENVIRONMENT };
}

/** Runs git without a shell. Rejects with a {@link GitError} where git is missing, refuses, or takes too long. */
function git(root: string, args: readonly string[], signal?: AbortSignal, input = ""): Promise<Buffer> {
	return new Promise((resolve, reject) => {
		const options = { cwd: NEUTRAL, env: environment(), timeout: TIMEOUT, windowsHide: true };
		const child = spawn("git", ["-C", root, ...SAFE, ...args], {
			...options,
			stdio: ["pipe", "pipe", "ignore"],
			...(signal && { signal }),
		});
		const chunks: Buffer[] = [];
		child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
		// Where git ends early there is nobody left to read the input; its exit code says why.
		child.stdin.on("error", () => undefined);
		child.on("error", (error) => reject(signal?.aborted ? error : new GitError(error.message)));
		child.on("close", (code) => (code === 0 ? resolve(Buffer.concat(chunks)) : reject(new GitError(`git ${args[0]} ended with ${code}`))));
		child.stdin.end(input);
	});
}
