import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { PastTexts, PastVersion } from "../../../src/core/index.js";
import { gitHistory } from "../../../src/node/git/history.js";
import { addFiles, newFolder, remove } from "../folder.js";
import { commit, git, repository } from "../repository.js";

const POSIX = process.platform !== "win32";

const texts = async (root: string, file: string): Promise<readonly string[] | undefined> =>
	textsIn(await gitHistory(root).texts([file]), file);

const textsIn = ({ texts }: PastTexts, file: string): readonly string[] | undefined => texts.get(file)?.map(({ text }) => text);

const stateOf = async (root: string): Promise<string> => (await gitHistory(root).texts(["a.md"])).state;

describe("What git knows of a file", () => {
	const roots: string[] = [];
	const made = (root: string): string => {
		roots.push(root);
		return root;
	};
	after(() => roots.forEach(remove));

	it("is its committed texts, newest first", async () => {
		const root = made(repository({ "a.md": "1" }, { "b.md": "x" }, { "a.md": "2" }, { "a.md": "3" }));
		assert.deepEqual(await texts(root, "a.md"), ["3", "2", "1"]);
		addFiles(root, { "a.md": "4" });
		assert.deepEqual(await texts(root, "a.md"), ["3", "2", "1"], "what is not committed is not history");
	});

	it("is asked for many files at once", async () => {
		const root = made(repository({ "a.md": "1", "b/c.md": "x" }, { "a.md": "2" }));
		assert.deepEqual(
			[...(await gitHistory(root).texts(["a.md", "b/c.md", "d.md"])).texts].map(([file, versions]) => [
				file,
				versions.map(({ text }) => text),
			]),
			[
				["a.md", ["2", "1"]],
				["b/c.md", ["x"]],
			],
		);
	});

	it("is the same for very many files", async () => {
		const names = Array.from({ length: 150 }, (_, i) => `d/${i}.md`);
		const root = made(repository(Object.fromEntries(names.map((name) => [name, name])), { "d/7.md": "seven", "other.md": "x" }));
		const found = await gitHistory(root).texts(names);
		assert.equal(found.texts.size, 150);
		assert.deepEqual(
			["d/7.md", "d/149.md", "other.md"].map((file) => textsIn(found, file)),
			[["seven", "d/7.md"], ["d/149.md"], undefined],
		);
	});

	it("is the same for very many files in very many folders", async () => {
		const names = Array.from({ length: 150 }, (_, i) => (i < 20 ? `${i}.md` : `d${i}/a.md`));
		for (const some of [names, names.slice(20), names.slice(20).map((name) => `x/${name}`)]) {
			const root = made(repository(Object.fromEntries(some.map((name) => [name, name])), { [some[60] ?? ""]: "new", "other.md": "x" }));
			const found = await gitHistory(root).texts(some);
			assert.deepEqual(
				[found.texts.size, textsIn(found, some[60] ?? ""), textsIn(found, "other.md")],
				[some.length, ["new", some[60]], undefined],
			);
		}
	});

	it("is at most fifty texts", async () => {
		const root = made(repository({ "a.md": "0" }));
		const stream = Array.from({ length: 60 }, (_, i) => {
			const data = `${i + 1}`;
			return `commit refs/heads/main\ncommitter A <a@b> ${1_800_000_000 + i} +0000\ndata 1\nx\n${i === 0 ? "from refs/heads/main^0\n" : ""}M 644 inline a.md\ndata ${data.length}\n${data}\n`;
		});
		git(root, ["fast-import", "--quiet"], stream.join(""));
		assert.deepEqual(
			await texts(root, "a.md"),
			Array.from({ length: 50 }, (_, i) => String(60 - i)),
		);
	});

	it("is what stands in the text, line ends, marks and all", async () => {
		const text = "\uFEFF---\r\na: é🚀\r\n---\r\n\r\n\u0001x\n\n";
		const root = made(repository({ ".gitattributes": "* -text\n", "a.md": text }, { "a.md": "" }));
		assert.deepEqual(await texts(root, "a.md"), ["", text]);
	});

	it("is found where the root is a folder of the repository", async () => {
		const root = made(repository({ "docs/é x/a.md": "1", "a.md": "other" }, { "docs/é x/a.md": "2" }));
		assert.deepEqual(await texts(path.join(root, "docs"), "é x/a.md"), ["2", "1"]);
		assert.deepEqual(await texts(path.join(root, "docs/é x"), "a.md"), ["2", "1"]);
	});

	it("is found in another working tree", async () => {
		const root = made(repository({ "a.md": "1" }));
		const tree = made(newFolder());
		git(root, ["worktree", "add", "--quiet", "--detach", path.join(tree, "x")]);
		assert.deepEqual(await texts(path.join(tree, "x"), "a.md"), ["1"]);
	});

	it("is found where objects have other names", async () => {
		const root = made(newFolder());
		git(root, ["init", "--quiet", "--object-format=sha256"]);
		commit(root, { "a.md": "1" });
		assert.deepEqual(await texts(root, "a.md"), ["1"]);
	});

	it("goes on behind a time when the file was gone", async () => {
		const root = made(repository({ "a.md": "1" }));
		rmSync(path.join(root, "a.md"));
		commit(root, {});
		commit(root, { "a.md": "2" });
		assert.deepEqual(await texts(root, "a.md"), ["2", "1"]);
	});

	it("says which commit it was, who made it, and when", async () => {
		const root = made(repository());
		const by = (name: string, email: string, date: string) => ({ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: date });
		commit(root, { "a.md": "1" }, by("Åsa 李 <x>", "asa@example.com", "2026-03-01T23:30:00-0200"));
		commit(
			root,
			{ "a.md": "2", ".mailmap": "Tove <tove@example.com> <asa@example.com>\n" },
			by("Tove", "tove@example.com", "2026-03-03T10:00Z"),
		);
		const [second, first] = (await gitHistory(root).texts(["a.md"])).texts.get("a.md") ?? [];
		const said = ({ commit: id, author, date, whole }: PastVersion) => [id, author.name, author.email, date, whole];
		assert.ok(second && first);
		assert.deepEqual(said(second), [git(root, ["rev-parse", "HEAD"]).trim(), "Tove", "tove@example.com", "2026-03-03", true]);
		assert.deepEqual(said(first), [git(root, ["rev-parse", "HEAD~1"]).trim(), "Åsa 李 x", "asa@example.com", "2026-03-02", true]);
	});

	it("does not say what a commit changed where older ones were not fetched", async () => {
		const root = made(repository({ "a.md": "1" }, { "a.md": "2" }, { "a.md": "3" }));
		const copy = path.join(made(newFolder()), "clone");
		git(root, ["clone", "--quiet", "--depth=2", `file://${root}`, copy]);
		const versions = (await gitHistory(copy).texts(["a.md"])).texts.get("a.md");
		assert.deepEqual(
			versions?.map(({ text, whole }) => [text, whole]),
			[
				["3", true],
				["2", false],
			],
		);
	});

	describe("goes on under another name:", () => {
		/** Twenty lines, and some of one's own. */
		const long = (...own: string[]): string => [...own, ...Array.from({ length: 20 }, (_, i) => `line ${i} says something`), ""].join("\n");

		function move(root: string, from: string, to: string, text?: string): void {
			addFiles(root, { [to]: text ?? readFileSync(path.join(root, from)) });
			rmSync(path.join(root, from));
			commit(root, {});
		}

		it("the same text", async () => {
			const root = made(repository({ "a.md": "1\n" }, { "a.md": "2\n" }));
			move(root, "a.md", "d/b.md");
			assert.deepEqual(await texts(root, "d/b.md"), ["2\n", "2\n", "1\n"]);
			const [here, there] = (await gitHistory(root).texts(["d/b.md"])).texts.get("d/b.md") ?? [];
			assert.deepEqual([here?.path, here?.whole, there?.path, there?.whole], [undefined, true, "a.md", true]);
		});

		it("a text that was changed at once, from one name to the next", async () => {
			const root = made(repository({ "a.md": long("1") }));
			move(root, "a.md", "b.md", long("2", "more"));
			commit(root, { "b.md": long("3") });
			move(root, "b.md", "docs/c.md", long("4", "more", "and more"));
			const all = [long("4", "more", "and more"), long("3"), long("2", "more"), long("1")];
			assert.deepEqual(await texts(root, "docs/c.md"), all);
			assert.deepEqual(await texts(path.join(root, "docs"), "c.md"), all, "from outside the root");
		});

		it("many at once, and to and fro", async () => {
			const names = Array.from({ length: 120 }, (_, i) => `${i}.md`);
			const root = made(repository(Object.fromEntries(names.map((name) => [`old/${name}`, long(name)]))));
			renameSync(path.join(root, "old"), path.join(root, "new"));
			commit(root, {});
			const found = await gitHistory(root).texts(names.map((name) => `new/${name}`));
			assert.deepEqual(
				names.map((name) => textsIn(found, `new/${name}`)),
				names.map((name) => [long(name), long(name)]),
			);
			move(root, "new/7.md", "old/7.md", long("7.md", "more"));
			const both = [long("7.md", "more"), long("7.md"), long("7.md")];
			assert.deepEqual(await texts(root, "old/7.md"), both);
		});

		it("not what came under the old name since", async () => {
			const root = made(repository({ "a.md": long("1") }));
			move(root, "a.md", "b.md");
			commit(root, { "a.md": "another\n" });
			commit(root, { "b.md": long("2") });
			assert.deepEqual(await texts(root, "b.md"), [long("2"), long("1"), long("1")]);
			assert.deepEqual(await texts(root, "a.md"), ["another\n", long("1")]);
		});

		it("on a branch that was merged", async () => {
			const root = made(repository({ "a.md": long("1") }));
			git(root, ["switch", "--quiet", "-c", "side"]);
			move(root, "a.md", "b.md", long("side"));
			git(root, ["switch", "--quiet", "main"]);
			commit(root, { "other.md": "x" });
			git(root, ["merge", "--quiet", "--no-ff", "--no-edit", "side"]);
			assert.deepEqual([...new Set(await texts(root, "b.md"))], [long("side"), long("1")]);
		});

		it("in a partial clone where it was moved as it was", async () => {
			const root = made(repository({ "a.md": long("1"), "x.md": long("x") }));
			move(root, "a.md", "b.md");
			move(root, "x.md", "y.md", long("y"));
			git(root, ["config", "uploadpack.allowFilter", "true"]);
			const clone = path.join(made(newFolder()), "clone");
			git(root, ["clone", "--quiet", "--filter=blob:none", `file://${root}`, clone]);
			const found = await gitHistory(clone).texts(["b.md", "y.md"]);
			assert.deepEqual([textsIn(found, "b.md"), textsIn(found, "y.md"), found.state], [[long("1"), long("1")], [long("y")], "partial"]);
		});
	});

	it("has the text of a merge first, where the merge wrote it", async () => {
		const root = made(repository({ "a.md": "1\n" }));
		git(root, ["switch", "--quiet", "-c", "side"]);
		commit(root, { "a.md": "side\n" });
		git(root, ["switch", "--quiet", "main"]);
		commit(root, { "a.md": "main\n" });
		git(root, ["merge", "--quiet", "--no-commit", "-s", "ours", "side"]);
		commit(root, { "a.md": "both\n" });
		assert.equal((await texts(root, "a.md"))?.[0], "both\n");
	});

	it("is nothing for a file nobody has committed", async () => {
		const root = made(repository({ "a.md": "1" }));
		addFiles(root, { "b.md": "x" });
		assert.equal(await texts(root, "b.md"), undefined);
		assert.equal(await texts(root, "nowhere.md"), undefined);
	});

	it("is nothing before the first commit", async () => {
		const root = made(repository());
		addFiles(root, { "a.md": "1" });
		assert.deepEqual(await gitHistory(root).texts(["a.md"]), { state: "complete", texts: new Map() });
		const many = Array.from({ length: 150 }, (_, i) => `${i}.md`);
		assert.deepEqual(await gitHistory(root).texts(many), { state: "complete", texts: new Map() }, "however many are asked for");
	});

	it("is nothing where there is no repository", async () => {
		const root = made(newFolder({ "a.md": "1" }));
		assert.deepEqual((await gitHistory(root).texts(["a.md"])).texts, new Map());
		assert.equal(await stateOf(root), "none");
	});

	it("is nothing where the folder is gone", async () => {
		assert.deepEqual((await gitHistory(path.join(made(newFolder()), "nowhere")).texts(["a.md"])).texts, new Map());
	});

	it("is nothing where there is no git", async () => {
		const root = made(repository({ "a.md": "1" }));
		const before = process.env["PATH"];
		process.env["PATH"] = made(newFolder());
		try {
			assert.deepEqual((await gitHistory(root).texts(["a.md"])).texts, new Map());
			assert.equal(await stateOf(root), "none");
		} finally {
			process.env["PATH"] = before;
		}
	});

	it("is nothing where the repository is damaged", async () => {
		const root = made(repository({ "a.md": "1" }));
		addFiles(root, { ".git/HEAD": "no ref\n" });
		assert.deepEqual((await gitHistory(root).texts(["a.md"])).texts, new Map());
	});

	it("is nothing where one asks for nothing", async () => {
		assert.deepEqual(await gitHistory(made(repository({ "a.md": "1" }))).texts([]), { state: "complete", texts: new Map() });
	});

	it("is not asked for any longer when the caller has stopped", async () => {
		const root = made(repository({ "a.md": "1" }));
		const abort = new AbortController();
		abort.abort();
		await assert.rejects(gitHistory(root).texts(["a.md"], abort.signal), { name: "AbortError" });
	});

	it("is complete, or shallow", async () => {
		const root = made(repository({ "a.md": "1" }, { "a.md": "2" }));
		const clone = path.join(made(newFolder()), "clone");
		git(root, ["clone", "--quiet", "--depth=1", `file://${root}`, clone]);
		assert.equal(await stateOf(root), "complete");
		assert.equal(await stateOf(clone), "shallow");
		assert.deepEqual(await texts(clone, "a.md"), ["2"]);
	});

	it("is partial where texts were not fetched, and those that were are known", async () => {
		const root = made(repository({ "a.md": "1", "b.md": "x" }, { "a.md": "2" }, { "a.md": "3" }));
		git(root, ["config", "uploadpack.allowFilter", "true"]);
		const clone = path.join(made(newFolder()), "clone");
		git(root, ["clone", "--quiet", "--filter=blob:none", `file://${root}`, clone]);
		const found = await gitHistory(clone).texts(["a.md", "b.md"]);
		assert.equal(found.state, "partial");
		assert.deepEqual([textsIn(found, "a.md"), textsIn(found, "b.md")], [["3"], ["x"]]);
		assert.deepEqual(
			[found.texts.get("a.md")?.[0]?.whole, found.texts.get("b.md")?.[0]?.whole],
			[false, true],
			"what came before the last text of a.md is not here",
		);
	});

	it("is that of the root, whatever a hook of another repository set", async () => {
		const [root, other] = [made(repository({ "a.md": "mine" })), made(repository({ "a.md": "theirs" }))];
		const set = {
			GIT_DIR: path.join(other, ".git"),
			GIT_WORK_TREE: other,
			GIT_INDEX_FILE: path.join(other, ".git/index"),
			GIT_PREFIX: "x/",
		};
		Object.assign(process.env, set);
		try {
			assert.deepEqual(await texts(root, "a.md"), ["mine"]);
		} finally {
			for (const name of Object.keys(set)) delete process.env[name];
		}
	});

	// Only root may give a repository away.
	if (POSIX && process.getuid?.() === 0) {
		it("is nothing in a repository of somebody else", async () => {
			const root = made(repository({ "a.md": "1" }));
			execFileSync("chown", ["-R", "65534", root]);
			assert.deepEqual(await texts(root, "a.md"), undefined);
			assert.equal(await stateOf(root), "none");
		});
	}
});

const NAMES = [
	...[
		"--upload-pack=x.md",
		"-x.md",
		"--.md",
		"--output=x.md",
		"--end-of-options.md",
		"HEAD.md",
		"HEAD",
		"main",
		"@.md",
		"@{u}.md",
		"^a.md",
	],
	...[
		"!a.md",
		"~1.md",
		"a b.md",
		" a.md",
		"é.md",
		"日本.md",
		"🚀.md",
		"[a].md",
		"a{b,c}.md",
		"%x01.md",
		"$(x).md",
		"`x`.md",
		"a;b.md",
		"a'b.md",
	],
	...["#a.md", "e\u0301.md"],
];

const ODD = [
	":(top)a.md",
	":a.md",
	":/a.md",
	"a:b.md",
	"*.md",
	"?.md",
	"a\\b.md",
	'a"b.md',
	"a\tb.md",
	"a\u0001b.md",
	`\u0001${"0".repeat(40)}`,
	"\u007f.md",
];

describe("A file of any name has its own history", () => {
	let root: string;
	const names = POSIX ? [...NAMES, ...ODD] : NAMES;

	before(() => {
		const all = (version: string) =>
			Object.fromEntries(
				names.flatMap((name) => [[name, `${version} ${name}`] as const, [`sub/${name}`, `sub ${version} ${name}`] as const]),
			);
		root = repository(all("1"), all("2"));
	});
	after(() => remove(root));

	for (const name of names) {
		it(JSON.stringify(name), async () => {
			assert.deepEqual(await texts(root, name), [`2 ${name}`, `1 ${name}`]);
		});
	}

	for (const folder of ["", "sub"]) {
		it(`all at once, ${folder === "" ? "at the top" : "in a folder"}`, async () => {
			const found = await gitHistory(path.join(root, folder)).texts(names);
			const before = folder === "" ? "" : "sub ";
			for (const name of names) assert.deepEqual(textsIn(found, name), [`${before}2 ${name}`, `${before}1 ${name}`], name);
		});

		it(`without those that cannot be told apart, ${folder === "" ? "at the top" : "in a folder"}`, async () => {
			const plain = names.filter((name) => !name.includes("\u0001"));
			const found = await gitHistory(path.join(root, folder)).texts(plain);
			const before = folder === "" ? "" : "sub ";
			for (const name of plain) assert.deepEqual(textsIn(found, name), [`${before}2 ${name}`, `${before}1 ${name}`], name);
		});
	}

	it("even below a folder whose name has a line break", async () => {
		if (!POSIX) return;
		const odd = repository({ "a\nb/a.md": "right", "b/a.md": "wrong", a: "wrong" });
		assert.deepEqual((await texts(path.join(odd, "a\nb"), "a.md")) ?? ["right"], ["right"]);
		remove(odd);
	});
});
