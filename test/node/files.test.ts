import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, symlinkSync } from "node:fs";
import path from "node:path";
import { diskFiles } from "../../src/node/files.js";
import { addFiles, newFolder, remove } from "./folder.js";

const POSIX = process.platform !== "win32";

describe("The files of a folder on disk", () => {
	let root: string;

	beforeEach(() => {
		root = newFolder({ "a.md": "A" });
	});
	afterEach(() => remove(root));

	const list = () => diskFiles(root).list();
	const read = async (file: string): Promise<string | undefined> => {
		const bytes = await diskFiles(root).read(file);
		return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
	};
	/** A symbolic link; Windows allows those only to some. */
	const link = (target: string, name: string): void => symlinkSync(target, path.join(root, name));

	it("are those that may be documents, sorted, with POSIX paths", async () => {
		addFiles(root, {
			"b/c.yaml": "",
			"b/a.yml": "",
			"B.MD": "",
			"c.markdown": "",
			"d.txt": "",
			"e.md.bak": "",
			md: "",
			".f.md": "",
			".g/h.md": "",
			"e/": "",
		});
		assert.deepEqual(await list(), [".f.md", ".g/h.md", "B.MD", "a.md", "b/a.yml", "b/c.yaml", "c.markdown"]);
	});

	it("are none in an empty folder", async () => {
		const empty = newFolder();
		assert.deepEqual(await diskFiles(empty).list(), []);
		remove(empty);
	});

	for (const folder of [".git", "node_modules", ".venv", "venv", "__pycache__", ".dvc", ".hg", ".svn", ".tox", ".ipynb_checkpoints"]) {
		it(`are not those in ${folder}`, async () => {
			addFiles(root, { [`${folder}/b.md`]: "", [`c/${folder}/d/e.md`]: "", [`${folder}.md`]: "", [`${folder}s/f.md`]: "" });
			assert.deepEqual(await list(), [`${folder}.md`, `${folder}s/f.md`, "a.md"].sort());
		});
	}

	it("are not folders by such a name", async () => {
		addFiles(root, { "b.md/c.md": "" });
		assert.deepEqual(await list(), ["a.md", "b.md/c.md"]);
		await assert.rejects(read("b.md"));
	});

	const names = [
		"[x].md",
		"{a,b}.md",
		"a b.md",
		"é.md",
		"日本.md",
		"🚀.md",
		"#1.md",
		"100%.md",
		"%41.md",
		"-rf.md",
		"$(x).md",
		"`x`.md",
		"a'b.md",
		"..md",
		"a..b.md",
	];
	for (const name of POSIX ? [...names, "a\nb.md", "a\\b.md", 'say "x".md', "a:b.md", "*.md", "a?.md", " .md", "e\u0301.md"] : names) {
		it(`may be called ${JSON.stringify(name)}`, async () => {
			addFiles(root, { [`b/${name}`]: name });
			assert.deepEqual(await list(), ["a.md", `b/${name}`]);
			assert.equal(await read(`b/${name}`), name);
		});
	}

	it("are read byte for byte", async () => {
		const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x00, 0xff, 0x0d, 0x0a]);
		addFiles(root, { "b.md": bytes });
		assert.deepEqual(new Uint8Array((await diskFiles(root).read("b.md")) ?? []), bytes);
	});

	it("are undefined where they do not exist", async () => {
		assert.equal(await read("b.md"), undefined);
		assert.equal(await read("b/c.md"), undefined);
	});

	it("are not listed after all when the caller has stopped", async () => {
		const abort = new AbortController();
		abort.abort();
		await assert.rejects(diskFiles(root).list(abort.signal), { name: "AbortError" });
	});

	it("cannot be listed where the folder does not exist", async () => {
		await assert.rejects(diskFiles(path.join(root, "nowhere")).list(), { code: "ENOENT" });
		await assert.rejects(diskFiles(path.join(root, "a.md")).list(), { code: "ENOTDIR" });
	});

	describe("outside of it are never read", () => {
		let outside: string;

		beforeEach(() => {
			outside = newFolder({ "secret.md": "secret", "folder/secret.md": "secret" });
		});
		afterEach(() => remove(outside));

		for (const file of ["../secret.md", "b/../../secret.md", "/etc/hostname", ".."]) {
			it(`by the path ${file}`, async () => {
				const twin = `${root}-twin`;
				addFiles(twin, { "secret.md": "secret" });
				await assert.rejects(
					read(file.replace("../secret", `../${path.basename(twin)}/secret`)).then(
						(text) => assert.equal(text, undefined, "it was read") ?? Promise.reject(new Error()),
					),
				);
				remove(twin);
			});
		}

		it("through a link to a file", async () => {
			link(path.join(outside, "secret.md"), "b.md");
			assert.deepEqual(await list(), ["a.md"]);
			await assert.rejects(read("b.md"), /outside/);
		});

		it("through a relative link", async () => {
			link(path.join("..", path.basename(outside), "secret.md"), "b.md");
			assert.deepEqual(await list(), ["a.md"]);
			await assert.rejects(read("b.md"), /outside/);
		});

		it("through a link to a folder", async () => {
			link(outside, "b");
			link(path.join(outside, "folder"), "c.md");
			assert.deepEqual(await list(), ["a.md"]);
			await assert.rejects(read("b/secret.md"), /outside/);
		});

		it("through a link to a link", async () => {
			symlinkSync(path.join(outside, "secret.md"), path.join(outside, "link.md"));
			link(path.join(outside, "link.md"), "b.md");
			assert.deepEqual(await list(), ["a.md"]);
			await assert.rejects(read("b.md"), /outside/);
		});

		it("through a folder whose name begins like the root's", async () => {
			const twin = `${root}-twin`;
			addFiles(twin, { "secret.md": "secret" });
			link(path.join(twin, "secret.md"), "b.md");
			assert.deepEqual(await list(), ["a.md"]);
			await assert.rejects(read("b.md"), /outside/);
			remove(twin);
		});
	});

	it("are read through a link that stays inside", async () => {
		addFiles(root, { "b/c.md": "C" });
		link(path.join("b", "c.md"), "d.md");
		assert.deepEqual(await list(), ["a.md", "b/c.md", "d.md"]);
		assert.equal(await read("d.md"), "C");
	});

	it("are those of the folder that the root is a link to", async () => {
		const other = newFolder();
		symlinkSync(root, path.join(other, "link"));
		const files = diskFiles(path.join(other, "link"));
		assert.deepEqual(await files.list(), ["a.md"]);
		assert.equal((await files.read("a.md"))?.length, 1);
		remove(other);
	});

	it("are found once, though a link leads round", async () => {
		addFiles(root, { "b/c.md": "" });
		link("..", "b/up");
		link(".", "b/here.md");
		link("loop.md", "loop.md");
		link("pong.md", "ping.md");
		link("ping.md", "pong.md");
		assert.deepEqual(await list(), ["a.md", "b/c.md"]);
	});

	it("are found though a link leads nowhere", async () => {
		link("nowhere.md", "b.md");
		assert.deepEqual(await list(), ["a.md"]);
		assert.equal(await read("b.md"), undefined);
	});

	it("are found though a link goes on below a file", async () => {
		link(path.join("a.md", "below.md"), "b.md");
		assert.deepEqual(await list(), ["a.md"]);
	});

	it("are found though a link's target is too long a name", async () => {
		link("x".repeat(300), "b.md");
		assert.deepEqual(await list(), ["a.md"]);
	});

	it("are those below the root of the disk too", async () => {
		const file = path.relative("/", path.join(root, "a.md")).split(path.sep).join("/");
		if (POSIX) assert.equal((await diskFiles("/").read(file))?.length, 1);
	});

	it("are not pipes, which would never end", async () => {
		if (!POSIX) return;
		execFileSync("mkfifo", [path.join(root, "pipe.md")]);
		link("pipe.md", "b.md");
		assert.deepEqual(await list(), ["a.md"]);
		assert.ok(existsSync(path.join(root, "pipe.md")));
	});

	it("may be many", async () => {
		addFiles(root, Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`d${i % 20}/e${i % 7}/${i}.md`, ""])));
		assert.equal((await list()).length, 601);
	});

	// Root may read everything, so only others see this.
	if (POSIX && process.getuid?.() !== 0) {
		it("are found though one folder may not be entered", async () => {
			addFiles(root, { "b/c.md": "", "d/e.md": "" });
			chmodSync(path.join(root, "b"), 0o000);
			assert.deepEqual(await list(), ["a.md", "d/e.md"]);
			chmodSync(path.join(root, "b"), 0o755);
		});

		it("are refused where one may not be read", async () => {
			chmodSync(path.join(root, "a.md"), 0o000);
			assert.deepEqual(await list(), ["a.md"]);
			await assert.rejects(read("a.md"), { code: "EACCES" });
		});
	}
});
