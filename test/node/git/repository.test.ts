import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { realpathSync, rmSync } from "node:fs";
import path from "node:path";
import type { Git, Repository } from "../../../src/core/index.js";
import { gitFolders } from "../../../src/node/git/folders.js";
import { noGit } from "../../../src/node/git/none.js";
import { addFiles, newFolder } from "../folder.js";
import { clone, commit, git, idOf, repository } from "../repository.js";
import { Opened } from "./opened.js";

const POSIX = process.platform !== "win32";

describe("The repository of a folder", () => {
	const opened = new Opened();
	after(() => opened.close());

	const made = (...commits: readonly Readonly<Record<string, string>>[]): string => opened.kept(repository(...commits));
	const cloned = (root: string, ...args: readonly string[]): string => opened.kept(clone(root, ...args));
	const of = (root: string): Promise<Repository> => opened.at(root).repository();

	it("is complete", async () => {
		const root = made({ "a.md": "1" });
		assert.deepEqual(await of(root), {
			state: "complete",
			objectFormat: "sha1",
			prefix: "",
			remotes: [],
			head: idOf(root, "HEAD"),
			branch: "main",
			defaultBranch: "refs/heads/main",
		});
	});

	it("is the one that a folder lies in", async () => {
		const root = made({ "docs/é x/a.md": "1" });
		assert.equal((await of(path.join(root, "docs"))).prefix, "docs/");
		assert.equal((await of(path.join(root, "docs/é x"))).prefix, "docs/é x/");
	});

	it("may name its objects by SHA-256", async () => {
		const root = opened.kept(newFolder());
		git(root, ["init", "--quiet", "--object-format=sha256", "--initial-branch=main"]);
		commit(root, { "a.md": "1" });
		const { objectFormat, head, state } = await of(root);
		assert.deepEqual([state, objectFormat, head?.length], ["complete", "sha256", 64]);
		assert.deepEqual(await opened.at(root).objects([`${head}:a.md`]), [{ id: idOf(root, "HEAD:a.md"), type: "blob", size: 1 }]);
	});

	it("may have no commit yet", async () => {
		const root = made();
		assert.deepEqual(await of(root), { state: "complete", objectFormat: "sha1", prefix: "", remotes: [], branch: "main" });
		const port = opened.at(root);
		assert.deepEqual(await port.objects(["HEAD", "HEAD:a.md"]), ["missing", "missing"]);
		assert.deepEqual([await port.log({ limit: 9 }), await port.tags(), await port.files()], [[], [], []]);
		assert.deepEqual(await port.introduced([{ path: "a", blob: "0".repeat(40) }]), [undefined]);
		assert.deepEqual(await port.unreachable(["0".repeat(40)], "head"), new Set());
		assert.deepEqual(await port.commits(["0".repeat(40)]), [undefined]);
	});

	it("may have no branch checked out", async () => {
		const root = made({ "a.md": "1" }, { "a.md": "2" });
		git(root, ["checkout", "--quiet", "--detach", "HEAD~1"]);
		const { head, branch, defaultBranch } = await of(root);
		assert.deepEqual([head, branch, defaultBranch], [idOf(root, "main~1"), undefined, "refs/heads/main"]);
	});

	it("may be shallow, which says how to mend it", async () => {
		const root = cloned(made({ "a.md": "1" }, { "a.md": "2" }), "--depth=1");
		const { state, reason, remedy } = await of(root);
		assert.deepEqual([state, remedy], ["shallow", "Run git fetch --unshallow."]);
		assert.match(reason ?? "", /shallow/);
	});

	it("may be partial, which says how to mend it", async () => {
		const origin = made({ "a.md": "1" }, { "a.md": "2" });
		git(origin, ["config", "uploadpack.allowFilter", "true"]);
		const root = cloned(origin, "--filter=blob:none");
		const { state, remedy } = await of(root);
		assert.equal(state, "partial");
		assert.match(remedy ?? "", /--refetch --no-filter/);
		git(root, ["fetch", "--quiet", "--refetch", "--no-filter"]);
		assert.equal(typeof (await opened.at(root).objects(["HEAD~1:a.md"]))[0], "object", "and it helps");
		const both = await of(cloned(origin, "--filter=blob:none", "--depth=1"));
		assert.equal(both.state, "shallow");
		assert.match(both.remedy ?? "", /--unshallow.*--no-filter/);
	});

	for (const [name, refs, remotes, expected] of [
		["what the remote says", ["origin/HEAD=>origin/dev", "origin/dev", "origin/main"], ["origin"], "refs/remotes/origin/dev"],
		["the remote's main", ["origin/main", "origin/master"], ["origin"], "refs/remotes/origin/main"],
		["the remote's master", ["origin/master"], ["origin"], "refs/remotes/origin/master"],
		["that of the only remote", ["upstream/main"], ["upstream"], "refs/remotes/upstream/main"],
		["origin's, where there are several", ["upstream/main", "origin/master"], ["upstream", "origin"], "refs/remotes/origin/master"],
		["none of several others", ["a/main", "b/main"], ["a", "b"], "refs/heads/trunk"],
		["a remote whose name has a slash", ["my/fork/main"], ["my/fork"], "refs/remotes/my/fork/main"],
		["ours, where the remote's is gone", ["origin/HEAD=>origin/gone"], ["origin"], "refs/heads/trunk"],
		["ours", [], [], "refs/heads/trunk"],
	] as const) {
		it(`has a default branch: ${name}`, async () => {
			const root = made({ "a.md": "1" });
			git(root, ["branch", "--quiet", "-m", "trunk"]);
			for (const remote of remotes) git(root, ["remote", "add", remote, `https://example.com/x/${remote}`]);
			for (const ref of refs) {
				const [from = "", to] = ref.split("=>");
				if (to) git(root, ["symbolic-ref", `refs/remotes/${from}`, `refs/remotes/${to}`]);
				else git(root, ["update-ref", `refs/remotes/${from}`, "HEAD"]);
			}
			assert.equal((await of(root)).defaultBranch, expected);
		});
	}

	it("has HEAD for a default branch where nothing says which it is", async () => {
		const root = made({ "a.md": "1" });
		git(root, ["branch", "--quiet", "-m", "whatever"]);
		assert.equal((await of(root)).defaultBranch, "HEAD");
	});

	it("has remotes by their names", async () => {
		const root = made({ "a.md": "1" });
		git(root, ["remote", "add", "origin", "git@github.com:Acme/Credit.git"]);
		git(root, ["remote", "add", "a.b/c", "https://gitlab.com/acme/credit"]);
		git(root, ["remote", "add", "same", "https://github.com/acme/credit"]);
		git(root, ["remote", "add", "local", "/srv/git/credit.git"]);
		git(root, ["remote", "add", "short", "work:risk"]);
		git(root, ["config", "url.ssh://git@git.example.com/.insteadOf", "work:"]);
		assert.deepEqual((await of(root)).remotes, ["github.com/acme/credit", "gitlab.com/acme/credit", "git.example.com/risk"]);
	});

	it("is not partial where a remote says so", async () => {
		const root = made({ "a.md": "1" });
		git(root, ["config", "remote.origin.promisor", "false"]);
		assert.equal((await of(root)).state, "complete");
	});

	it("is that of another working tree", async () => {
		const root = made({ "a.md": "1", "docs/b.md": "2" });
		const tree = path.join(opened.kept(newFolder()), "tree");
		git(root, ["worktree", "add", "--quiet", "-b", "side", tree]);
		commit(tree, { "c.md": "3" });
		const port = opened.at(path.join(tree, "docs"));
		const { branch, prefix, defaultBranch } = await port.repository();
		assert.deepEqual([branch, prefix, defaultBranch], ["side", "docs/", "refs/heads/main"]);
		assert.deepEqual(await port.files(), ["a.md", "c.md", "docs/b.md"]);
		const real = realpathSync(root);
		const { gitDir, commonDir } = (await gitFolders(tree)) ?? {};
		assert.deepEqual([gitDir, commonDir], [path.join(real, ".git/worktrees/tree"), path.join(real, ".git")]);
	});

	it("is that of a submodule, whose paths the one above does not know", async () => {
		const [root, inner] = [made({ "a.md": "1" }), made({ "data/x.csv": "1" })];
		git(root, ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "sub"]);
		commit(root, {});
		const [above, below] = [opened.at(root), opened.at(path.join(root, "sub/data"))];
		assert.deepEqual(await above.objects(["HEAD:sub/data/x.csv", "HEAD:sub"]), ["missing", "missing"]);
		assert.deepEqual(await above.files(), [".gitmodules", "a.md"]);
		const [found] = await below.objects(["HEAD:data/x.csv"]);
		assert.equal(typeof found === "object" && found.type, "blob");
		assert.deepEqual([(await below.repository()).prefix, await below.files()], ["data/", ["data/x.csv"]]);
		const { gitDir, commonDir } = (await gitFolders(path.join(root, "sub"))) ?? {};
		assert.deepEqual([gitDir, commonDir], Array(2).fill(path.join(realpathSync(root), ".git/modules/sub")));
	});
});

describe("Where there is no repository to read", () => {
	const opened = new Opened();
	after(() => opened.close());

	/** Says why, and answers everything as an empty one does. */
	async function assertNone(root: string, reason: RegExp, remedy: RegExp): Promise<void> {
		await assertEmpty(opened.at(root), reason, remedy);
		assert.equal(await gitFolders(root), undefined);
	}

	async function assertEmpty(port: Git, reason: RegExp, remedy: RegExp): Promise<void> {
		const [id, pin] = ["0".repeat(40), { path: "a.md", blob: "0".repeat(40) }];
		assert.deepEqual(await port.objects([id, "HEAD:a.md"]), ["missing", "missing"]);
		const found = await port.repository();
		assert.equal(found.state, "none");
		assert.match(found.reason ?? "", reason);
		assert.match(found.remedy ?? "", remedy);
		assert.deepEqual(await port.contents([id], 9), [undefined]);
		assert.deepEqual(await port.unreachable([id], "head"), new Set());
		assert.deepEqual(await port.introduced([pin]), [undefined]);
		assert.deepEqual(await port.tracked(["a.md"]), new Map());
		assert.deepEqual(await port.commits([id]), [undefined]);
		assert.deepEqual([await port.log({ limit: 1 }), await port.tags(), await port.files()], [[], [], []]);
	}

	it("says so where git may not be asked", () => assertEmpty(noGit("nobody may ask", "Trust it."), /^nobody may ask$/, /^Trust it\.$/));

	it("says so in a plain folder", () => assertNone(opened.kept(newFolder({ "a.md": "1" })), /no git repository/, /git init/));

	it("says so where the folder is gone", () =>
		assertNone(path.join(opened.kept(newFolder()), "nowhere"), /cannot be opened/, /still there/));

	it("says so where git is not on the PATH", async () => {
		const root = opened.kept(repository({ "a.md": "1" }));
		const before = process.env["PATH"];
		process.env["PATH"] = opened.kept(newFolder());
		try {
			await assertNone(root, /not on the PATH/, /Install git/);
		} finally {
			process.env["PATH"] = before;
		}
	});

	it("says so where it is damaged", () => {
		const root = opened.kept(repository({ "a.md": "1" }));
		addFiles(root, { ".git/config": "[core\n" });
		return assertNone(root, /git says: bad config/, /Run git log/);
	});

	it("is seen after a refresh, when there is one", async () => {
		const root = opened.kept(newFolder());
		const port = opened.at(root);
		assert.equal((await port.repository()).state, "none");
		git(root, ["init", "--quiet", "--initial-branch=main"]);
		commit(root, { "a.md": "1" });
		assert.equal((await port.repository()).state, "none", "not before");
		port.refresh();
		assert.equal((await port.repository()).state, "complete");
		assert.deepEqual(await port.files(), ["a.md"]);
	});

	it("is an error where it was gone between two questions", async () => {
		const root = opened.kept(repository({ "a.md": "1" }));
		const port = opened.at(root);
		await port.repository();
		rmSync(path.join(root, ".git"), { recursive: true });
		await assert.rejects(port.objects(["HEAD"]), /not a git repository/);
		await assert.rejects(port.tags(), /not a git repository/);
	});

	if (POSIX)
		it("says so where the folder's name holds a line break", async () => {
			const root = opened.kept(repository({ "a\nb/a.md": "1" }));
			const { state, reason, remedy } = await opened.at(path.join(root, "a\nb")).repository();
			assert.deepEqual([state, reason, remedy], ["none", "the folder's name holds a line break", "Rename the folder."]);
		});

	// Only root may give a repository away.
	if (POSIX && process.getuid?.() === 0)
		it("says so where it is somebody else's, and how to trust it", async () => {
			const root = opened.kept(repository({ "a.md": "1" }));
			execFileSync("chown", ["-R", "65534", root]);
			await assertNone(root, /somebody else/, new RegExp(`safe\\.directory "${root}"`));
		});
});
