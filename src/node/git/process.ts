import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import path from "node:path";

/** No network, no prompt, no lock, and no object in the place of another. */
const ENVIRONMENT = {
	GIT_NO_LAZY_FETCH: "1",
	GIT_ALLOW_PROTOCOL: "none",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_TERMINAL_PROMPT: "0",
	GIT_NO_REPLACE_OBJECTS: "1",
	GIT_PAGER: "",
	LC_ALL: "C",
};

/** What a hook or a script set for another repository (`git rev-parse --local-env-vars`), and what contradicts our own options. */
const FOREIGN =
	/^GIT_(?:ALTERNATE_OBJECT_DIRECTORIES|CONFIG(?:_.*)?|OBJECT_DIRECTORY|DIR|WORK_TREE|IMPLICIT_WORK_TREE|GRAFT_FILE|INDEX_FILE|NO_REPLACE_OBJECTS|REPLACE_REF_BASE|PREFIX|SHALLOW_FILE|COMMON_DIR|NAMESPACE|(?:GLOB|NOGLOB|ICASE|LITERAL)_PATHSPECS)$/;

/** No program that the repository's own configuration may name is run. */
const SAFE = [
	"-c",
	"core.fsmonitor=false",
	"-c",
	"core.hooksPath=/dev/null",
	"-c",
	"log.showSignature=false",
	"-c",
	"log.follow=false",
	"--no-pager",
	"--literal-pathspecs",
];

/** Somewhere that holds no `git.exe` of a repository: Windows looks in the working folder first. */
const NEUTRAL = path.dirname(process.execPath);

/** Milliseconds. */
export const PATIENCE = 30_000;

/** git could not be run, or refused: no git, no repository, no commit yet, somebody else's repository, too slow. */
export class GitError extends Error {}

/** A git that has stopped to answer, or takes too long to. */
export const tooSlow = (verb: string): GitError => new GitError(`git ${verb} took longer than ${PATIENCE / 1000} s`);

/** Where git is run: below `root`, or at the top of its repository, from which `prefix` leads to the root, or in a submodule of that. */
export interface Place {
	readonly root: string;
	readonly prefix?: string;
	/** From the top of the repository. */
	readonly submodule?: string;
}

/** Starts the git that is on the PATH, without a shell. */
export function startGit(
	{ root, prefix = "", submodule }: Place,
	args: readonly string[],
	options: { readonly signal?: AbortSignal } = {},
): ChildProcessWithoutNullStreams {
	const top = prefix === "" ? [] : ["-C", prefix.replace(/[^/]+/g, "..")];
	const below = submodule === undefined ? [] : ["-C", submodule];
	return spawn("git", ["-C", root, ...top, ...below, ...SAFE, ...args], {
		cwd: NEUTRAL,
		env: environment(),
		windowsHide: true,
		...options,
	});
}

function environment(): NodeJS.ProcessEnv {
	const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
	return { ...Object.fromEntries(own), ...ENVIRONMENT };
}
