import { execFileSync } from "node:child_process";
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

export function git(cwd: string, args: readonly string[], input?: string): string {
	return execFileSync("git", args, {
		cwd,
		env: GIT_ENV,
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

export function commit(root: string, files: Readonly<Record<string, string>>): void {
	addFiles(root, files);
	git(root, ["add", "--all"]);
	git(root, ["commit", "--quiet", "--allow-empty", "-m", "x"]);
}
