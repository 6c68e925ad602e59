import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { POLICY_FILE } from "../core/index.js";
import { UsageError } from "./terminal.js";

/** `--root`, else the topmost ancestor with a policy, else the git top level, else the folder. */
export function findRoot(start: string, given: string | undefined, cwd: string): string {
	if (given !== undefined) return existingFolder(path.resolve(cwd, given));
	const ancestors = ancestorsOf(start);
	const policy = ancestors.findLast((folder) => existsSync(path.join(folder, POLICY_FILE)));
	return policy ?? ancestors.find((folder) => existsSync(path.join(folder, ".git"))) ?? start;
}

/** From the folder up. */
function ancestorsOf(folder: string): string[] {
	const parent = path.dirname(folder);
	return parent === folder ? [folder] : [folder, ...ancestorsOf(parent)];
}

function existingFolder(folder: string): string {
	if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`There is no folder ${folder}.`);
	return folder;
}

/** Root-relative POSIX path; "" for the root itself. */
export function relativeTo(root: string, file: string): string {
	const relative = path.relative(root, file).split(path.sep).join("/");
	if (relative === ".." || relative.startsWith("../") || path.isAbsolute(relative))
		throw new UsageError(`${file} lies outside of the root ${root}.`);
	return relative;
}
