import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { gitHistory } from "../../../src/node/git/history.js";
import { addFiles, newFolder } from "../folder.js";
import { clone, GIT_ENV, git, idOf, repository } from "../repository.js";
import { Opened } from "./opened.js";

describe("A partial clone", () => {
	const opened = new Opened();
	let origin: string;
	let mark: string;
	before(() => {
		const files = Array.from({ length: 60 }, (_, i) => [`data/${i}.csv`, `row ${i}`] as const);
		const first = { "a.md": "1", "gone.md": "g", "d/deep/x.md": "old", ...Object.fromEntries(files) };
		const changed = Object.fromEntries(files.map(([name, content]) => [name, `${content} again`]));
		origin = opened.kept(repository(first, { "a.md": "2", "d/deep/x.md": "new", ...changed }, { "a.md": "3" }));
		git(origin, ["config", "uploadpack.allowFilter", "true"]);
		git(origin, ["tag", "-a", "-m", "x", "v1", "HEAD~1"]);
	});
	after(() => opened.close());

	/** Whoever fetches leaves a mark. */
	function marked(...args: readonly string[]): string {
		const root = opened.kept(clone(origin, ...args));
		const tools = opened.kept(newFolder());
		mark = path.join(tools, "mark");
		addFiles(tools, { pack: `#!/bin/sh\ntouch "${mark}"\nexec git-upload-pack "$@"\n` });
		chmodSync(path.join(tools, "pack"), 0o755);
		git(root, ["config", "remote.origin.uploadpack", path.join(tools, "pack")]);
		return root;
	}

	for (const filter of ["blob:none", "tree:0"]) {
		it(`with ${filter} says what it does not hold, and fetches nothing`, async () => {
			const root = marked(`--filter=${filter}`);
			const port = opened.at(root);
			const [head, old] = [idOf(root, "HEAD"), idOf(root, "HEAD~2")];
			const names = [
				...[`${head}:a.md`, `${old}:a.md`, `${old}^{commit}`, `${old}:d/deep/x.md`, `${head}:d/deep/x.md`],
				...[`${head}:nowhere.md`, "1".repeat(40), idOf(origin, `${old}:gone.md`), "HEAD:data/1.csv", `${old}:data/1.csv`],
			];
			const objects = await port.objects(names);
			assert.deepEqual(
				objects.map((object) => (typeof object === "string" ? object : object.type)),
				["blob", "unfetched", "commit", "unfetched", "blob", "missing", "unfetched", "blob", "blob", "unfetched"],
			);
			const contents = await port.contents([`${old}:a.md`, `${head}:a.md`], 9);
			assert.deepEqual(
				contents.map((bytes) => bytes?.length),
				[undefined, 1],
			);
			assert.equal((await port.repository()).state, "partial");
			assert.deepEqual([(await port.tags()).length, (await port.log({ limit: 9 })).length], [1, 3]);
			assert.deepEqual(await port.unreachable([old], "default"), new Set());
			assert.deepEqual((await port.tracked(["a.md"])).get("a.md"), idOf(root, "HEAD:a.md"));
			assert.equal(existsSync(mark), false);
		});
	}

	it("asks once about many ids that it does not hold", async () => {
		const root = marked("--filter=blob:none");
		const blobs = [idOf(origin, "HEAD~1:a.md"), idOf(origin, "HEAD~2:a.md"), idOf(origin, "HEAD~2:d/deep/x.md")];
		const names = [...blobs, ...blobs.map((id) => `${id}^{commit}`), idOf(root, "HEAD"), `${idOf(root, "HEAD")}^{commit}`];
		const objects = await opened.at(root).objects(names);
		assert.deepEqual(
			objects.map((object) => (typeof object === "string" ? object : object.type)),
			[...names.slice(0, 6).map(() => "unfetched"), "commit", "commit"],
		);
		assert.equal(existsSync(mark), false);
	});

	it("knows what commits changed, without the texts", async () => {
		const root = marked("--filter=blob:none");
		const blob = idOf(origin, "HEAD~1:a.md");
		const port = opened.at(root);
		assert.deepEqual(await port.introduced([{ path: "a.md", blob }]), [idOf(root, "HEAD~1")]);
		assert.deepEqual(
			(await port.log({ path: "d/deep/x.md", limit: 9 })).map(({ id }) => id),
			[idOf(root, "HEAD~1"), idOf(root, "HEAD~2")],
		);
		assert.equal(existsSync(mark), false);
	});

	it("without old folders cannot say who wrote a text", async () => {
		const root = marked("--filter=tree:0");
		assert.deepEqual(await opened.at(root).introduced([{ path: "a.md", blob: idOf(origin, "HEAD~1:a.md") }]), [undefined]);
		assert.equal(existsSync(mark), false);
	});

	/** How many processes were started by some work. */
	async function processesOf(work: () => Promise<void>): Promise<number> {
		const tools = opened.kept(newFolder());
		const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
		const count = path.join(tools, "count");
		addFiles(tools, { git: `#!/bin/sh\necho x >> "${count}"\nexec "${real}" "$@"\n` });
		chmodSync(path.join(tools, "git"), 0o755);
		const before = process.env["PATH"];
		process.env["PATH"] = `${tools}${path.delimiter}${before}`;
		try {
			await work();
			return readFileSync(count, "utf8").split("\n").length - 1;
		} finally {
			process.env["PATH"] = before;
		}
	}

	const SIXTY = Array.from({ length: 60 }, (_, i) => `data/${i}.csv`);

	it("asks about sixty texts that were not fetched without a process each", async () => {
		const root = marked("--filter=blob:none");
		const old = idOf(root, "HEAD~2");
		const started = await processesOf(async () => {
			const objects = await opened.at(root).objects(SIXTY.map((file) => `${old}:${file}`));
			assert.ok(objects.every((object) => object === "unfetched"));
		});
		assert.ok(started < 15, `${started} processes`);
	});

	it("has the past of sixty files, as far as it was fetched, without a process each", async () => {
		const root = marked("--filter=blob:none");
		const started = await processesOf(async () => {
			const { state, texts } = await gitHistory(root).texts(SIXTY);
			assert.equal(state, "partial");
			assert.deepEqual(
				SIXTY.map((file) => texts.get(file)?.map(({ text, whole }) => [text, whole])),
				SIXTY.map((_, i) => [[`row ${i} again`, false]]),
			);
		});
		assert.ok(started < 15, `${started} processes`);
		assert.equal(existsSync(mark), false);
	});

	it("answers the same when its remote is gone", async () => {
		const root = marked("--filter=blob:none");
		const moved = `${origin}-moved`;
		renameSync(origin, moved);
		try {
			const [old, head] = await opened.at(root).objects(["HEAD~2:a.md", "HEAD:a.md"]);
			assert.deepEqual([old, typeof head], ["unfetched", "object"]);
		} finally {
			renameSync(moved, origin);
		}
	});

	it("would have fetched, had we let it", () => {
		const root = marked("--filter=blob:none");
		execFileSync("git", ["cat-file", "-p", "HEAD~2:a.md"], { cwd: root, env: GIT_ENV, stdio: "ignore" });
		assert.ok(existsSync(mark));
	});
});
