import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import path from "node:path";
import { GitError } from "../../../src/node/git/process.js";
import { run } from "../../../src/node/git/run.js";
import { addFiles, newFolder, remove } from "../folder.js";

// Elsewhere no script may be called git.
if (process.platform !== "win32") {
	describe("Patience with git", () => {
		const tools = newFolder();
		after(() => remove(tools));

		/** As with a git on the PATH that is this script. */
		async function withGit<T>(script: string, work: () => Promise<T>): Promise<T> {
			addFiles(tools, { git: `#!/bin/sh\n${script}\n` });
			chmodSync(path.join(tools, "git"), 0o755);
			const before = process.env["PATH"];
			process.env["PATH"] = `${tools}${path.delimiter}${before}`;
			try {
				return await work();
			} finally {
				process.env["PATH"] = before;
			}
		}

		const SLOW = "for i in 1 2 3 4 5 6 7 8; do echo $i; sleep 0.4; done";

		it("is as long as it goes on to write", async () => {
			const { stdout, code } = await withGit(SLOW, () => run(tools, ["log"], { patience: 2_000 }));
			assert.deepEqual([stdout.toString().split("\n").length, code], [9, 0]);
		});

		it("is the same where what it writes is handed on", async () => {
			const taken: string[] = [];
			await withGit(SLOW, () => run(tools, ["log"], { patience: 2_000, take: (chunk) => taken.push(chunk.toString()) }));
			assert.equal(taken.join("").length, 16);
		});

		it("ends with its silence", async () => {
			const silent = withGit("echo 1; exec sleep 20", () => run(tools, ["log"], { patience: 300 }));
			await assert.rejects(silent, (error) => error instanceof GitError && /git log took longer than/.test(error.message));
		});
	});
}
