import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { writeWhole } from "../../src/node/write.js";
import { newFolder, remove } from "./folder.js";

describe("Writing a file as a whole", () => {
	let folder: string;
	beforeEach(() => {
		folder = newFolder({ "a.html": "before" });
	});
	afterEach(() => remove(folder));

	it("puts it in the place of what was there, and leaves nothing else", async () => {
		await writeWhole(path.join(folder, "a.html"), "after");
		await writeWhole(path.join(folder, "b.zip"), new Uint8Array([1, 2]));
		assert.equal(readFileSync(path.join(folder, "a.html"), "utf8"), "after");
		assert.deepEqual(readdirSync(folder).sort(), ["a.html", "b.zip"]);
	});

	it("leaves everything as it was where it cannot", async () => {
		mkdirSync(path.join(folder, "c"));
		await assert.rejects(writeWhole(path.join(folder, "c"), "x"));
		await assert.rejects(writeWhole(path.join(folder, "nowhere", "a"), "x"));
		assert.deepEqual(readdirSync(folder).sort(), ["a.html", "c"]);
	});

	it("is never seen half-written", async () => {
		const file = path.join(folder, "a.html");
		const [a, b] = ["a", "b"].map((letter) => letter.repeat(2_000_000)) as [string, string];
		await writeWhole(file, a);
		let writing = true;
		const writes = (async () => {
			for (let i = 0; i < 20; i++) await writeWhole(file, i % 2 === 0 ? b : a);
			writing = false;
		})();
		while (writing) {
			const seen = readFileSync(file, "utf8");
			assert.ok(seen === a || seen === b, `${seen.length} characters`);
			await new Promise((resolve) => setImmediate(resolve));
		}
		await writes;
	});
});
