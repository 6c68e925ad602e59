import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { type DiskOptions, diskAt } from "../../src/node/disk.js";
import { addFiles, newFolder, remove } from "./folder.js";
import { asNobody } from "./nobody.js";

const POSIX = process.platform !== "win32";

describe("A file that a reference leads to", () => {
	let root: string;
	let outside: string;

	beforeEach(() => {
		root = newFolder({ "a.txt": "hello", "b/c.txt": "C" });
		outside = newFolder({ "secret.txt": "secret", "folder/secret.txt": "secret" });
	});
	afterEach(() => {
		remove(root);
		remove(outside);
	});

	const disk = (options?: DiskOptions) => diskAt(root, options);
	const link = (target: string, name: string): void => symlinkSync(target, path.join(root, name));
	const text = async (file: string, limit = 100, options?: DiskOptions): Promise<string | undefined> => {
		const read = await disk(options).read(file, limit);
		return typeof read === "object" ? new TextDecoder().decode(read) : read;
	};

	/** All answers about a path: what it is, its text, and what a digest of it ends with. */
	async function ask(file: string, options?: DiskOptions): Promise<readonly unknown[]> {
		const asked = disk(options);
		const stat = await asked.stat(file);
		const digest = await asked.digest(file, ["md5"]).then(
			({ md5 }) => md5,
			(error: Error) => error.message,
		);
		await asked.dispose();
		return [typeof stat === "object" ? stat.kind : stat, await text(file, 100, options), digest];
	}

	const OUTSIDE = ["outside", "outside", "it lies outside of the folders that may be read"];
	const MISSING = [undefined, undefined, "there is no such file"];
	const HELLO = ["file", "hello", "5d41402abc4b2a76b9719d911017c592"];
	const SECRET = ["file", "secret", "5ebe2294ecd0e0f08eab7690d2a6ee69"];

	it("is there, with its size and bytes", async () => {
		assert.deepEqual(await disk().stat("a.txt"), { kind: "file", size: 5 });
		assert.deepEqual(await ask("a.txt"), HELLO);
	});

	it("is read byte for byte, and may be empty", async () => {
		const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);
		addFiles(root, { "b.bin": bytes, empty: "" });
		assert.deepEqual(await disk().read("b.bin", 300_000), bytes);
		assert.equal(await text("empty", 0), "");
	});

	it("is not read where it is too large", async () => {
		assert.equal(await text("a.txt", 5), "hello");
		assert.equal(await text("a.txt", 4), "too-large");
	});

	for (const file of ["b.txt", "b/d/e.txt", "a.txt/b", "nowhere/a.txt", "x".repeat(300)])
		it(`is missing: ${file.slice(0, 20)}`, async () => assert.deepEqual(await ask(file), MISSING));

	for (const file of ["", ".", "b", "b/"])
		it(`is none where “${file}” is a folder`, async () => {
			assert.deepEqual(await ask(file), ["folder", undefined, "it is not a file"]);
		});

	it("is missing where the root is", async () => {
		assert.equal(await diskAt(path.join(root, "nowhere")).stat("a.txt"), undefined);
		assert.deepEqual(await diskAt(path.join(root, "nowhere")).entries(""), []);
	});

	it("may be spelt by a longer way", async () => {
		assert.deepEqual(await ask("./b/../a.txt"), HELLO);
		assert.deepEqual(await ask("b//../a.txt"), HELLO);
	});

	describe("lies outside", () => {
		const spelt = ["..", "../x", "b/../../x", "/", "/etc/hostname", "//server/share/x", "\\\\server\\share\\x", "..\\x", "b\\c.txt"];
		for (const file of [...spelt, "\\etc\\hostname", "C:", "C:x", "c:/x", "C:\\x", "a.txt\0", "\\\\?\\C:\\x"])
			it(`by its spelling ${JSON.stringify(file)}`, async () => assert.deepEqual(await ask(file), OUTSIDE));

		it("in a folder whose name begins like the root's", async () => {
			const twin = `${root}-twin`;
			addFiles(twin, { "a.txt": "" });
			assert.deepEqual(await ask(`../${path.basename(twin)}/a.txt`), OUTSIDE);
			link(path.join(twin, "a.txt"), "d.txt");
			assert.deepEqual(await ask("d.txt"), OUTSIDE);
			remove(twin);
		});

		it("by its absolute path, though it is in the root", async () => {
			assert.deepEqual(await ask(path.join(root, "a.txt")), OUTSIDE);
		});

		it("through links to files and folders, absolute and relative", async () => {
			link(path.join(outside, "secret.txt"), "d.txt");
			link(path.join("..", path.basename(outside), "secret.txt"), "e.txt");
			link(outside, "f");
			link("f", "g");
			for (const file of ["d.txt", "e.txt", "f/secret.txt", "f/folder/secret.txt", "g/secret.txt"])
				assert.deepEqual(await ask(file), OUTSIDE, file);
			assert.equal(await disk().stat("f"), "outside");
		});

		it("through links, though it is missing there", async () => {
			link(outside, "f");
			link(path.join(outside, "nowhere.txt"), "d.txt");
			link(path.join("b", "on.txt"), "e.txt");
			link(path.join("..", "..", "nowhere", "x.txt"), path.join("b", "on.txt"));
			for (const file of ["f/nowhere.txt", "f/no/where.txt", "d.txt", "e.txt"]) assert.deepEqual(await ask(file), OUTSIDE, file);
		});
	});

	it("is found through links that stay inside, also from a root that is a link", async () => {
		link(path.join("..", "a.txt"), "b/d.txt");
		link("b", "e");
		assert.deepEqual(await ask("e/d.txt"), HELLO);
		link(root, "f");
		assert.deepEqual(await ask("f/a.txt"), HELLO);
		symlinkSync(root, path.join(outside, "root"));
		assert.deepEqual(await diskAt(path.join(outside, "root")).stat("a.txt"), { kind: "file", size: 5 });
	});

	it("is nothing to read where links lead in a circle, and missing where they lead nowhere, or below a file", async () => {
		link("d", "d");
		link("f", "e");
		link("e", "f");
		link("nowhere", "g");
		link(path.join("a.txt", "x"), "h");
		for (const file of ["d", "d/x", "e", "f/x"]) assert.deepEqual(await ask(file), ["special", undefined, "it is not a file"], file);
		for (const file of ["g", "g/x", "h"]) assert.deepEqual(await ask(file), MISSING, file);
	});

	it("may have any name", async () => {
		for (const name of [
			"a b",
			"é",
			"日本",
			"🚀",
			"#1",
			"%41",
			"-rf",
			"$(x)",
			"..x",
			"x..",
			"...",
			...(POSIX ? ["a:b", "a\nb", '"', "*"] : []),
		]) {
			addFiles(root, { [`n/${name}`]: "hello" });
			assert.deepEqual(await ask(`n/${name}`), HELLO, name);
		}
	});

	describe("of a folder that may be read too", () => {
		const readable = () => ({ readable: [outside] });
		const slashed = (file: string): string => path.join(outside, file).split(path.sep).join("/");

		it("is read by its absolute path", async () => {
			assert.deepEqual(disk(readable()).readable, [slashed("")]);
			assert.deepEqual(await ask(slashed("folder/secret.txt"), readable()), SECRET);
			assert.deepEqual(await ask(slashed("nowhere.txt"), readable()), MISSING);
		});

		it("is read through a link in the root", async () => {
			link(outside, "f");
			assert.deepEqual(await ask("f/secret.txt", readable()), SECRET);
		});

		it("lies outside where its path or a link leads out of that again", async () => {
			const third = newFolder({ "x.txt": "" });
			symlinkSync(third, path.join(outside, "third"));
			for (const file of [slashed("../x"), slashed("third/x.txt"), `${slashed("")}-twin/x`, "/etc/hostname", "../x"])
				assert.deepEqual(await ask(file, readable()), OUTSIDE, file);
			remove(third);
		});

		it("may be a link, and may be missing", async () => {
			symlinkSync(path.join(outside, "folder"), path.join(outside, "link"));
			assert.deepEqual(await ask(slashed("link/secret.txt"), { readable: [path.join(outside, "link")] }), SECRET);
			assert.deepEqual(await ask(slashed("nowhere/x"), { readable: [path.join(outside, "nowhere")] }), MISSING);
		});
	});

	describe("is told by the folder it is in", () => {
		it("sorted, with folders, and with links by what they lead to", async () => {
			addFiles(root, { "Z.txt": "", "d/": "" });
			link("a.txt", "l1");
			link("b", "l2");
			link("nowhere", "l3");
			link("l4", "l4");
			link(outside, "l5");
			link(path.join(outside, "secret.txt"), "l6");
			const told = (await disk().entries("")).map(({ name, kind }) => `${name} ${kind}`);
			assert.deepEqual(told, ["Z.txt file", "a.txt file", "b folder", "d folder", "l1 file", "l2 folder"]);
			assert.deepEqual(await disk().entries("l2"), [{ name: "c.txt", kind: "file" }]);
		});

		it("and not where that is missing, a file, or outside", async () => {
			link(outside, "f");
			for (const folder of ["nowhere", "a.txt", "..", "f", outside, "b\\c"]) assert.deepEqual(await disk().entries(folder), [], folder);
			assert.equal((await disk({ readable: [outside] }).entries(outside)).length, 2);
		});
	});

	// Windows has no such files, and no such permissions.
	if (POSIX) {
		const NEITHER = ["special", undefined, "it is not a file"];

		it("is no pipe, which would wait for ever", async () => {
			execFileSync("mkfifo", [path.join(root, "pipe")]);
			link("pipe", "d");
			for (const file of ["pipe", "d"]) assert.deepEqual(await ask(file), NEITHER);
			assert.deepEqual(
				(await disk().entries("")).map(({ name }) => name),
				["a.txt", "b"],
			);
		});

		it("is no socket and no device", async () => {
			const server = createServer().listen(path.join(root, "socket"));
			await new Promise((resolve) => server.once("listening", resolve));
			assert.deepEqual(await ask("socket"), NEITHER);
			server.close();
			assert.deepEqual(await ask("/dev/zero", { readable: ["/dev"] }), NEITHER);
		});

		it("may be one that one may not read", async () => {
			chmodSync(root, 0o755);
			chmodSync(path.join(root, "a.txt"), 0o000);
			await asNobody(async () => {
				assert.deepEqual(await disk().stat("a.txt"), { kind: "file", size: 5 });
				await assert.rejects(disk().read("a.txt", 100), { code: "EACCES" });
			});
		});

		it("may be in a folder that one may not enter", async () => {
			chmodSync(root, 0o755);
			mkdirSync(path.join(root, "d"), { mode: 0o000 });
			await asNobody(async () => {
				for (const asked of [
					() => disk().stat("d/x"),
					() => disk().read("d/x", 1),
					() => disk().entries("d"),
					() => disk().digest("d/x", ["md5"]),
				])
					await assert.rejects(asked, { code: "EACCES" });
			});
		});
	}
});
