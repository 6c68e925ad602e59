import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { answer } from "../../../src/core/trace/resolve/resolve.js";
import { diskAt } from "../../../src/node/disk.js";
import { gitAt } from "../../../src/node/git/git.js";
import { lookupFor } from "../../core/trace/resolve/asking.js";
import { told } from "../../core/trace/resolve/gitLookup.js";
import { addFiles, newFolder, remove } from "../folder.js";
import { commit, git, repository } from "../repository.js";

const POSIX = process.platform !== "win32";

const sha = (root: string, name = "HEAD"): string => git(root, ["rev-parse", name]).trim();
const short = (root: string, name = "HEAD"): string => sha(root, name).slice(0, 7);

/** Asks through the real ports. @param beside the digest beside the reference */
async function ask(root: string, text: string, beside?: string): Promise<string[]> {
	const [ports, disk] = [gitAt(root), diskAt(root)];
	try {
		const [one] = await answer([lookupFor(text, beside)], { git: ports, disk });
		return told(one?.resolution ?? assert.fail());
	} finally {
		ports.dispose();
		await disk.dispose();
	}
}

const METRICS = '{"auroc": 0.817}\n';

/** Main with two commits, and a branch that was squashed into the second. */
function squashed(): { readonly root: string; readonly dropped: string } {
	const root = repository({ "README.md": "1\n" });
	git(root, ["checkout", "--quiet", "-b", "feature"]);
	commit(root, { "eval/metrics.json": "draft\n" });
	commit(root, { "eval/metrics.json": METRICS });
	const dropped = sha(root);
	git(root, ["checkout", "--quiet", "main"]);
	git(root, ["merge", "--quiet", "--squash", "feature"]);
	git(root, ["commit", "--quiet", "-m", "Evaluation"]);
	return { root, dropped };
}

describe("The pin ladder on real repositories", () => {
	const folders: string[] = [];
	const made = (folder: string): string => {
		folders.push(folder);
		return folder;
	};
	const clone = (from: string, ...options: readonly string[]): string => {
		const to = made(newFolder());
		git(to, ["clone", "--quiet", ...options, pathToFileURL(from).href, "."]);
		return to;
	};
	after(() => folders.forEach(remove));

	describe("in a whole clone", () => {
		let root: string;
		let dropped: string;
		before(() => {
			({ root, dropped } = squashed());
			made(root);
		});

		it("finds commits, abbreviations, paths, lines and folders", async () => {
			const id = sha(root);
			assert.deepEqual(await ask(root, `git:${id}`), ["verified V3 the commit is in this repository"]);
			assert.deepEqual(await ask(root, `git:${id}#eval/metrics.json:L1`), [`verified V3 exists at ${short(root)}`]);
			assert.deepEqual(await ask(root, `git:${id}#eval/`), [`verified V3 exists at ${short(root)}`]);
			const [state, fault, fix] = await ask(root, `git:${id.slice(0, 9)}`);
			assert.equal(state, "verified V3 the commit is in this repository");
			assert.match(fault ?? "", /^trace\/abbreviated at revision/);
			assert.equal(fix, `fix Write the full id: git:<${short(root)}> safe`);
		});

		it("catches what is no commit, not there, or too far down", async () => {
			const id = sha(root);
			for (const [text, rule] of [
				[`git:${"3f2a9c1d".repeat(5)}`, "trace/commit-missing"],
				[`git:${"3f2a9c1d".repeat(8)}`, "trace/commit-missing"],
				[`git:${sha(root, "HEAD:eval")}`, "trace/not-a-commit"],
				[`git:${sha(root, "HEAD:README.md")}`, "trace/not-a-commit"],
				[`git:${sha(root, "HEAD:README.md").slice(0, 12)}`, "trace/not-a-commit"],
				[`git:${id}#eval/metric.json`, "trace/path-missing"],
				[`git:${id}#README.md/x`, "trace/path-missing"],
				[`git:${id}#eval/metrics.json:L2`, "trace/fragment-missing"],
				[`git:${id}#eval:L1`, "trace/fragment-missing"],
				[`git:${id}#eval/metrics.json@sha256:${"ab".repeat(32)}`, "trace/digest-mismatch"],
				[`git:${id}#eval/metrics.json@gitBlob:${"ab".repeat(20)}`, "trace/digest-mismatch"],
			] as const) {
				const [state, fault] = await ask(root, text);
				assert.match(state ?? "", /^broken /, text);
				assert.match(fault ?? "", new RegExp(`^${rule} `), text);
			}
		});

		it("says where a commit is that main does not have", async () => {
			const [state, fault, fix] = await ask(root, `git:${dropped}#eval/metrics.json`);
			assert.match(state ?? "", /^verified V3/);
			assert.match(fault ?? "", /^trace\/side-branch at revision .* is neither on main nor in a tag/);
			assert.match(fix ?? "", new RegExp(`^fix Re-pin to ${short(root)} on main: `));
			git(root, ["checkout", "--quiet", "feature"]);
			const [, head] = await ask(root, `git:${dropped}`);
			assert.match(head ?? "", /is only on the branch “feature”: a squash merge will lose this/);
			git(root, ["checkout", "--quiet", "--detach"]);
			const [, detached] = await ask(root, `git:${dropped}`);
			assert.match(detached ?? "", /is only on what is checked out: a squash merge will lose this/);
			git(root, ["checkout", "--quiet", "main"]);
		});

		it("sees the index and the working tree", async () => {
			const text = `git:${sha(root)}#README.md`;
			assert.deepEqual(await ask(root, text), [`verified V3 exists at ${short(root)}`]);
			addFiles(root, { "README.md": "2\n" });
			const changed = [`verified V3 exists at ${short(root)}; it has changed since, in the working tree`];
			assert.deepEqual(await ask(root, text), changed);
			git(root, ["add", "README.md"]);
			assert.deepEqual(await ask(root, text), changed);
			git(root, ["checkout", "--quiet", "HEAD", "README.md"]);
			addFiles(root, { "README.md": "1\r\n" });
			assert.deepEqual(await ask(root, text), [`verified V3 exists at ${short(root)}`]);
			addFiles(root, { "README.md": "1\n" });
		});

		it("takes the bytes for a commit that a squash merge dropped", async () => {
			const fresh = clone(root, "--single-branch");
			const blob = sha(root, "HEAD:eval/metrics.json");
			const [state, fault, fix] = await ask(fresh, `git:${dropped}#eval/metrics.json`, `gitBlob:${blob}`);
			assert.equal(state, `verified V3 by content: a squash merge dropped ${dropped.slice(0, 7)}, the same bytes are at this path on main`);
			assert.match(fault ?? "", /^trace\/side-branch at revision/);
			assert.equal(fix, `fix Re-pin to ${short(root)} on main: git:<${short(root)}>#eval/metrics.json`);
			const [missing] = await ask(fresh, `git:${dropped}#eval/metrics.json`);
			assert.equal(missing, "broken V1 no such commit is in this repository");
		});
	});

	it("follows a recorded blob from its branch through a squash merge", async () => {
		const root = made(repository({ "README.md": "1\n" }));
		git(root, ["checkout", "--quiet", "-b", "feature"]);
		commit(root, { "m.json": METRICS });
		const [dropped, blob] = [sha(root), sha(root, "HEAD:m.json")];
		const text = `git:${dropped}#m.json@gitBlob:${blob}`;
		const before = [`verified V3 exists at ${dropped.slice(0, 7)}; matches its gitBlob; not on main yet`];
		assert.deepEqual(await ask(root, text), before);
		git(root, ["checkout", "--quiet", "main"]);
		git(root, ["merge", "--quiet", "--squash", "feature"]);
		git(root, ["commit", "--quiet", "-m", "Evaluation"]);
		git(root, ["branch", "-D", "feature"]);
		const [state, fault, fix] = await ask(root, text);
		assert.match(state ?? "", /^verified V3 .* matches its gitBlob$/);
		assert.match(fault ?? "", /^trace\/side-branch .* may be lost\. The same bytes are on main since/);
		assert.match(fix ?? "", new RegExp(`^fix Re-pin to ${short(root)} on main: git:<${short(root)}>#m.json@gitBlob:`));
	});

	it("calls nothing missing that a tree lists and git cannot read", async () => {
		const root = made(repository({ "a.txt": "1\n", "d/b.txt": "2\n", "c.txt": "3\n" }));
		const objectFile = (id: string): string => path.join(root, ".git/objects", id.slice(0, 2), id.slice(2));
		const [a, d, c] = [sha(root, "HEAD:a.txt"), sha(root, "HEAD:d"), sha(root, "HEAD:c.txt")];
		for (const id of [a, d]) remove(objectFile(id));
		chmodSync(objectFile(c), 0o644);
		writeFileSync(objectFile(c), "no object");
		for (const file of ["a.txt", "d/b.txt", "d", "c.txt"])
			assert.deepEqual(await ask(root, `git:${sha(root)}#${file}`), [
				`unverifiable V1 ${file} at ${short(root)} is not here: its object is missing or damaged`,
				"remedy Run git fsck to see what is damaged, and fetch it again.",
			]);
		assert.match((await ask(root, `git:${c}`))[0] ?? "", /^unverifiable V1 it is not here: its object is missing or damaged/);
		assert.match((await ask(root, `git:${sha(root)}#nowhere.txt`))[0] ?? "", /^broken V1/);
	});

	it("knows a symbolic link for one", async () => {
		if (!POSIX) return;
		const root = made(newFolder({ "real.json": METRICS }));
		git(root, ["init", "--quiet", "--initial-branch=main"]);
		for (const [name, target] of [
			["l.json", "real.json"],
			["out.json", "../../outside.json"],
			["pw", "/etc/passwd"],
		] as const)
			symlinkSync(target, path.join(root, name));
		commit(root, {});
		assert.deepEqual(await ask(root, `git:${sha(root)}#l.json`), [
			"broken V2 is a symbolic link",
			`trace/target-invalid at path “l.json” at ${short(root)} is a symbolic link to “real.json”: name that file.`,
		]);
		for (const [name, target] of [
			["out.json", "../../outside.json"],
			["pw", "/etc/passwd"],
		])
			assert.deepEqual(await ask(root, `git:${sha(root)}#${name}:L1`), [
				"broken V2 is a symbolic link that leads out of the repository",
				`trace/outside at path “${name}” at ${short(root)} is a symbolic link to “${target}”, which leads out of the repository, where nothing is read. Bring what is meant into it.`,
			]);
		assert.deepEqual(await ask(root, `git:${sha(root)}#real.json`), [`verified V3 exists at ${short(root)}`]);
	});

	it("follows renamed and deleted files to where they were", async () => {
		const root = made(repository({ "old.txt": "1\n", "gone.txt": "1\n" }, {}));
		git(root, ["mv", "old.txt", "new.txt"]);
		git(root, ["rm", "--quiet", "gone.txt"]);
		git(root, ["commit", "--quiet", "-m", "Rename"]);
		const first = short(root, "HEAD~2");
		for (const file of ["old.txt", "gone.txt"])
			assert.deepEqual(await ask(root, `git:${sha(root, "HEAD~2")}#${file}`), [`verified V3 exists at ${first}; it is no longer on main`]);
		const [, fault, fix] = await ask(root, `git:${sha(root, "HEAD~2")}#new.txt`);
		assert.match(fault ?? "", /It is on main now: pin a later commit/);
		assert.equal(fix, `fix Re-pin to ${short(root)} on main: git:<${short(root)}>#new.txt`);
	});

	it("offers the present file with the digest it has", async () => {
		const root = made(repository({ "a b.json": "1\n" }, { "a b.json": "2\n" }));
		const [old, now] = [sha(root, "HEAD~1"), sha(root)];
		const lines = await ask(root, `git:${old}#a%20b.json@gitBlob:${sha(root, "HEAD~1:a b.json")}`);
		assert.deepEqual(lines, [
			`verified V3 exists at ${old.slice(0, 7)}; matches its gitBlob; it has changed since, on main`,
			`offer fix Re-pin to ${now.slice(0, 7)} on main: git:<${now.slice(0, 7)}>#a%20b.json@gitBlob:<${short(root, "HEAD:a b.json")}> compare a b.json <${old.slice(0, 7)}>..<${now.slice(0, 7)}>`,
		]);
	});

	it("works in a folder below the top, and in a worktree", async () => {
		const root = made(repository({ "docs/a.md": "1\n", "b.md": "1\n" }));
		const below = path.join(root, "docs");
		assert.deepEqual(await ask(below, `git:${sha(root)}#docs/a.md`), [`verified V3 exists at ${short(root)}`]);
		const [, , fix] = await ask(below, `git:${sha(root)}#a.md`);
		assert.equal(fix, `fix Use docs/a.md: git:<${short(root)}>#docs/a.md`);
		const tree = made(newFolder());
		git(root, ["worktree", "add", "--quiet", "-b", "other", path.join(tree, "w")]);
		commit(path.join(tree, "w"), { "c.md": "1\n" });
		const [state, fault] = await ask(path.join(tree, "w"), `git:${sha(path.join(tree, "w"))}#c.md`);
		assert.match(state ?? "", /^verified V3/);
		assert.match(fault ?? "", /is only on the branch “other”/);
	});

	it("works in a SHA-256 repository", async () => {
		const root = made(newFolder());
		git(root, ["init", "--quiet", "--initial-branch=main", "--object-format=sha256"]);
		commit(root, { "a.json": METRICS });
		const id = sha(root);
		assert.equal(id.length, 64);
		assert.deepEqual(await ask(root, `git:${id}#a.json@gitBlob:${sha(root, "HEAD:a.json")}`), [
			`verified V3 exists at ${short(root)}; matches its gitBlob`,
		]);
		const [state, fault] = await ask(root, `git:${id.slice(0, 40)}`);
		assert.match(state ?? "", /^verified/);
		assert.match(fault ?? "", /^trace\/abbreviated/);
		const [, missing] = await ask(root, `git:${"3f2a9c1d".repeat(5)}`);
		assert.match(missing ?? "", /Its commits have ids of 64 characters; this one has 40/);
		addFiles(root, { "a.json": "{}\n" });
		assert.match((await ask(root, `git:${id}#a.json`)).join(), /it has changed since, in the working tree/);
	});

	it("says of a shallow clone what it cannot see", async () => {
		const root = made(repository({ "a.md": "1\n" }, { "a.md": "2\n" }, { "b.md": "1\n" }));
		const shallow = clone(root, "--depth=1");
		const [old, remedy] = await ask(shallow, `git:${sha(root, "HEAD~2")}#a.md`);
		assert.match(old ?? "", /^unverifiable V1 it is not here, and this clone is shallow/);
		assert.equal(remedy, "remedy Run git fetch --unshallow.");
		assert.deepEqual(await ask(shallow, `git:${sha(root)}#a.md`), [`verified V3 exists at ${short(root)}`]);
		assert.match((await ask(shallow, `tag:v9@${sha(root)}`)).join(), /^unverifiable V1 the tag v9 is not here/);
	});

	it("fetches nothing in a partial clone", async () => {
		const root = made(repository({ "a.md": "1\n" }, { "a.md": "2\n" }));
		git(root, ["config", "uploadpack.allowFilter", "true"]);
		git(root, ["checkout", "--quiet", "-b", "side"]);
		commit(root, { "c.md": "1\n" });
		git(root, ["checkout", "--quiet", "main"]);
		const partial = clone(root, "--filter=blob:none");
		const mark = path.join(partial, "fetched");
		writeFileSync(path.join(partial, "pack.sh"), `#!/bin/sh\ntouch "${mark}"\nexec git-upload-pack "$@"\n`, { mode: 0o755 });
		git(partial, ["config", "remote.origin.uploadpack", path.join(partial, "pack.sh")]);
		const [old, remedy] = await ask(partial, `git:${sha(root, "HEAD~1")}#a.md`);
		assert.match(old ?? "", new RegExp(`^unverifiable V1 a.md at ${short(root, "HEAD~1")} is not here, and this clone is partial`));
		assert.match(remedy ?? "", /^remedy Run git fetch/);
		assert.match((await ask(partial, `git:${sha(root)}#a.md`))[0] ?? "", /^verified V3/);
		assert.match((await ask(partial, `git:${"3f2a9c1d".repeat(5)}`))[0] ?? "", /^unverifiable V1 it is not here/);
		const [state, fault] = await ask(partial, `git:${sha(root, "side")}`);
		assert.match(state ?? "", /^verified V3/);
		assert.match(fault ?? "", /^trace\/side-branch .* is neither on main nor in a tag/);
		assert.match((await ask(partial, `git:${sha(root)}#nowhere.md`))[0] ?? "", /^broken V1/);
		assert.equal(existsSync(mark), false);
	});

	it("leaves submodules to their own repositories", async () => {
		const library = made(repository({ "src/x.py": "1\n" }));
		const root = made(repository({ "a.md": "1\n" }));
		git(root, ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", pathToFileURL(library).href, "libs/b"]);
		git(root, ["commit", "--quiet", "-m", "Add a library"]);
		for (const file of ["libs/b", "libs/b/src/x.py"])
			assert.deepEqual(await ask(root, `git:${sha(root)}#${file}`), [
				"unverifiable V1 lies in the submodule libs/b",
				"remedy Check it where libs/b is a repository of its own.",
			]);
		assert.match((await ask(path.join(root, "libs/b"), `git:${sha(library)}#src/x.py`))[0] ?? "", /^verified V3/);
	});

	it("calls nothing broken that a submodule may hold", async () => {
		const inner = made(repository({ "y.txt": "1\n" }));
		const library = made(repository({ "x.txt": "1\n" }, { "x.txt": "2\n" }));
		const add = (root: string, from: string, at: string): void => {
			git(root, ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", pathToFileURL(from).href, at]);
			git(root, ["commit", "--quiet", "-m", "Add"]);
		};
		add(library, inner, "inner");
		git(library, ["tag", "v1"]);
		const root = made(repository({ "a.md": "1\n" }));
		add(root, library, "libs/b");
		const closed = clone(root);
		const theirs = sha(library, "HEAD~2");
		const digest = `sha256:${"ab".repeat(32)}`;
		for (const text of [
			`file:libs/b/x.txt@${digest}`,
			"dvc:libs/b/x.dvc",
			`lfs:libs/b/x.txt@${digest}`,
			`file:libs/b/inner/y.txt@${digest}`,
		])
			assert.equal((await ask(closed, text))[0], "unverifiable V0 lies in the submodule libs/b, which is not checked out");
		assert.equal(
			(await ask(closed, `dir:libs/b@dirHash:${"ab".repeat(32)}`))[0],
			"unverifiable V1 the submodule libs/b is not checked out",
		);
		for (const text of [`git:${theirs}#x.txt`, `git:${"3f2a9c1d".repeat(5)}`, `tag:v1@${sha(library)}`])
			assert.match((await ask(closed, text))[0] ?? "", /^unverifiable V1 .* is not here, and the submodule libs\/b cannot be looked into/);
		// Checked out, but not what is in it.
		assert.equal((await ask(root, `git:${theirs}#x.txt`))[0], "unverifiable V1 is a commit of the submodule libs/b");
		assert.equal((await ask(root, `tag:v1@${sha(library)}`))[0], "unverifiable V1 is a tag of the submodule libs/b");
		assert.match((await ask(root, `file:libs/b/inner/y.txt@${digest}`))[0] ?? "", /^unverifiable V0 lies in the submodule libs\/b\/inner/);
		assert.match((await ask(root, `git:${sha(inner)}`))[0] ?? "", /the submodule libs\/b\/inner cannot be looked into/);
		git(root, ["-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init", "--recursive"]);
		assert.equal((await ask(root, `git:${sha(inner)}`))[0], "unverifiable V1 is a commit of the submodule libs/b/inner");
		assert.match((await ask(root, `git:${"3f2a9c1d".repeat(5)}`))[0] ?? "", /^broken V1/);
		assert.equal((await ask(path.join(root, "libs"), `git:${theirs}`))[0], "unverifiable V1 is a commit of the submodule libs/b");
		assert.match((await ask(root, "file:libs/b/nowhere.txt"))[0] ?? "", /^broken V0 is not there/);
	});

	it("says why there is nothing to look into", async () => {
		const unborn = made(newFolder());
		git(unborn, ["init", "--quiet"]);
		const id = "3f2a9c1d".repeat(5);
		assert.match((await ask(unborn, `git:${id}`))[0] ?? "", /^broken V1 no such commit is in this repository/);
		assert.match((await ask(unborn, "branch:main"))[1] ?? "", /there is none of this name here/);
		const plain = made(newFolder({ "a.md": "1\n" }));
		assert.deepEqual(await ask(plain, `git:${id}#a.md`), [
			"unverifiable V1 the folder is in no git repository",
			"remedy Open a folder of a clone, or run git init and commit.",
		]);
		const before = process.env["PATH"];
		process.env["PATH"] = plain;
		try {
			assert.deepEqual(await ask(plain, `git:${id}`), [
				"unverifiable V1 git is not on the PATH",
				"remedy Install git, or add its folder to the PATH.",
			]);
		} finally {
			process.env["PATH"] = before;
		}
	});

	it("does not take a damaged repository for none", async () => {
		const gone = made(newFolder({ ".git": "gitdir: /nowhere/at/all\n" }));
		const headless = made(repository({ "a.md": "1\n" }));
		writeFileSync(path.join(headless, ".git/HEAD"), "nonsense");
		for (const root of [gone, headless]) {
			const [state, remedy] = await ask(root, `git:${"3f2a9c1d".repeat(5)}`);
			assert.match(state ?? "", /^unverifiable V1 git does not take the \.git here for a repository/);
			assert.match(remedy ?? "", /^remedy Run git status in /);
		}
	});

	it("says of what is no regular file that it is none", async () => {
		if (!POSIX) return;
		const root = made(repository({ "a.md": "1\n" }));
		execFileSync("mkfifo", [path.join(root, "pipe")]);
		symlinkSync("b", path.join(root, "a"));
		symlinkSync("a", path.join(root, "b"));
		for (const file of ["pipe", "a"]) {
			const [state, fault] = await ask(root, `file:${file}`);
			assert.equal(state, "broken V0 is no regular file");
			assert.match(fault ?? "", /^trace\/target-invalid at path /);
		}
	});

	it("knows tags, moved tags and branches", async () => {
		const root = made(repository({ "a.md": "1\n" }, { "a.md": "2\n" }));
		git(root, ["tag", "-a", "v1.0.0", "-m", "One", "HEAD~1"]);
		git(root, ["tag", "light"]);
		const [old, now] = [sha(root, "HEAD~1"), sha(root)];
		assert.deepEqual(await ask(root, `tag:v1.0.0@${old}`), ["verified V3 the tag v1.0.0 leads to this commit"]);
		assert.deepEqual(await ask(root, `tag:light@${now}`), ["verified V3 the tag light leads to this commit"]);
		assert.match((await ask(root, `tag:v1.0.0@${now}`))[1] ?? "", /^trace\/tag-moved at revision/);
		assert.match((await ask(root, `tag:v1.0.0@${sha(root, "refs/tags/v1.0.0")}`))[1] ?? "", /is the id of the tag itself/);
		assert.match((await ask(root, "tag:v1.0.0"))[2] ?? "", new RegExp(`: tag:v1.0.0@<${old.slice(0, 7)}>$`));
		assert.match((await ask(root, "tag:v1.0.1"))[1] ?? "", /^trace\/tag-missing .* Did you mean “v1.0.0”\?$/);
		assert.match((await ask(root, "branch:main"))[2] ?? "", new RegExp(`: git:<${now.slice(0, 7)}>$`));
		git(root, ["tag", "blob", sha(root, "HEAD:a.md")]);
		assert.match((await ask(root, `tag:blob@${now}`))[1] ?? "", /^trace\/not-a-commit at name/);
	});

	it("looks up pages of a remote", async () => {
		const root = made(repository({ "a b.md": "1\n" }));
		git(root, ["remote", "add", "origin", "git@github.com:Acme/Models.git"]);
		const [id, cut] = [sha(root), short(root)];
		assert.deepEqual(await ask(root, `https://github.com/acme/models/blob/${id}/a%20b.md#L1`), [`verified V3 exists at ${cut}`]);
		const lines = await ask(root, "https://github.com/acme/models/blob/main/a%20b.md");
		assert.equal(lines[2], `fix Pin to commit ${cut}: https://github.com/acme/models/blob/<${cut}>/a%20b.md`);
		assert.match((await ask(root, `https://github.com/acme/other/blob/${id}/a.md`))[0] ?? "", /^unverifiable VX/);
	});

	it("reads names that are anything but plain", async () => {
		const names = ["-rf.md", "a@b#c%d.md", "é/日本.md", "{a,b}.md", ...(POSIX ? ["x'y\"z.md", "*.md", ":(glob)x.md", "ab:c.md"] : [])];
		const root = made(repository(Object.fromEntries(names.map((name) => [name, `${name}\n`]))));
		for (const name of names) {
			const escaped = name.replace(/[@#% ]/g, encodeURIComponent);
			assert.deepEqual(await ask(root, `git:${sha(root)}#${escaped}`), [`verified V3 exists at ${short(root)}`], name);
		}
	});
});
