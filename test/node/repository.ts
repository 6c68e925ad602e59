import { execFileSync } from "node:child_process";
import path from "node:path";
import { addFiles, newFolder } from "./folder.js";

/** As in a clean home: nothing of this machine's own configuration, and fixed names. */
export const GIT_ENV = {
	...process.env,
	...{ GIT_CONFIG_GLOBAL: process.platform === "win32" ? "NUL" : "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
	...{
		GIT_AUTHOR_NAME: "Ada Osei",
		GIT_AUTHOR_EMAIL: "ada@example.com",
		GIT_COMMITTER_NAME: "Ada Osei",
		GIT_COMMITTER_EMAIL: "ada@example.com",
	},
};

/** @param env beside the fixed names, such as the time */
export function git(cwd: string, args: readonly string[], input?: string, env: Readonly<Record<string, string>> = {}): string {
	return execFileSync("git", args, {
		cwd,
		env: { ...GIT_ENV, ...env },
		encoding: "utf8",
		stdio: ["pipe", "pipe", "pipe"],
		...(input !== undefined && { input }),
	});
}

/** A repository whose commits, the oldest first, each write some files. */
export function repository(...commits: readonly Readonly<Record<string, string>>[]): string {
	const root = newFolder();
	git(root, ["init", "--quiet", "--initial-branch=main"]);
	for (const files of commits) commit(root, files);
	return root;
}

export function commit(root: string, files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): void {
	addFiles(root, files);
	git(root, ["add", "--all"]);
	git(root, ["commit", "--quiet", "--allow-empty", "-m", "x"], undefined, env);
}

/** A clone in a folder of its own; its remote is `origin`. */
export function clone(root: string, ...args: readonly string[]): string {
	const folder = path.join(newFolder(), "clone");
	git(root, ["clone", "--quiet", ...args, `file://${root}`, folder]);
	return folder;
}

/** The full id of what git understands. */
export const idOf = (root: string, name: string): string => git(root, ["rev-parse", "--verify", name]).trim();
