import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { POLICY_FILE } from "../core/index.js";
import { UsageError } from "./terminal.js";

/** `--root`, else the topmost folder above `target` with a policy, else its git top level, else the present folder. */
export function findRoot(target: string, given: string | undefined, cwd: string): string {
	if (given !== undefined) return existingFolder(path.resolve(cwd, given));
	const folder = isFolder(target) ? target : path.dirname(target);
	const ancestors = ancestorsOf(folder);
	const policy = ancestors.findLast((ancestor) => existsSync(path.join(ancestor, POLICY_FILE)));
	const repository = ancestors.find((ancestor) => existsSync(path.join(ancestor, ".git")));
	return policy ?? repository ?? (ancestors.includes(cwd) ? cwd : folder);
}

function isFolder(file: string): boolean {
	try {
		return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
	} catch {
		// A file where a folder should be, or a folder that may not be entered: none that could be used.
		return false;
	}
}

/** From the folder up. */
function ancestorsOf(folder: string): string[] {
	const parent = path.dirname(folder);
	return parent === folder ? [folder] : [folder, ...ancestorsOf(parent)];
}

function existingFolder(folder: string): string {
	if (!isFolder(folder)) throw new UsageError(`There is no folder ${folder}.`);
	return folder;
}

/** Root-relative POSIX path; "" for the root itself. */
export function relativeTo(root: string, file: string): string {
	const relative = path.relative(root, file).split(path.sep).join("/");
	if (relative === ".." || relative.startsWith("../") || path.isAbsolute(relative))
		throw new UsageError(`${file} lies outside of the root ${root}.`);
	return relative;
}
