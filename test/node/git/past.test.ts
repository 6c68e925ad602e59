import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import { addFiles } from "../folder.js";
import { clone, commit, git, idOf, repository } from "../repository.js";
import { Opened } from "./opened.js";

/** A commit object with this text, which nothing refers to. */
function commitObject(root: string, header: string, message: string | Buffer): string {
	const tree = idOf(root, "HEAD^{tree}");
	const head = Buffer.from(`tree ${tree}\n${header}\n\n`);
	const file = path.join(root, ".git/commit-text");
	addFiles(root, { ".git/commit-text": Buffer.concat([head, Buffer.from(message)]) });
	return git(root, ["hash-object", "-t", "commit", "-w", "--literally", file]).trim();
}

describe("Commits", () => {
	const opened = new Opened();
	let root: string;
	before(() => {
		root = opened.kept(repository({ "a.md": "1" }));
	});
	after(() => opened.close());

	const person = (name: string, time: string): string => `author ${name} <a@example.com> ${time}\ncommitter B <b@example.com> 1 +0000`;

	for (const [name, header, message, expected] of [
		["with a subject", person("Ada Osei", "1700000000 +0000"), "Fix\n\nWhy\n", ["Fix", "Ada Osei", "2023-11-14"]],
		["with a subject of several lines", person("Ada", "1700000000 +0000"), "Fix\nthis\n\nWhy\n", ["Fix this", "Ada", "2023-11-14"]],
		["without a subject", person("Ada", "1700000000 +0000"), "", ["", "Ada", "2023-11-14"]],
		["in a zone where it was tomorrow", person("Ada", "1700002800 +1400"), "x\n", ["x", "Ada", "2023-11-14"]],
		["in a zone where it was yesterday", person("Ada", "1700006400 -1200"), "x\n", ["x", "Ada", "2023-11-15"]],
		[
			"in another encoding",
			`${person("Ada", "1700000000 +0000")}\nencoding ISO-8859-1`,
			Buffer.from("caf\xe9\n", "latin1"),
			["café", "Ada", "2023-11-14"],
		],
		["with letters of all kinds", person("Zoë ✓", "1700000000 +0000"), "日本 🚀 %H \u0001\n", ["日本 🚀 %H \u0001", "Zoë ✓", "2023-11-14"]],
	] as const) {
		it(name, async () => {
			const id = commitObject(root, header, message);
			const [subject, author, date] = expected;
			assert.deepEqual(await opened.at(root).commits([id]), [{ id, subject, author, date, committed: "1970-01-01" }]);
		});
	}

	it("are found by full id only, in the order of asking, and as often", async () => {
		const [head, blob] = [idOf(root, "HEAD"), idOf(root, "HEAD:a.md")];
		git(root, ["tag", "-a", "-m", "x", "annotated"]);
		const ids = [head, "1".repeat(40), blob, head, head.slice(0, 8), "HEAD", "--all", idOf(root, "annotated"), "a\nb"];
		const found = await opened.at(root).commits(ids);
		assert.deepEqual(
			found.map((one) => one?.id),
			[head, undefined, undefined, head, ...Array(5).fill(undefined)],
		);
	});

	it("are read ten thousand at once", async () => {
		const head = idOf(root, "HEAD");
		const ids = Array.from({ length: 10_000 }, (_, i) => (i === 9_999 ? head : createHash("sha1").update(`${i}`).digest("hex")));
		const found = await opened.at(root).commits(ids);
		assert.deepEqual([found.length, found.filter((one) => one).length, found.at(-1)?.id], [10_000, 1, head]);
	});
});

describe("Commits that nothing leads to", () => {
	const opened = new Opened();
	let root: string;
	const ids: Record<string, string> = {};
	before(() => {
		root = opened.kept(repository({ "a.md": "1" }, { "a.md": "2" }));
		ids["main"] = idOf(root, "main~1");
		for (const branch of ["side", "tagged", "out"]) {
			git(root, ["switch", "--quiet", "-c", branch, "main"]);
			commit(root, { [`${branch}.md`]: "x" });
			ids[branch] = idOf(root, "HEAD");
			commit(root, { [`${branch}.md`]: "y" });
		}
		git(root, ["tag", "-a", "-m", "x", "v1", "tagged"]);
		git(root, ["tag", "blob", "HEAD:a.md"]);
		addFiles(root, { "a.md": "local", HEAD: "a file", "refs/heads/main": "a file" });
	});
	after(() => opened.close());

	const among = async (from: "default" | "head", asked: readonly string[] = Object.values(ids)): Promise<string[]> => {
		const found = await opened.at(root).unreachable(asked, from);
		return Object.keys(ids).filter((name) => found.has(ids[name] ?? ""));
	};

	it("are not on the default branch, nor behind a tag", async () => assert.deepEqual(await among("default"), ["side", "out"]));

	it("are not behind HEAD either, if that counts", async () => assert.deepEqual(await among("head"), ["side"]));

	it("are none of none, nor what is no commit", async () => {
		assert.deepEqual(await among("head", []), []);
		assert.deepEqual(await among("head", ["1".repeat(40), idOf(root, "HEAD:a.md"), "--all", "a\nb"]), []);
	});

	it("are found among ten thousand", async () => {
		const asked = Array.from({ length: 10_000 }, (_, i) => Object.values(ids)[i % 4] ?? "");
		assert.deepEqual(await among("default", asked), ["side", "out"]);
	});

	it("are found in a shallow clone, as far as it goes", async () => {
		const shallow = opened.kept(clone(root, "--depth=1", "--no-single-branch"));
		const [main, side] = [idOf(shallow, "origin/main"), idOf(shallow, "origin/side")];
		git(shallow, ["remote", "set-head", "origin", "main"]);
		assert.deepEqual(await opened.at(shallow).unreachable([main, side, ids["side"] ?? ""], "default"), new Set([side]));
	});

	it("are those of another clock too", async () => {
		const odd = opened.kept(repository());
		const at = (seconds: number) => ({ GIT_AUTHOR_DATE: `${seconds} +0000`, GIT_COMMITTER_DATE: `${seconds} +0000` });
		for (let i = 0; i < 40; i++) commit(odd, { "a.md": `${i}` }, at(i % 10 === 5 ? 2_000_000_000 : 1_000_000_000 - i));
		git(odd, ["switch", "--quiet", "-c", "side", "main~30"]);
		commit(odd, { "b.md": "x" }, at(1_900_000_000));
		const all = git(odd, ["rev-list", "--all"]).trim().split("\n");
		assert.deepEqual(await opened.at(odd).unreachable(all, "default"), new Set([idOf(odd, "side")]));
	});
});

describe("The commit that brought a text", () => {
	const opened = new Opened();
	after(() => opened.close());
	const made = (...commits: readonly Readonly<Record<string, string>>[]): string => opened.kept(repository(...commits));
	const blobOf = (text: string): string => createHash("sha1").update(`blob ${text.length}\0${text}`).digest("hex");

	const introduced = (root: string, ...pins: readonly (readonly [path: string, text: string])[]) =>
		opened.at(root).introduced(pins.map(([path, text]) => ({ path, blob: blobOf(text) })));

	it("is the oldest of those", async () => {
		const root = made({ "a.md": "1", "b.md": "1" }, { "a.md": "2" }, { "a.md": "1" }, { "a.md": "3", "d/é x.md": "9" });
		assert.deepEqual(
			await introduced(root, ["a.md", "1"], ["a.md", "2"], ["d/é x.md", "9"], ["b.md", "2"], ["no.md", "1"], ["b.md", "1"]),
			[idOf(root, "HEAD~3"), idOf(root, "HEAD~2"), idOf(root, "HEAD"), undefined, undefined, idOf(root, "HEAD~3")],
		);
	});

	it("is that of the squash, where the branch is lost", async () => {
		const root = made({ "a.md": "1" });
		git(root, ["switch", "--quiet", "-c", "side"]);
		commit(root, { "eval/m.json": "draft" });
		commit(root, { "eval/m.json": "final" });
		const lost = idOf(root, "HEAD");
		git(root, ["switch", "--quiet", "main"]);
		git(root, ["merge", "--quiet", "--squash", "side"]);
		commit(root, {});
		assert.deepEqual(await introduced(root, ["eval/m.json", "final"], ["eval/m.json", "draft"]), [idOf(root, "main"), undefined]);
		assert.deepEqual(await opened.at(root).unreachable([lost], "default"), new Set([lost]));
	});

	it("may be a merge, and is on the branch that was merged if it wrote it", async () => {
		const root = made({ "a.md": "1\n", "b.md": "x\n" });
		git(root, ["switch", "--quiet", "-c", "side"]);
		commit(root, { "a.md": "side\n", "b.md": "y\n" });
		git(root, ["switch", "--quiet", "main"]);
		commit(root, { "a.md": "main\n" });
		git(root, ["merge", "--quiet", "--no-commit", "-s", "ours", "side"]);
		commit(root, { "a.md": "both\n" });
		assert.deepEqual(await introduced(root, ["a.md", "both\n"], ["a.md", "side\n"], ["b.md", "y\n"]), [
			idOf(root, "main"),
			idOf(root, "side"),
			idOf(root, "side"),
		]);
	});

	it("is found when files came and went, and in a folder of the repository", async () => {
		const root = made({ "docs/a.md": "1" });
		rmSync(path.join(root, "docs/a.md"));
		commit(root, { "docs/b.md": "1" });
		commit(root, { "docs/a.md": "2" });
		const expected = [idOf(root, "HEAD~2"), idOf(root, "HEAD~1"), idOf(root, "HEAD")];
		for (const folder of ["", "docs"])
			assert.deepEqual(await introduced(path.join(root, folder), ["docs/a.md", "1"], ["docs/b.md", "1"], ["docs/a.md", "2"]), expected);
	});

	it("is found for more paths than a command line holds", async () => {
		const names = Array.from({ length: 300 }, (_, i) => `${"long-folder-name/".repeat(12)}${i}.md`);
		const root = made({ "x.md": "x" }, Object.fromEntries(names.map((name) => [name, name])), { "x.md": "y" });
		const found = await introduced(root, ...names.map((name) => [name, name] as const));
		assert.deepEqual(new Set(found), new Set([idOf(root, "HEAD~1")]));
	});

	it("is none of none", async () => assert.deepEqual(await introduced(made({ "a.md": "1" })), []));
});

describe("The log", () => {
	const opened = new Opened();
	let root: string;
	before(() => {
		root = opened.kept(repository({ "docs/a.md": "1" }, { "b.md": "1" }, { "docs/a.md": "2" }, { "b.md": "2" }));
		git(root, ["switch", "--quiet", "-c", "side", "main~1"]);
		commit(root, { "docs/a.md": "side" });
		addFiles(root, { HEAD: "a file" });
	});
	after(() => opened.close());

	for (const [name, options, expected] of [
		["is the default branch's, newest first", {}, ["main", "main~1", "main~2", "main~3"]],
		["has a limit", { limit: 2 }, ["main", "main~1"]],
		["leads to a commit", { to: "side" }, ["side", "main~1", "main~2", "main~3"]],
		["begins behind a commit", { from: "main~2" }, ["main", "main~1"]],
		["is of a path", { path: "docs/a.md" }, ["main~1", "main~3"]],
		["is of a folder", { path: "docs", to: "side" }, ["side", "main~1", "main~3"]],
		["is all that at once", { path: "docs/a.md", to: "side", from: "main~3", limit: 1 }, ["side"]],
		["is empty for a path nobody touched", { path: "*.md" }, []],
		["is empty where it leads to nothing", { to: "nowhere" }, []],
		["is empty where it leads to an option", { to: "--all" }, []],
		["is empty where it leads to several", { to: "main side" }, []],
	] as const) {
		it(name, async () => {
			for (const folder of ["", "docs"]) {
				const found = await opened.at(path.join(root, folder)).log({ limit: 10, ...options });
				assert.deepEqual(
					found.map(({ id }) => id),
					expected.map((name) => idOf(root, name)),
				);
			}
		});
	}
});

describe("Tags", () => {
	const opened = new Opened();
	after(() => opened.close());

	it("lead to commits, newest first", async () => {
		const root = opened.kept(repository({ "a.md": "1" }, { "a.md": "2" }));
		const at = (seconds: number, ...args: readonly string[]) =>
			git(root, ["tag", ...args], undefined, { GIT_COMMITTER_DATE: `${seconds} +0000` });
		at(0, "light", "HEAD~1");
		at(4_000_000_000, "-a", "-m", "x", "v2/é", "HEAD");
		at(4_000_000_001, "-a", "-m", "x", "nested", "v2/é");
		at(4_000_000_002, "-a", "-m", "x", "twice", "nested");
		at(4_000_000_003, "-a", "-m", "x", "of-a-file", "HEAD:a.md");
		at(0, "file", "HEAD:a.md");
		const [head, first] = [idOf(root, "HEAD"), idOf(root, "HEAD~1")];
		assert.deepEqual(await opened.at(root).tags(), [
			{ name: "twice", commit: head },
			{ name: "nested", commit: head },
			{ name: "v2/é", commit: head },
			{ name: "light", commit: first },
		]);
	});
});

describe("What is tracked", () => {
	const opened = new Opened();
	after(() => opened.close());

	it("is what stands in the index", async () => {
		const root = opened.kept(repository({ "a.md": "1", "docs/é x.md": "2", "gone.md": "3" }));
		addFiles(root, { "new.md": "n", "a.md": "changed", "untracked.md": "u" });
		git(root, ["add", "new.md"]);
		git(root, ["rm", "--quiet", "gone.md"]);
		const expected = new Map([
			["a.md", idOf(root, "HEAD:a.md")],
			["docs/é x.md", idOf(root, "HEAD:docs/é x.md")],
			["new.md", idOf(root, ":new.md")],
		]);
		const asked = ["a.md", "docs/é x.md", "new.md", "gone.md", "untracked.md", "docs", "é x.md", "../a.md", "a\nb"];
		for (const folder of ["", "docs"]) {
			const port = opened.at(path.join(root, folder));
			assert.deepEqual(await port.tracked(asked), expected);
			assert.deepEqual(await port.files(), [...expected.keys()]);
		}
	});

	it("is ours in a conflict", async () => {
		const root = opened.kept(repository({ "a.md": "1\n" }));
		git(root, ["switch", "--quiet", "-c", "side"]);
		commit(root, { "a.md": "side\n" });
		git(root, ["switch", "--quiet", "main"]);
		commit(root, { "a.md": "main\n" });
		assert.throws(() => git(root, ["merge", "--quiet", "side"]));
		assert.deepEqual(await opened.at(root).tracked(["a.md"]), new Map([["a.md", idOf(root, "main:a.md")]]));
	});

	it("says what a sparse checkout leaves out", async () => {
		const root = opened.kept(repository({ "a.md": "1", "data/x.csv": "2", "data/deep/y.csv": "3", "dates/z.csv": "4" }));
		git(root, ["sparse-checkout", "set", "dates"]);
		const port = opened.at(root);
		assert.deepEqual(await port.leftOut(["data"]), ["data/deep/y.csv", "data/x.csv"]);
		assert.deepEqual(await port.leftOut(["a.md", "dates", "dat"]), []);
		assert.deepEqual((await port.tracked(["data/x.csv"])).size, 1);
	});

	it("is nothing in a bare repository", async () => {
		const bare = opened.kept(clone(opened.kept(repository({ "a.md": "1" })), "--bare"));
		const port = opened.at(bare);
		assert.equal((await port.repository()).state, "complete");
		assert.deepEqual([await port.files(), await port.tracked(["a.md"])], [[], new Map()]);
		assert.equal(typeof (await port.objects(["HEAD:a.md"]))[0], "object");
	});
});
