import { chmod, mkdtemp, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

/** Puts a `git` in front of the PATH that leaves a mark when it is run, and does nothing else. */
export async function markGit(): Promise<{ marks: () => Promise<string>; restore: () => void }> {
	const folder = await mkdtemp(path.join(os.tmpdir(), "marked-git-"));
	const mark = path.join(folder, "marks");
	await writeFile(mark, "");
	await writeFile(path.join(folder, "git"), `#!/bin/sh\necho "$@" >> "${mark}"\nexit 1\n`);
	await chmod(path.join(folder, "git"), 0o755);
	const before = process.env["PATH"];
	process.env["PATH"] = `${folder}${path.delimiter}${before}`;
	return {
		marks: () => readFile(mark, "utf8"),
		restore: () => {
			process.env["PATH"] = before;
		},
	};
}
