import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { mock } from "node:test";
import { diskAt } from "../../src/node/disk.js";
import { DigestCache } from "../../src/node/hashing/digestCache.js";
import { addFiles, newFolder, remove } from "./folder.js";
import { spyOnThreads } from "./threadSpy.js";

const ABC = { md5: "900150983cd24fb0d6963f7d28e17f72" };
const md5 = (n: number): { md5: string } => ({ md5: n.toString(16).padStart(32, "0") });

describe("Digests that were made before", () => {
	let root: string;
	let cache: string;
	let threads: ReturnType<typeof spyOnThreads>;

	beforeEach(() => {
		root = newFolder({ "a.txt": "abc" });
		cache = path.join(root, "kept", "digests.json");
		threads = spyOnThreads();
	});
	afterEach(() => {
		threads.restore();
		remove(root);
	});

	/** The test's files are seconds old, and not of this moment. */
	const later = () => Date.now() + 10_000;

	/** A session that asks for some digests, and the number of times that it read a file for them. */
	async function session(...algorithms: readonly Parameters<ReturnType<typeof diskAt>["digest"]>[1][]): Promise<number> {
		const before = threads.asked.length;
		const disk = diskAt(root, { cache, now: later });
		for (const some of algorithms) {
			const digests = await disk.digest("a.txt", some);
			assert.deepEqual(Object.keys(digests), some);
			if (some.includes("md5") && readFileSync(path.join(root, "a.txt"), "utf8") === "abc") assert.equal(digests.md5, ABC.md5);
		}
		await disk.dispose();
		return threads.asked.length - before;
	}

	const content = () => JSON.parse(readFileSync(cache, "utf8"));

	it("are not made again", async () => {
		assert.equal(await session(["md5"], ["md5"], ["md5"]), 1);
	});

	it("are not made again in the next session", async () => {
		assert.equal(await session(["md5", "sha256"]), 1);
		assert.equal(await session(["md5"], ["sha256"], ["sha256", "md5"]), 0);
	});

	it("are added to, algorithm by algorithm", async () => {
		assert.equal(await session(["md5"], ["sha1"], ["md5", "sha1"]), 2);
		assert.equal(await session(["md5", "sha1"]), 0);
	});

	it("are made again when the file changes, though its size and time are the same", async () => {
		await session(["md5"]);
		const { mtime } = statSync(path.join(root, "a.txt"));
		writeFileSync(path.join(root, "a.txt"), "abd");
		utimesSync(path.join(root, "a.txt"), mtime, mtime);
		assert.equal(await session(["md5"], ["md5"]), 1);
		assert.equal(content().files.length, 1);
	});

	it("are kept without a cache file for as long as the disk", async () => {
		const disk = diskAt(root, { now: later });
		for (let i = 0; i < 3; i++) assert.deepEqual(await disk.digest("a.txt", ["md5"]), ABC);
		await disk.dispose();
		assert.equal(threads.asked.length, 1);
	});

	it("are not trusted where the file had just changed, or changes in the future", async () => {
		for (const ahead of [0, 1_000, -10_000]) {
			const disk = diskAt(root, { cache, now: () => statSync(path.join(root, "a.txt")).ctimeMs + ahead });
			for (let i = 0; i < 2; i++) assert.deepEqual(await disk.digest("a.txt", ["md5"]), ABC);
			await disk.dispose();
		}
		assert.equal(threads.asked.length, 6);
		assert.equal(existsSync(cache), false);
	});

	const foreign: Record<string, string> = {
		"is empty": "",
		"is broken": '{ "version": 1, "files": [[',
		"is something else": "[1]",
		"is null": "null",
		"has another version": '{ "version": 2, "files": [] }',
		"has no files": '{ "version": 1 }',
		"has other rows": '{ "version": 1, "files": [1, null, ["a"], ["a", 1, {}], ["a", "b", null], ["a", "b", []]] }',
	};
	for (const [what, text] of Object.entries(foreign))
		it(`are made where the cache file ${what}, and that is written anew`, async () => {
			addFiles(root, { "kept/digests.json": text });
			assert.equal(await session(["md5"]), 1);
			assert.equal(await session(["md5"]), 0);
			assert.deepEqual([content().version, content().files.length], [1, 1]);
		});

	it("are made where the cache file holds no digests", async () => {
		await session(["md5"]);
		for (const digest of ["xyz", ABC.md5.toUpperCase(), ABC.md5.slice(1), 5, null]) {
			const { version, files } = content();
			writeFileSync(cache, JSON.stringify({ version, files: [[files[0][0], files[0][1], { md5: digest, other: "1" }]] }));
			assert.equal(await session(["md5"]), 1, String(digest));
		}
		assert.deepEqual(content().files[0][2], ABC);
	});

	it("are said to be lost where the cache cannot be written", async () => {
		addFiles(root, { kept: "a file" });
		await assert.rejects(session(["md5"]), { code: "EEXIST" });
	});

	describe("in their file", () => {
		it("are written whole, and nothing else is left", async () => {
			await session(["md5"]);
			await session(["sha1"]);
			assert.deepEqual(readdirSync(path.dirname(cache)), ["digests.json"]);
		});

		it("are not written where there is nothing new", async () => {
			await session(["md5"]);
			const { ino } = statSync(cache, { bigint: true });
			await session(["md5"]);
			assert.equal(statSync(cache, { bigint: true }).ino, ino);
		});

		it("are written a while after they are made, and the rest at the end", async () => {
			mock.timers.enable({ apis: ["setTimeout"] });
			const kept = new DigestCache(cache);
			await kept.keep("/1", "s", md5(1));
			assert.equal(existsSync(cache), false);
			mock.timers.tick(5_000);
			mock.timers.reset();
			while (!existsSync(cache)) await new Promise(setImmediate);
			await kept.keep("/2", "s", md5(2));
			assert.equal(content().files.length, 1);
			await kept.close();
			assert.equal(content().files.length, 2);
		});

		it("go first where they were used least recently", async () => {
			const few = new DigestCache(cache, 3);
			for (const n of [1, 2, 3]) await few.keep(`/${n}`, "s", md5(n));
			assert.deepEqual(await few.get("/1", "s"), md5(1));
			await few.keep("/4", "s", md5(4));
			await few.keep("/3", "t", md5(5));
			assert.deepEqual(await few.get("/2", "s"), {});
			await few.keep("/6", "s", md5(6));
			await few.close();
			assert.deepEqual(
				content().files.map(([file]: [string]) => file),
				["/4", "/3", "/6"],
			);
			assert.deepEqual(await new DigestCache(cache, 3).get("/3", "s"), {});
			assert.deepEqual(await new DigestCache(cache, 3).get("/3", "t"), md5(5));
		});

		it("are bounded, though the file holds more", async () => {
			const many = new DigestCache(cache);
			for (let n = 0; n < 50; n++) await many.keep(`/${n}`, "s", md5(n));
			await many.close();
			const few = new DigestCache(cache, 10);
			await few.keep("/a", "s", md5(1));
			await few.close();
			assert.equal(content().files.length, 10);
		});
	});
});
