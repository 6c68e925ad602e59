import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import type { History, PastTexts } from "../core/index.js";
import { readBatch } from "./gitBatch.js";

/** No network, no prompt, no lock. */
const ENVIRONMENT = {
	GIT_NO_LAZY_FETCH: "1",
	GIT_ALLOW_PROTOCOL: "none",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_TERMINAL_PROMPT: "0",
	GIT_PAGER: "",
	LC_ALL: "C",
};

/** What a hook or a script set for another repository (`git rev-parse --local-env-vars`). */
const FOREIGN =
	/^GIT_(?:ALTERNATE_OBJECT_DIRECTORIES|CONFIG(?:_.*)?|OBJECT_DIRECTORY|DIR|WORK_TREE|IMPLICIT_WORK_TREE|GRAFT_FILE|INDEX_FILE|NO_REPLACE_OBJECTS|REPLACE_REF_BASE|PREFIX|SHALLOW_FILE|COMMON_DIR|NAMESPACE)$/;

const TIMEOUT = 30_000;
const MAX_VERSIONS = 50;
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

/** Somewhere that holds no `git.exe` of a repository: Windows looks in the working folder first. */
const NEUTRAL = path.dirname(process.execPath);

/** git could not be run, or refused: no git, no repository, no commit yet, somebody else's repository, too slow. */
class GitError extends Error {}

interface Output {
	readonly stdout: Buffer;
	/** Not zero where git stopped before its end. */
	readonly code: number | null;
}

/** History from the git that is on the PATH: a few processes a call, however many files are asked for. */
export function gitHistory(root: string): History {
	return {
		async texts(files, signal) {
			try {
				return await textsOf(root, files, signal);
			} catch (error) {
				if (error instanceof GitError) return { state: "none", reason: error.message, texts: new Map() };
				throw error;
			}
		},
	};
}

async function textsOf(root: string, files: readonly string[], signal?: AbortSignal): Promise<PastTexts> {
	const wanted = new Set(files.filter((file) => !/[\n\0]/.test(file)));
	const [shallow, prefix = "", ...rest] = (await git(root, ["rev-parse", "--is-shallow-repository", "--show-prefix"], signal))
		.toString()
		.split("\n");
	// The batch below takes a name a line.
	if (rest.length > 1) throw new GitError("the folder's name holds a line break");
	const state = shallow === "true" ? "shallow" : "complete";
	const commits = wanted.size === 0 ? new Map<string, string[]>() : await versionsOf(root, wanted, signal);
	const asked = [...commits].flatMap(([file, ids]) => ids.map((id) => ({ file, name: `${id}:${prefix}${file}` })));
	const blobs = await blobsOf(
		root,
		asked.map(({ name }) => name),
		signal,
	);
	const texts = new Map<string, string[]>([...commits.keys()].map((file) => [file, []]));
	for (const [i, { file }] of asked.entries()) {
		const text = blobs.texts[i];
		if (text !== undefined) texts.get(file)?.push(text);
	}
	return { state: blobs.unfetched ? "partial" : state, texts };
}

const LOG = [
	...["log", "--relative", "--no-renames", "--name-only", "-z"],
	...["--no-ext-diff", "--no-show-signature", "--diff-merges=first-parent"],
];

/** The commits that touched each wanted file, newest first. */
async function versionsOf(root: string, wanted: ReadonlySet<string>, signal?: AbortSignal): Promise<Map<string, string[]>> {
	const named = wanted.size <= MAX_NAMED ? ["--", ...wanted] : [];
	// No path begins with the mark: it is new.
	const mark = randomUUID();
	const log = await git(root, [...LOG, `--format=${mark}%H`, "--end-of-options", "HEAD", ...named], signal).catch(unborn);
	const found = new Map<string, string[]>();
	let id = "";
	for (const field of log
		.toString()
		.split("\0")
		.map((part) => part.replace(/^\n/, ""))) {
		const ids = found.get(field) ?? [];
		if (field.startsWith(mark)) id = field.slice(mark.length).trim();
		else if (wanted.has(field) && ids.length < MAX_VERSIONS) found.set(field, [...ids, id]);
	}
	return found;
}

/** Before the first commit there is no past, and that is all there is to know. */
function unborn(error: unknown): Buffer {
	if (error instanceof GitError && error.message.includes("bad revision 'HEAD'")) return Buffer.alloc(0);
	throw error;
}

/** Where a text was not fetched, git stops at it: that one is not known, and the rest is asked for again. */
async function blobsOf(
	root: string,
	names: readonly string[],
	signal?: AbortSignal,
): Promise<{ texts: (string | undefined)[]; unfetched: boolean }> {
	const texts: (string | undefined)[] = [];
	let unfetched = false;
	while (texts.length < names.length) {
		const input = names.slice(texts.length).map((name) => `${name}\n`);
		const { stdout, code } = await run(root, ["cat-file", "--batch"], signal, input.join(""));
		texts.push(...readBatch(stdout));
		if (code === 0) break;
		unfetched = true;
		texts.push(undefined);
	}
	return { texts, unfetched };
}

const git = async (root: string, args: readonly string[], signal?: AbortSignal): Promise<Buffer> => (await run(root, args, signal)).stdout;

function environment(): NodeJS.ProcessEnv {
	const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
	return { ...Object.fromEntries(own), ...ENVIRONMENT };
}

/** Runs git without a shell. Rejects with a {@link GitError} where git is missing, takes too long, or refuses the repository. */
function run(root: string, args: readonly string[], signal?: AbortSignal, input = ""): Promise<Output> {
	return new Promise((resolve, reject) => {
		const options = { cwd: NEUTRAL, env: environment(), timeout: TIMEOUT, windowsHide: true };
		const child = spawn("git", ["-C", root, ...SAFE, ...args], { ...options, ...(signal && { signal }) });
		const chunks: Buffer[] = [];
		const complaints: Buffer[] = [];
		child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
		child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
		// Where git ends early there is nobody left to read the input; its exit code says why.
		child.stdin.on("error", () => undefined);
		child.on("error", (error) => reject(signal?.aborted ? error : new GitError(error.message)));
		child.on("close", (code, killed) => {
			const said = Buffer.concat(complaints).toString().split("\n")[0] ?? "";
			if (killed) reject(new GitError(`git ${args[0]} took longer than ${TIMEOUT / 1000} s`));
			else if (code !== 0 && args[0] !== "cat-file") reject(new GitError(said || `git ${args[0]} ended with ${code}`));
			else resolve({ stdout: Buffer.concat(chunks), code });
		});
		child.stdin.end(input);
	});
}
