import { stat } from "node:fs/promises";
import path from "node:path";
import { codeOf } from "./inside.js";

/** How many files are asked about at a time: others wait for the disk, too. */
const AT_ONCE = 64;

/** Which of some files are not there; one that may not be looked at is. @param root absolute; the files may be relative to it */
export async function missingOf(root: string, files: readonly string[]): Promise<string[]> {
	const missing: string[] = [];
	for (let i = 0; i < files.length; i += AT_ONCE) {
		const some = files.slice(i, i + AT_ONCE);
		const kinds = await Promise.all(some.map((file) => kindOf(path.resolve(root, file))));
		missing.push(...some.filter((_, k) => kinds[k] === "missing"));
	}
	return missing;
}

/** Whether a folder is at a path, or a link that leads to one. */
export const isFolder = async (file: string): Promise<boolean> => (await kindOf(file)) === "folder";

async function kindOf(file: string): Promise<"folder" | "missing" | "other"> {
	try {
		return (await stat(file)).isDirectory() ? "folder" : "other";
	} catch (error) {
		if (codeOf(error) === "") throw error;
		return ["ENOENT", "ENOTDIR"].includes(codeOf(error)) ? "missing" : "other";
	}
}
