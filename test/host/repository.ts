import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { folder } from "./documents";

const ENV = {
	...{ GIT_AUTHOR_NAME: "Ada Osei", GIT_AUTHOR_EMAIL: "ada@example.com", GIT_AUTHOR_DATE: "2026-03-01T10:00:00Z" },
	...{ GIT_COMMITTER_NAME: "Ada Osei", GIT_COMMITTER_EMAIL: "ada@example.com" },
	...{ GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
};

/** Runs git in the open folder, from outside of the editor. */
export const git = (...args: string[]): string =>
	execFileSync("git", args, { cwd: folder().fsPath, env: { ...process.env, ...ENV }, encoding: "utf8" }).trim();

/** Makes the open folder a repository with a branch `main` that holds what the fixture brings; once, whoever asks first. */
export function repository(): void {
	if (!existsSync(path.join(folder().fsPath, ".git"))) git("init", "--quiet");
	git("symbolic-ref", "HEAD", "refs/heads/main");
	if (git("for-each-ref", "refs/heads/main") === "") commit("What the folder holds", {});
}

/** Commits files, and what the fixture brings. @returns the full id */
export function commit(subject: string, files: Readonly<Record<string, string>>): string {
	for (const [name, text] of Object.entries(files)) writeOutside(name, text);
	git("add", "models", "eval", "README.md", ...Object.keys(files));
	git("commit", "--quiet", "--allow-empty", "-m", subject);
	return git("rev-parse", "HEAD");
}

/** Writes a file as another program does: the editor is not told. */
export function writeOutside(name: string, text: string): void {
	const file = path.join(folder().fsPath, name);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
}
