import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chmodSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { FileDigest } from "../../../../src/core/index.js";
import { diskAt } from "../../../../src/node/disk.js";
import { diskFiles } from "../../../../src/node/files.js";
import { type AsOf, openAsOf } from "../../../../src/node/git/then/asOf.js";
import { addFiles, remove } from "../../folder.js";
import { clone, commit, git, idOf, repository } from "../../repository.js";

const decoded = (bytes: unknown): string => (bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : String(bytes));

/** Too large to be held: git writes it block after block. */
const LARGE = "a line of text\r\n".repeat(400_000);

const FILES = {
	"docs/a.md": "a then",
	"docs/b.yaml": "b: then",
	"docs/UPPER.MD": "x",
	"docs/notes.txt": "not ours",
	"docs/node_modules/x.md": "others'",
	"docs/.git-like/x.md": "ours",
	"docs/sp ace/ü @#%\n.md": "odd",
	"docs/crlf.md": "a\r\nb\r\n",
	"docs/empty.md": "",
	"docs/large.txt": LARGE,
	"docs/run.md": "#!/bin/sh",
	"outside.md": "not below the root",
};

describe("A root as a commit has it", () => {
	let top: string;
	let root: string;
	let then: string;
	let asOf: AsOf;

	before(() => {
		top = repository({ "docs/a.md": "first" }, FILES);
		root = path.join(top, "docs");
		chmodSync(path.join(root, "run.md"), 0o755);
		symlinkSync("a.md", path.join(root, "link.md"));
		symlinkSync("../outside.md", path.join(root, "out.md"));
		symlinkSync("/etc/passwd", path.join(root, "passwd.md"));
		symlinkSync("sp ace", path.join(root, "folder.md"));
		symlinkSync("nowhere", path.join(root, "gone.md"));
		commit(top, {});
		then = idOf(top, "HEAD");
		asOf = openAsOf(root, then);
	});
	after(() => {
		asOf.dispose();
		remove(top);
	});

	/** What the ports over the working tree say while it is what was committed. */
	it("is what a checkout of it has", async () => {
		const [disk, files] = [diskAt(root), diskFiles(root)];
		const listed = await files.list();
		assert.deepEqual(await asOf.files.list(), listed);
		assert.ok(listed.includes("link.md") && listed.includes("sp ace/ü @#%\n.md") && !listed.includes("out.md"));
		for (const name of listed) assert.deepEqual(decoded(await asOf.files.read(name)), decoded(await files.read(name)), name);
		const paths = ["a.md", "sp ace", "link.md", "out.md", "passwd.md", "folder.md", "gone.md", "nowhere", "a.md/x", "large.txt", "", ".."];
		for (const name of paths) {
			const size = (stat: Awaited<ReturnType<typeof disk.stat>>) => (typeof stat === "object" && stat.kind === "folder" ? stat.kind : stat);
			assert.deepEqual(size(await asOf.disk.stat(name)), size(await disk.stat(name)), `stat ${name}`);
			assert.deepEqual(await asOf.disk.entries(name), await disk.entries(name), `entries ${name}`);
			assert.deepEqual(decoded(await asOf.disk.read(name, 100)), decoded(await disk.read(name, 100)), `read ${name}`);
		}
		await disk.dispose();
	});

	it("has the digests of a checkout, of what is held and of what is not", async () => {
		const disk = diskAt(root);
		const algorithms: FileDigest[] = ["sha256", "sha512", "sha1", "md5", "md5-dos2unix", "gitBlob"];
		for (const name of ["a.md", "crlf.md", "empty.md", "large.txt", "link.md"])
			assert.deepEqual(await asOf.disk.digest(name, algorithms), await disk.digest(name, algorithms), name);
		const { sha256 } = await asOf.disk.digest("large.txt", ["sha256"]);
		assert.equal(sha256, createHash("sha256").update(LARGE).digest("hex"));
		for (const name of ["out.md", "sp ace", "nowhere"]) await assert.rejects(asOf.disk.digest(name, ["sha256"]), /no such file/);
		await disk.dispose();
	});

	it("stays, whatever becomes of the working tree, the index and the branch", async () => {
		const before = [await asOf.files.list(), await asOf.disk.entries(""), decoded(await asOf.files.read("a.md"))];
		addFiles(root, { "a.md": "edited", "new.md": "new" });
		git(top, ["add", "--all"]);
		commit(top, { "docs/a.md": "committed later", "docs/later.md": "x" });
		const fresh = openAsOf(root, then);
		assert.deepEqual([await fresh.files.list(), await fresh.disk.entries(""), decoded(await fresh.files.read("a.md"))], before);
		assert.equal((await fresh.git.tracked(["docs/later.md"])).size, 0);
		assert.equal((await fresh.git.tracked(["docs/a.md"])).get("docs/a.md"), idOf(top, `${then}:docs/a.md`));
		assert.deepEqual(await fresh.git.leftOut([""]), []);
		fresh.dispose();
	});

	it("is the end of its branch", async () => {
		const { head, defaultBranch, prefix } = await asOf.git.repository();
		assert.deepEqual([head, defaultBranch, prefix], [then, "HEAD", "docs/"]);
		const objects = await asOf.git.objects(["HEAD^{commit}", "HEAD:docs/a.md", "HEAD~1^{commit}", "HEADLINE"]);
		assert.deepEqual(
			objects.map((object) => (typeof object === "string" ? object : object.id)),
			[then, idOf(top, `${then}:docs/a.md`), idOf(top, `${then}~1`), "missing"],
		);
		assert.equal(decoded((await asOf.git.contents(["HEAD:docs/a.md"], 99))[0]), "a then");
		const log = async (to?: string) => (await asOf.git.log({ limit: 9, ...(to !== undefined && { to }) })).map(({ id }) => id);
		assert.deepEqual(await log(), [then, idOf(top, `${then}~1`), idOf(top, `${then}~2`)]);
		assert.deepEqual(await log("HEAD"), await log());
		const blob = idOf(top, `${then}:docs/a.md`);
		assert.deepEqual(await asOf.git.introduced([{ path: "docs/a.md", blob }]), [idOf(top, `${then}~1`)]);
	});

	it("has none of what was committed later in its history", async () => {
		commit(top, { "docs/a.md": "much later" });
		const later = idOf(top, "HEAD:docs/a.md");
		assert.deepEqual(await asOf.git.introduced([{ path: "docs/a.md", blob: later }]), [undefined]);
		assert.deepEqual(await asOf.git.unreachable([idOf(top, "HEAD")], "default"), new Set());
	});

	it("shows nothing beside the root", async () => {
		assert.deepEqual(asOf.disk.readable, []);
		for (const name of ["/etc/passwd", `${root}/a.md`, "../outside.md", "sp ace/../../outside.md"]) {
			assert.equal(await asOf.disk.stat(name), "outside", name);
			assert.equal(await asOf.disk.read(name, 99), "outside", name);
		}
	});
});

describe("A root as a commit has it, where not everything is here", () => {
	const folders: string[] = [];
	after(() => folders.forEach(remove));
	const kept = (folder: string): string => {
		folders.push(folder);
		return folder;
	};

	it("says what a partial clone has not fetched", async () => {
		const origin = kept(repository({ "a.md": "then" }, { "a.md": "now" }));
		git(origin, ["config", "uploadpack.allowFilter", "true"]);
		const root = kept(clone(origin, "--filter=blob:none"));
		const asOf = openAsOf(root, idOf(root, "HEAD~1"));
		assert.deepEqual(await asOf.files.list(), ["a.md"]);
		await assert.rejects(asOf.files.read("a.md"), /this clone has not fetched it/);
		await assert.rejects(asOf.disk.stat("a.md"), /this clone has not fetched it/);
		await assert.rejects(asOf.disk.digest("a.md", ["sha256"]), /this clone has not fetched it/);
		asOf.dispose();
	});

	it("knows of submodules, and does not look into them", async () => {
		const root = kept(repository({ "a.md": "x" }));
		git(root, ["update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},sub`]);
		git(root, ["commit", "--quiet", "-m", "x"]);
		writeFileSync(path.join(root, "a.md"), "y");
		const asOf = openAsOf(root, idOf(root, "HEAD"));
		assert.deepEqual(await asOf.git.submodules(), ["sub"]);
		assert.deepEqual(await asOf.git.inSubmodules(["x"]), { holders: new Map(), unseen: ["sub"] });
		assert.equal(await asOf.disk.stat("sub"), undefined);
		asOf.dispose();
	});

	it("is empty where the root was not there yet", async () => {
		const top = kept(repository({ "a.md": "x" }, { "later/b.md": "y" }));
		const asOf = openAsOf(path.join(top, "later"), idOf(top, "HEAD~1"));
		assert.deepEqual(await asOf.files.list(), []);
		asOf.dispose();
	});

	it("rejects where there is no such commit", async () => {
		const root = kept(repository({ "a.md": "x" }));
		await assert.rejects(openAsOf(root, "1".repeat(40)).files.list());
	});
});
