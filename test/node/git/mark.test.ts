import assert from "node:assert/strict";
import { utimesSync } from "node:fs";
import path from "node:path";
import { gitMark } from "../../../src/node/git/mark.js";
import { addFiles, newFolder } from "../folder.js";
import { clone, commit, git, repository } from "../repository.js";

describe("The mark of a repository", () => {
	for (const [name, move] of [
		["a commit", (root: string) => commit(root, { "a.md": "b" })],
		["an empty commit", (root: string) => commit(root, {})],
		["a tag", (root: string) => git(root, ["tag", "v1"])],
		["a branch", (root: string) => git(root, ["branch", "side"])],
		["a checkout", (root: string) => git(root, ["checkout", "--quiet", "-b", "side"])],
		["a detached HEAD", (root: string) => git(root, ["checkout", "--quiet", "--detach"])],
		["a file that is no longer tracked", (root: string) => git(root, ["rm", "--quiet", "--cached", "a.md"])],
		["another remote", (root: string) => git(root, ["remote", "add", "origin", "https://example.com/a/b"])],
	] as const) {
		it(`changes with ${name}`, async () => {
			const root = repository({ "a.md": "a" });
			const before = await gitMark(root);
			move(root);
			assert.notEqual(await gitMark(root), before);
		});
	}

	it("stays while only the working tree changes", async () => {
		const root = repository({ "a.md": "a" });
		const before = await gitMark(root);
		addFiles(root, { "a.md": "b", "b.md": "new" });
		utimesSync(path.join(root, "a.md"), 1, 1);
		assert.equal(await gitMark(root), before);
	});

	it("changes where a fetch brings what is new, and in a worktree of its own", async () => {
		const root = repository({ "a.md": "a" });
		const copy = clone(root);
		git(copy, ["worktree", "add", "--quiet", "-b", "aside", path.join(copy, "..", "aside")]);
		const aside = path.join(copy, "..", "aside");
		const before = [await gitMark(copy), await gitMark(aside)];
		commit(root, { "a.md": "b" });
		git(copy, ["fetch", "--quiet"]);
		const after = [await gitMark(copy), await gitMark(aside)];
		for (const i of [0, 1]) assert.notEqual(after[i], before[i]);
	});

	it("is there before the first commit, and not without a repository", async () => {
		const root = newFolder();
		assert.equal(await gitMark(root), undefined);
		git(root, ["init", "--quiet"]);
		const unborn = await gitMark(root);
		assert.notEqual(unborn, undefined);
		commit(root, { "a.md": "a" });
		assert.notEqual(await gitMark(root), unborn);
	});
});
