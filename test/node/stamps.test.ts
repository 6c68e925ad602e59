import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { filesIn, Stamps } from "../../src/node/stamps.js";

describe("States of files, looked at again", () => {
	let root: string;
	beforeEach(() => {
		root = mkdtempSync(path.join(tmpdir(), "rai-docs-stamps-"));
		mkdirSync(path.join(root, "a"));
		writeFileSync(path.join(root, "a/one.md"), "one");
		writeFileSync(path.join(root, "a/two.md"), "two");
	});
	afterEach(() => rmSync(root, { recursive: true }));

	const ALL = [".", "a", "a/one.md", "a/two.md", "a/three.md"];

	it("are only remembered at first, and the same while nothing happens", async () => {
		const stamps = new Stamps(root);
		assert.deepEqual(await stamps.look(ALL), []);
		assert.deepEqual(await stamps.look(ALL), []);
	});

	it("tell of what changed, came and went, and of the folder around it", async () => {
		const stamps = new Stamps(root);
		await stamps.look(ALL);
		writeFileSync(path.join(root, "a/one.md"), "one, and more");
		assert.deepEqual(await stamps.look(ALL), ["a/one.md"]);
		writeFileSync(path.join(root, "a/three.md"), "three");
		assert.deepEqual(await stamps.look(ALL), ["a", "a/three.md"]);
		rmSync(path.join(root, "a/two.md"));
		assert.deepEqual(await stamps.look(ALL), ["a", "a/two.md"]);
	});

	it("forget what is not looked at any more", async () => {
		const stamps = new Stamps(root);
		await stamps.look(ALL);
		await stamps.look(["a"]);
		writeFileSync(path.join(root, "a/one.md"), "one, and more");
		assert.deepEqual(await stamps.look(ALL), []);
	});

	it("name the files of a folder, and none of one that is gone or is a file", async () => {
		symlinkSync("one.md", path.join(root, "a/link.md"));
		mkdirSync(path.join(root, "a/b.md"));
		assert.deepEqual([...(await filesIn(path.join(root, "a")))].sort(), ["link.md", "one.md", "two.md"]);
		assert.deepEqual(await filesIn(path.join(root, "gone")), []);
		assert.deepEqual(await filesIn(path.join(root, "a/one.md")), []);
	});
});
