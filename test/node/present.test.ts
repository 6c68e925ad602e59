import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isFolder, missingOf } from "../../src/node/present.js";

describe("What is on the disk", () => {
	let root: string;
	beforeEach(() => {
		root = mkdtempSync(path.join(tmpdir(), "rai-docs-present-"));
		mkdirSync(path.join(root, "a"));
		writeFileSync(path.join(root, "a/one.md"), "one");
		symlinkSync("a", path.join(root, "link"));
		symlinkSync("nowhere", path.join(root, "dangling.md"));
	});
	afterEach(() => rmSync(root, { recursive: true }));

	it("tells which files are not there, in order, however many", async () => {
		const many = Array.from({ length: 200 }, (_, i) => `gone/${i}.md`);
		const asked = ["a/one.md", "link/one.md", "a/one.md/two.md", "dangling.md", ...many, path.join(root, "a/one.md")];
		assert.deepEqual(await missingOf(root, asked), ["a/one.md/two.md", "dangling.md", ...many]);
		assert.deepEqual(await missingOf(root, []), []);
	});

	it("tells a folder from a file", async () => {
		const asked = ["a", "link", "a/one.md", "nowhere", "dangling.md"].map((file) => isFolder(path.join(root, file)));
		assert.deepEqual(await Promise.all(asked), [true, true, false, false, false]);
	});
});
