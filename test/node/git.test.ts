import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, copyFileSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { gitHistory } from "../../src/node/git.js";
import { addFiles, newFolder, remove } from "./folder.js";
import { commit, GIT_ENV, git, repository } from "./repository.js";

const POSIX = process.platform !== "win32";

const texts = async (root: string, file: string): Promise<readonly string[] | undefined> =>
	(await gitHistory(root).texts([file])).texts.get(file);

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
			[...(await gitHistory(root).texts(["a.md", "b/c.md", "d.md"])).texts],
			[
				["a.md", ["2", "1"]],
				["b/c.md", ["x"]],
			],
		);
	});

	it("is the same for very many files", async () => {
		const names = Array.from({ length: 150 }, (_, i) => `d/${i}.md`);
		const root = made(repository(Object.fromEntries(names.map((name) => [name, name])), { "d/7.md": "seven", "other.md": "x" }));
		const found = (await gitHistory(root).texts(names)).texts;
		assert.equal(found.size, 150);
		assert.deepEqual([found.get("d/7.md"), found.get("d/149.md"), found.get("other.md")], [["seven", "d/7.md"], ["d/149.md"], undefined]);
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

	it("begins anew with a new name", async () => {
		const root = made(repository({ "a.md": "the same words in both\n" }));
		renameSync(path.join(root, "a.md"), path.join(root, "b.md"));
		commit(root, {});
		assert.deepEqual(await texts(root, "b.md"), ["the same words in both\n"]);
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
		const { state, texts: found } = await gitHistory(clone).texts(["a.md", "b.md"]);
		assert.equal(state, "partial");
		assert.deepEqual([found.get("a.md"), found.get("b.md")], [["3"], ["x"]]);
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
			const found = (await gitHistory(path.join(root, folder)).texts(names)).texts;
			const before = folder === "" ? "" : "sub ";
			for (const name of names) assert.deepEqual(found.get(name), [`${before}2 ${name}`, `${before}1 ${name}`], name);
		});

		it(`without those that cannot be told apart, ${folder === "" ? "at the top" : "in a folder"}`, async () => {
			const plain = names.filter((name) => !name.includes("\u0001"));
			const found = (await gitHistory(path.join(root, folder)).texts(plain)).texts;
			const before = folder === "" ? "" : "sub ";
			for (const name of plain) assert.deepEqual(found.get(name), [`${before}2 ${name}`, `${before}1 ${name}`], name);
		});
	}

	it("even below a folder whose name has a line break", async () => {
		if (!POSIX) return;
		const odd = repository({ "a\nb/a.md": "right", "b/a.md": "wrong", a: "wrong" });
		assert.deepEqual((await texts(path.join(odd, "a\nb"), "a.md")) ?? ["right"], ["right"]);
		remove(odd);
	});
});

describe("Nothing that a repository names is run", () => {
	let root: string;
	let tools: string;
	let config: string;

	/** Leaves a mark when it is run. */
	const evil = () => path.join(tools, "evil");
	const mark = () => path.join(tools, "mark");
	const HOOKS = [
		"post-checkout",
		"pre-commit",
		"post-index-change",
		"reference-transaction",
		"fsmonitor-watchman",
		"query-watchman",
		"pre-auto-gc",
	];

	before(() => {
		root = repository({ ".gitattributes": "*.md diff=evil filter=evil merge=evil\n", "a.md": "1\n" }, { "a.md": "2\n" });
		sign(root);
		tools = newFolder({ evil: "" });
		addFiles(tools, { evil: `#!/bin/sh\necho "$0 $@" >> "${mark()}"\nexit 1\n`, "git-remote-evil": `#!/bin/sh\n"${evil()}" remote\n` });
		for (const file of [evil(), path.join(tools, "git-remote-evil")]) chmodSync(file, 0o755);
		for (const folder of [path.join(tools, "hooks"), path.join(root, ".git/hooks")]) {
			addFiles(folder, Object.fromEntries(HOOKS.map((hook) => [hook, `#!/bin/sh\n"${evil()}" ${hook}\n`])));
			for (const hook of HOOKS) chmodSync(path.join(folder, hook), 0o755);
		}
		config = readFileSync(path.join(root, ".git/config"), "utf8");
	});
	beforeEach(() => {
		addFiles(root, { ".git/config": config });
		rmSync(mark(), { force: true });
	});
	after(() => [root, tools].forEach(remove));

	/** Puts a signature on the last commit: whoever shows signatures runs a program to verify it. */
	function sign(repo: string): void {
		const [head = "", ...message] = git(repo, ["cat-file", "commit", "HEAD"]).split("\n\n");
		const signed = `${head}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n\n${message.join("\n\n")}`;
		const id = git(repo, ["hash-object", "-t", "commit", "-w", "--stdin"], signed).trim();
		git(repo, ["update-ref", "refs/heads/main", id]);
	}

	async function assertNothingRun(): Promise<void> {
		const { state, texts: found } = await gitHistory(root).texts(["a.md", ".gitattributes", "b.md"]);
		assert.ok(["complete", "none"].includes(state));
		assert.equal(existsSync(mark()) ? readFileSync(mark(), "utf8") : "nothing", "nothing");
		assert.deepEqual(found.get("a.md") ?? ["2\n", "1\n"], ["2\n", "1\n"]);
	}

	const CONFIGS: Readonly<Record<string, string>> = {
		fsmonitor: "[core]\n\tfsmonitor = EVIL\n",
		"ssh command": "[core]\n\tsshCommand = EVIL\n\tgitProxy = EVIL\n\taskPass = EVIL\n",
		"external diff": "[diff]\n\texternal = EVIL\n",
		"text conversion": '[diff "evil"]\n\ttextconv = EVIL\n\tcommand = EVIL\n\tcachetextconv = false\n',
		filters: '[filter "evil"]\n\tclean = EVIL\n\tsmudge = EVIL\n\tprocess = EVIL\n\trequired = true\n',
		"merge driver": '[merge "evil"]\n\tdriver = EVIL\n',
		aliases: "[alias]\n\tlog = !EVIL\n\tcat-file = !EVIL\n\trev-parse = !EVIL\n",
		pagers: "[core]\n\tpager = EVIL\n[pager]\n\tlog = EVIL\n\tcat-file = EVIL\n\trev-parse = EVIL\n",
		editors: "[core]\n\teditor = EVIL\n[sequence]\n\teditor = EVIL\n",
		"hooks elsewhere": "[core]\n\thooksPath = TOOLS/hooks\n",
		"hooks in place": "[core]\n\tfsmonitor = true\n",
		"signatures by gpg": "[log]\n\tshowSignature = true\n[gpg]\n\tprogram = EVIL\n",
		"signatures by other programs":
			'[log]\n\tshowSignature = true\n[gpg]\n\tformat = ssh\n[gpg "ssh"]\n\tprogram = EVIL\n[gpg "openpgp"]\n\tprogram = EVIL\n[gpg "x509"]\n\tprogram = EVIL\n',
		"credential helper": "[credential]\n\thelper = !EVIL\n",
		"alternate references": "[core]\n\talternateRefsCommand = EVIL\n",
		"pack hook": "[uploadpack]\n\tpackObjectsHook = EVIL\n",
		"another configuration": "[include]\n\tpath = TOOLS/included\n",
		"formats and colours":
			"[log]\n\tfollow = true\n\tdecorate = full\n\tdiffMerges = on\n[color]\n\tui = always\n[format]\n\tpretty = %x01evil\n[diff]\n\trenames = copies\n\tnoprefix = true\n\torderFile = TOOLS/evil\n",
		"a working tree elsewhere": "[core]\n\tworktree = TOOLS\n",
	};

	for (const [name, text] of Object.entries(CONFIGS)) {
		it(name, async () => {
			addFiles(tools, {
				included: "[core]\n\tfsmonitor = EVIL\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = EVIL\n".replaceAll("EVIL", evil()),
			});
			appendFileSync(path.join(root, ".git/config"), text.replaceAll("EVIL", evil()).replaceAll("TOOLS", tools));
			await assertNothingRun();
		});
	}

	for (const [name, remote] of Object.entries({
		"a remote's helper": "url = evil::x\n\tvcs = evil",
		"a remote's program": "url = ROOT\n\tuploadpack = EVIL",
		"a remote over ssh": "url = ssh://localhost/x",
		"a remote by any command": "url = ext::EVIL",
		"a git daemon": "url = git://localhost/x",
	})) {
		it(`though an object is missing: ${name}`, async () => {
			const text = `[core]\n\trepositoryFormatVersion = 1\n\tsshCommand = EVIL\n\tgitProxy = EVIL\n[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\tpromisor = true\n\tpartialCloneFilter = blob:none\n\t${remote}\n[protocol]\n\tallow = always\n`;
			appendFileSync(path.join(root, ".git/config"), text.replaceAll("EVIL", evil()).replaceAll("ROOT", root));
			const blob = git(root, ["rev-parse", "HEAD:a.md"]).trim();
			const object = path.join(root, ".git/objects", blob.slice(0, 2), blob.slice(2));
			const kept = path.join(tools, "object");
			copyFileSync(object, kept);
			rmSync(object, { force: true });
			const before = process.env["PATH"];
			process.env["PATH"] = `${tools}${path.delimiter}${before}`;
			try {
				const found = await texts(root, "a.md");
				assert.equal(existsSync(mark()) ? readFileSync(mark(), "utf8") : "nothing", "nothing");
				assert.ok(found === undefined || found.every((one) => one === "1\n"), "what is missing is left out, not made up");
			} finally {
				process.env["PATH"] = before;
				copyFileSync(kept, object);
			}
		});
	}

	it("by a repository that is only made of files in the folder", async () => {
		const bare = newFolder();
		git(bare, ["init", "--quiet", "--bare"]);
		appendFileSync(path.join(bare, "config"), `[core]\n\tfsmonitor = ${evil()}\n[log]\n\tshowSignature = true\n`);
		addFiles(bare, { "a.md": "x" });
		assert.deepEqual((await gitHistory(bare).texts(["a.md"])).texts, new Map());
		assert.equal(existsSync(mark()), false);
		remove(bare);
	});

	it("by a program called git in the folder", async () => {
		addFiles(root, { git: `#!/bin/sh\n"${evil()}" git\n`, "git.exe": "", "git.cmd": "" });
		chmodSync(path.join(root, "git"), 0o755);
		await assertNothingRun();
	});

	it("and each of those would have left its mark", () => {
		appendFileSync(
			path.join(root, ".git/config"),
			`[core]\n\tfsmonitor = ${evil()}\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${evil()}\n`,
		);
		execFileSync("git", ["status"], { cwd: root, env: GIT_ENV, stdio: "ignore" });
		execFileSync("git", ["log"], { cwd: root, env: GIT_ENV, stdio: "ignore" });
		assert.ok(readFileSync(mark(), "utf8").split("\n").length > 2);
	});
});
