import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { gitAt } from "../../../src/node/git/git.js";
import { gitHistory } from "../../../src/node/git/history.js";
import { addFiles, newFolder, remove } from "../folder.js";
import { GIT_ENV, git, repository } from "../repository.js";

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

	/** Asks all that can be asked. */
	async function askAll(folder: string): Promise<readonly unknown[]> {
		const git = gitAt(folder);
		const { state } = await git.repository();
		assert.ok(["complete", "partial", "none"].includes(state));
		const [commit] = await git.log({ limit: 1, path: "a.md" });
		const [blob] = await git.objects(["HEAD:a.md"]);
		const id = typeof blob === "object" ? blob.id : "";
		const answers = await Promise.all([
			git.contents(["HEAD:a.md", "HEAD:"], 1_000),
			git.unreachable([commit?.id ?? ""], "head"),
			git.introduced([{ path: "a.md", blob: id }]),
			git.commits([commit?.id ?? ""]),
			git.tracked(["a.md"]),
			git.tags(),
			git.files(),
		]);
		git.dispose();
		return answers;
	}

	async function assertNothingRun(): Promise<void> {
		await askAll(root);
		const { state, texts: found } = await gitHistory(root).texts(["a.md", ".gitattributes", "b.md"]);
		assert.ok(["complete", "none"].includes(state));
		assert.equal(existsSync(mark()) ? readFileSync(mark(), "utf8") : "nothing", "nothing");
		assert.deepEqual(found.get("a.md")?.map(({ text }) => text) ?? ["2\n", "1\n"], ["2\n", "1\n"]);
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
				const found = (await gitHistory(root).texts(["a.md"])).texts.get("a.md");
				await askAll(root);
				assert.equal(existsSync(mark()) ? readFileSync(mark(), "utf8") : "nothing", "nothing");
				assert.ok(found === undefined || found.every(({ text }) => text === "1\n"), "what is missing is left out, not made up");
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
		await askAll(bare);
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
