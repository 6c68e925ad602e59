import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, truncateSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { FileDigest } from "../../src/core/index.js";
import { diskAt } from "../../src/node/disk.js";
import { HashThread } from "../../src/node/hashing/hashThread.js";
import type { Digests } from "../../src/node/hashing/messages.js";
import { addFiles, newFolder, remove } from "./folder.js";
import { asNobody } from "./nobody.js";
import { spyOnThreads } from "./threadSpy.js";

const POSIX = process.platform !== "win32";
const repository = fileURLToPath(new URL("../..", import.meta.url));
const WORKER = path.join(repository, "src/node/hashing/hashWorker.js");
const CLOSED = { message: "reading it was given up" };
const ABORTED = { name: "AbortError" };
/** So large that reading it never ends; it takes no room, but on Windows. */
const ENDLESS = POSIX ? 2 ** 40 : 2 ** 32;
const ABC = { md5: "900150983cd24fb0d6963f7d28e17f72" };

describe("The thread that reads files for their digests", () => {
	let root: string;
	let thread: HashThread;
	let threads: ReturnType<typeof spyOnThreads>;

	beforeEach(() => {
		root = newFolder({ "a.txt": "abc", "b.txt": "abc", endless: "" });
		truncateSync(path.join(root, "endless"), ENDLESS);
		threads = spyOnThreads();
		thread = new HashThread(WORKER, Date.now);
	});
	afterEach(async () => {
		await thread.close();
		threads.restore();
		remove(root);
	});

	const read = async (file: string, signal?: AbortSignal, algorithms: readonly FileDigest[] = ["md5"]): Promise<Digests> =>
		(await thread.read(path.join(root, file), algorithms, { signal })).digests;

	/** Begins to read the endless file, and comes back when it is at it, with the question it was asked. */
	async function begin(signal?: AbortSignal) {
		let reading: Promise<unknown> = Promise.resolve();
		await new Promise((onProgress) => {
			reading = thread.read(path.join(root, "endless"), ["md5"], { signal, onProgress });
		});
		const [question] = threads.asked;
		assert.ok(question);
		return { reading, isStopped: () => Atomics.load(question.stop, 0) !== 0 };
	}

	const asked = () => threads.asked.map(({ file }) => path.basename(file));

	it("reads one file after the other", async () => {
		assert.deepEqual(await Promise.all([read("a.txt"), read("b.txt")]), [ABC, ABC]);
		assert.deepEqual(asked(), ["a.txt", "b.txt"]);
	});

	describe("that is told to stop", () => {
		let one: AbortController;
		let two: AbortController;

		beforeEach(() => {
			one = new AbortController();
			two = new AbortController();
		});

		it("does so in the middle of a file, and reads the next", async () => {
			const { reading } = await begin(one.signal);
			const next = read("a.txt");
			one.abort();
			await assert.rejects(reading, ABORTED);
			assert.deepEqual(await next, ABC);
		});

		it("does not begin", async () => {
			await assert.rejects(read("a.txt", AbortSignal.abort()), ABORTED);
			const { reading } = await begin(one.signal);
			const [waiting, next] = [read("a.txt", one.signal), read("b.txt")];
			one.abort();
			await Promise.all([reading, waiting].map((stopped) => assert.rejects(stopped, ABORTED)));
			assert.deepEqual(await next, ABC);
			assert.deepEqual(asked(), ["endless", "b.txt"]);
		});

		it("gives the reason of whoever stopped it", async () => {
			const { reading } = await begin(one.signal);
			one.abort(new Error("enough"));
			await assert.rejects(reading, { message: "enough" });
		});

		it("goes on while somebody else waits", async () => {
			const { reading, isStopped } = await begin(one.signal);
			const other = read("endless", two.signal);
			one.abort();
			await assert.rejects(reading, ABORTED);
			assert.equal(isStopped(), false);
			two.abort();
			await assert.rejects(other, ABORTED);
			assert.equal(isStopped(), true);
			assert.deepEqual(asked(), ["endless"]);
		});

		it("is not taken for one that still reads", async () => {
			const { reading } = await begin(one.signal);
			one.abort();
			const again = new Promise((onProgress) => {
				const caller = { signal: two.signal, onProgress };
				thread.read(path.join(root, "endless"), ["md5"], caller).catch(() => undefined);
			});
			await assert.rejects(reading, ABORTED);
			await again;
			two.abort();
			assert.deepEqual(asked(), ["endless", "endless"]);
		});
	});

	describe("that is asked by several at once", () => {
		it("reads once", async () => {
			assert.deepEqual(await Promise.all([read("a.txt"), read("a.txt"), read("a.txt")]), [ABC, ABC, ABC]);
			assert.deepEqual(asked(), ["a.txt"]);
		});

		it("reads once for what it was asked before it began", async () => {
			const all = await Promise.all([read("b.txt"), read("a.txt"), read("a.txt", undefined, ["sha1"])]);
			assert.deepEqual(all, [ABC, { ...ABC, sha1: all[1]?.sha1 }, { ...ABC, sha1: "a9993e364706816aba3e25717850c26c9cd0d89d" }]);
			assert.deepEqual(asked(), ["b.txt", "a.txt"]);
		});

		it("reads again for what it was asked since", async () => {
			assert.deepEqual(await Promise.all([read("a.txt"), read("a.txt", undefined, ["sha1"])]), [
				ABC,
				{ sha1: "a9993e364706816aba3e25717850c26c9cd0d89d" },
			]);
			assert.deepEqual(asked(), ["a.txt", "a.txt"]);
		});

		it("reads again for who asks later", async () => {
			await read("a.txt");
			await read("a.txt");
			assert.deepEqual(asked(), ["a.txt", "a.txt"]);
		});
	});

	describe("that fails", () => {
		it("says so with the code of the system", async () => {
			await assert.rejects(read("nowhere"), { code: "ENOENT" });
			if (!POSIX) return;
			chmodSync(root, 0o755);
			chmodSync(path.join(root, "a.txt"), 0o000);
			await asNobody(() => assert.rejects(read("a.txt"), { code: "EACCES" }));
			assert.deepEqual(await read("b.txt"), ABC);
		});

		const PORT = "require('node:worker_threads').parentPort";
		const broken: Record<string, { readonly code: string; readonly error: RegExp }> = {
			"cannot start": { code: "throw new Error('boom')", error: /boom/ },
			"breaks on a file": { code: `${PORT}.on('message', () => { throw new Error('boom') })`, error: /boom/ },
			ends: { code: `${PORT}.on('message', () => process.exit(3))`, error: /ended with 3/ },
		};
		for (const [what, { code, error }] of Object.entries(broken))
			it(`because it ${what}, fails for all who wait, and is started again`, async () => {
				addFiles(root, { "worker.js": code });
				thread = new HashThread(path.join(root, "worker.js"), Date.now);
				await Promise.all(["a.txt", "b.txt"].map((file) => assert.rejects(read(file), error)));
				await assert.rejects(read("a.txt"), error);
			});

		it("because it is missing, fails only who asks for digests", async () => {
			const disk = diskAt(root, { worker: path.join(root, "nowhere.js") });
			assert.deepEqual(await disk.stat("a.txt"), { kind: "file", size: 3 });
			await assert.rejects(disk.digest("a.txt", ["md5"]), /nowhere/);
			await disk.dispose();
		});
	});

	describe("that is closed", () => {
		it("gives up the file it is at, and those after it", async () => {
			const { reading } = await begin();
			const refused = [reading, read("a.txt")].map((given) => assert.rejects(given, CLOSED));
			await thread.close();
			await Promise.all(refused);
		});

		it("reads no more, and may be closed again", async () => {
			await thread.close();
			await thread.close();
			await assert.rejects(read("a.txt"), CLOSED);
			assert.deepEqual(asked(), []);
		});
	});

	describe("of a disk", () => {
		it("is not asked where there is nothing to read", async () => {
			const disk = diskAt(root);
			assert.deepEqual(await disk.digest("a.txt", []), {});
			await assert.rejects(disk.digest("nowhere", ["md5"]), { code: "ENOENT" });
			await assert.rejects(disk.digest("..", ["md5"]), /outside/);
			await assert.rejects(disk.digest("a.txt", ["md5"], AbortSignal.abort()), ABORTED);
			await disk.dispose();
			await assert.rejects(disk.digest("a.txt", ["md5"]), CLOSED);
			assert.deepEqual(asked(), []);
		});

		it("tells how far it is, in bytes, by the path that was asked for", async () => {
			const abort = new AbortController();
			let reading: Promise<unknown> = Promise.resolve();
			const told = await new Promise<[string, number, number]>((resolve) => {
				const disk = diskAt(root, { onProgress: (...progress) => resolve(progress) });
				reading = disk.digest("./endless", ["md5"], abort.signal);
			});
			abort.abort();
			await assert.rejects(reading, ABORTED);
			const [file, done, total] = told;
			assert.deepEqual([file, total], ["./endless", ENDLESS]);
			assert.ok(done > 0 && done < total);
		});

		it("gives each only what it asked for", async () => {
			const disk = diskAt(root);
			const [one, two] = await Promise.all([disk.digest("a.txt", ["md5"]), disk.digest("a.txt", ["md5", "sha1"])]);
			assert.deepEqual([one, { md5: two.md5 }, Object.keys(two)], [ABC, ABC, ["md5", "sha1"]]);
			await disk.dispose();
		});

		it("keeps a process alive as long as it reads, and no longer", () => {
			const disk = `require(${JSON.stringify(path.join(repository, "src/node/disk.ts"))}).diskAt(${JSON.stringify(root)})`;
			addFiles(root, { "run.cjs": `${disk}.digest("a.txt", ["md5"]).then(({ md5 }) => console.log(md5))` });
			const args = ["--import", "tsx", path.join(root, "run.cjs")];
			const out = execFileSync(process.execPath, args, { cwd: repository, encoding: "utf8", timeout: 50_000 });
			assert.equal(out.trim(), ABC.md5);
		});
	});
});
