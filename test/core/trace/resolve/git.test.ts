import assert from "node:assert/strict";
import { resolveGit } from "../../../../src/core/trace/resolve/git.js";
import { blobId, digestOf, type FakeGit, fakeDisk, fakeGit } from "../fakes.js";
import { lookup, told } from "./gitLookup.js";

const A = '{"auroc": 0.817}\n';
const B = '{"auroc": 0.871}\n';

/** 0 main, 1 a feature that was squashed as 2, 3 the branch that is checked out, 4 a branch nobody leads to but its own name. */
const SQUASHED = {
	commits: [
		{ files: { "README.md": "x\n", "eval/metrics.json": A }, subject: "First" },
		{ files: { "README.md": "x\n", "eval/metrics.json": B }, parents: [0] },
		{ files: { "README.md": "x\n", "eval/metrics.json": B }, parents: [0], subject: "Squashed" },
		{ files: { "README.md": "y\n", "eval/metrics.json": B }, parents: [2] },
		{ files: { "README.md": "z\n" }, parents: [0] },
	],
	branches: { main: 2, work: 3, stale: 4, "feature/x": 1 },
	tags: {},
	head: "work",
};

const id = (git: FakeGit, at: number): string => git.ids[at] ?? assert.fail();
const short = (git: FakeGit, at: number): string => id(git, at).slice(0, 7);

async function ask(git: FakeGit, text: string, digest?: string, files: Record<string, string> = {}): Promise<string[]> {
	const [found] = await resolveGit([lookup("git", text, digest)], { git, disk: fakeDisk(files) });
	assert.equal(found?.resolution.git, true);
	return told(found.resolution);
}

describe("A reference to a commit", () => {
	it("that is on the default branch is verified by its name", async () => {
		const git = fakeGit(SQUASHED);
		const [found] = await resolveGit([lookup("git", `git:${id(git, 0)}`)], { git, disk: fakeDisk({}) });
		assert.deepEqual(found, {
			resolution: {
				state: "verified",
				level: "V3",
				reason: "the commit is in this repository",
				faults: [],
				facts: { commit: short(git, 0), subject: "First", author: "Ada Osei", date: "2026-01-01" },
				git: true,
			},
		});
	});

	it("that is abbreviated is found, and asked to be written out", async () => {
		const git = fakeGit(SQUASHED);
		const abbreviated = id(git, 0).slice(0, 8);
		assert.deepEqual(await ask(git, `git:${abbreviated}#eval/metrics.json:L1`), [
			`verified V3 exists at ${short(git, 0)}; it has changed since, on main`,
			`trace/abbreviated at revision “${abbreviated}” is an abbreviation, and can mean several commits as the repository grows: write the full id.`,
			`fix Write the full id: git:<${short(git, 0)}>#eval/metrics.json:L1 safe`,
			`offer fix Re-pin to ${short(git, 2)} on main: git:<${short(git, 2)}>#eval/metrics.json:L1 compare eval/metrics.json <${short(git, 0)}>..<${short(git, 2)}>`,
		]);
	});

	it("that is not here is broken", async () => {
		assert.deepEqual(await ask(fakeGit(SQUASHED), `git:${"3f2a9c1d".repeat(5)}`), [
			"broken V1 no such commit is in this repository",
			"trace/commit-missing at revision There is no commit 3f2a9c1 in this repository. Fetch it, or refer to one that is here.",
		]);
		assert.deepEqual(await ask(fakeGit(SQUASHED), "git:00000"), [
			"broken V0 no such commit is in this repository",
			"trace/commit-missing at revision No commit in this repository begins with “00000”. Fetch it, or refer to one that is here.",
		]);
	});

	it("that is not here may be one of a submodule", async () => {
		const theirs = "3f2a9c1d".repeat(5);
		const git = fakeGit({ ...SQUASHED, submodules: { "libs/b": [`${theirs}^{commit}`], "libs/c": [] } });
		assert.deepEqual(await ask(git, `git:${theirs}`), [
			"unverifiable V1 is a commit of the submodule libs/b",
			"remedy Check it where libs/b is a repository of its own.",
		]);
		assert.match((await ask(git, `git:${"4".repeat(40)}`))[0] ?? "", /^broken V1/);
		const closed = fakeGit({ ...SQUASHED, submodules: { "libs/b": "closed" } });
		assert.deepEqual(await ask(closed, `git:${theirs}`), [
			"unverifiable V1 it is not here, and the submodule libs/b cannot be looked into",
			"remedy Run git submodule update --init --recursive, and fetch all of their history.",
		]);
	});

	it("that is here asks no submodule", async () => {
		const git = fakeGit({ ...SQUASHED, submodules: { "libs/b": [] } });
		await ask(git, `git:${id(git, 0)}`);
		assert.equal(git.calls.includes("inSubmodules"), false);
	});

	it("whose id is of the other kind says so", async () => {
		assert.deepEqual(await ask(fakeGit(SQUASHED), `git:${"3f2a9c1d".repeat(8)}`), [
			"broken V1 no such commit is in this repository",
			"trace/commit-missing at revision There is no commit 3f2a9c1 in this repository. Its commits have ids of 40 characters; this one has 64.",
		]);
	});

	it("that is a folder or a file is broken", async () => {
		const git = fakeGit(SQUASHED);
		const [tree, blob] = [git.id(0, "eval"), git.id(0, "eval/metrics.json")];
		assert.deepEqual(await ask(git, `git:${tree}`), [
			"broken V1 is the id of a tree (a folder), not of a commit",
			`trace/not-a-commit at revision “${tree.slice(0, 7)}” is the id of a tree (a folder), not of a commit: write the commit’s id, and the path behind “#”.`,
		]);
		assert.deepEqual(await ask(git, `git:${blob}#eval/metrics.json`), [
			"broken V1 is the id of a blob (a file’s content), not of a commit",
			`trace/not-a-commit at revision “${blob.slice(0, 7)}” is the id of a blob (a file’s content), not of a commit: write the commit’s id, and the path behind “#”.`,
		]);
	});

	it("that is an annotated tag is broken, with the commit it leads to", async () => {
		const git = fakeGit({ ...SQUASHED, tags: { "v1.0": 0 }, annotated: ["v1.0"] });
		const [tag] = await git.objects(["refs/tags/v1.0"]);
		const own = typeof tag === "object" ? tag.id : assert.fail();
		for (const text of [own, own.slice(0, 9)])
			assert.deepEqual(await ask(git, `git:${text}#eval/metrics.json`), [
				`broken ${text === own ? "V1" : "V0"} is the id of an annotated tag, not of a commit`,
				`trace/not-a-commit at revision “${own.slice(0, 7)}” is the id of an annotated tag, not of a commit: write the commit it leads to, ${short(git, 0)}.`,
				`fix Write the commit, ${short(git, 0)}: git:<${short(git, 0)}>#eval/metrics.json safe`,
			]);
	});

	it("that a squash merge dropped is verified by its folder’s tree, or the digest of the file that is there now", async () => {
		const git = fakeGit(SQUASHED);
		const gone = "3f2a9c1d".repeat(5);
		for (const [path, digest] of [
			["eval", `gitTree:${git.id(1, "eval")}`],
			["eval/metrics.json", `sha256:${digestOf(B)}`],
		] as const)
			assert.deepEqual(await ask(git, `git:${gone}#${path}`, digest), [
				"verified V3 by content: a squash merge dropped 3f2a9c1, the same bytes are at this path on main",
				`trace/side-branch at revision Commit 3f2a9c1 is gone, as after a squash merge; the same bytes are at this path on main since ${short(git, 2)}.`,
				`fix Re-pin to ${short(git, 2)} on main: git:<${short(git, 2)}>#${path}`,
			]);
		for (const digest of [`gitTree:${git.id(3, "")}`, `sha256:${digestOf("x")}`])
			assert.match((await ask(git, `git:${gone}#eval`, digest))[0] ?? "", /^broken V1 no such commit/);
	});

	it("that is several things is broken", async () => {
		const git = fakeGit({ commits: [{ files: Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`${i}.txt`, `${i}`])) }] });
		const ids = Array.from({ length: 900 }, (_, i) => blobId(`${i}`).slice(0, 4));
		const twice = ids.find((one, i) => ids.indexOf(one) !== i) ?? assert.fail("no two begin alike");
		assert.deepEqual(await ask(git, `git:${twice}`), [
			"broken V0 begins the ids of several objects",
			`trace/ambiguous at revision “${twice}” begins the ids of several objects: write the full id of the commit.`,
		]);
	});

	it("that is a branch’s name in hex is not taken for it", async () => {
		const git = fakeGit({ ...SQUASHED, branches: { main: 2, abcd1234: 1 } });
		assert.deepEqual(await ask(git, "git:abcd1234"), [
			"broken V0 is also the name of a branch or tag",
			"trace/ambiguous at revision “abcd1234” is also the name of a branch or tag here: write the full id of the commit.",
		]);
	});

	for (const [state, text, reason, level] of [
		["none", `git:${"3f2a9c1d".repeat(5)}`, "git is not on the PATH", "V1"],
		["none", "git:3f2a", "git is not on the PATH", "V0"],
		["shallow", `git:${"3f2a9c1d".repeat(5)}`, "it is not here, and this clone is shallow", "V1"],
		["partial", `git:${"3f2a9c1d".repeat(5)}#a`, "it is not here, and this clone is partial", "V1"],
	] as const) {
		it(`is not checkable where the state is ${state}: ${text}`, async () => {
			const why = state === "none" ? { reason: "git is not on the PATH", remedy: "Install git." } : { remedy: "Fetch it all." };
			const remedy = `remedy ${why.remedy}`;
			assert.deepEqual(await ask(fakeGit({ ...SQUASHED, state, ...why }), text), [`unverifiable ${level} ${reason}`, remedy]);
		});
	}

	it("of another repository is not checkable here", async () => {
		const sha = "3f2a9c1d".repeat(5);
		assert.deepEqual(await ask(fakeGit(SQUASHED), `git+https://github.com/acme/other@${sha}`), [
			"unverifiable VX in another repository, not here",
			"remedy Check it in a clone of github.com/acme/other.",
		]);
		assert.deepEqual(await ask(fakeGit(SQUASHED), "git+https://github.com/acme/other@3f2a9c1"), [
			"unverifiable V0 in another repository, not here",
			"remedy Check it in a clone of github.com/acme/other.",
			"trace/abbreviated at revision “3f2a9c1” is an abbreviation that nobody here can complete: write the full id.",
		]);
	});

	it("of a remote of this repository is looked up in it", async () => {
		const git = fakeGit({ ...SQUASHED, remotes: ["github.com/acme/models"] });
		assert.deepEqual(await ask(git, `git+https://github.com/Acme/models.git@${id(git, 0)}`), [
			"verified V3 the commit is in this repository",
		]);
	});
});

describe("Which branch a commit is on", () => {
	it("is said where only what is checked out leads to it", async () => {
		const git = fakeGit(SQUASHED);
		assert.deepEqual(await ask(git, `git:${id(git, 3)}`), [
			"verified V3 the commit is in this repository",
			`trace/side-branch at revision Commit ${short(git, 3)} is only on the branch “work”: a squash merge will lose this. Pin a commit of main.`,
		]);
	});

	it("is said where nothing leads to it, with the commit that has the same bytes", async () => {
		const git = fakeGit(SQUASHED);
		assert.deepEqual(await ask(git, `git:${id(git, 1)}#eval/metrics.json`), [
			`verified V3 exists at ${short(git, 1)}`,
			`trace/side-branch at revision Commit ${short(git, 1)} is neither on main nor in a tag: it may be lost. The same bytes are on main since ${short(git, 2)}.`,
			`fix Re-pin to ${short(git, 2)} on main: git:<${short(git, 2)}>#eval/metrics.json compare eval/metrics.json <${short(git, 1)}>..<${short(git, 2)}>`,
		]);
	});

	it("does not matter where the bytes are recorded, before they are on the default branch", async () => {
		const git = fakeGit({ ...SQUASHED, branches: { main: 0, work: 1 } });
		assert.deepEqual(await ask(git, `git:${id(git, 1)}#eval/metrics.json`, `gitBlob:${blobId(B)}`), [
			`verified V3 exists at ${short(git, 1)}; matches its gitBlob; not on main yet`,
		]);
		const added = fakeGit({ commits: [{ files: {} }, { files: { a: "1" } }], branches: { main: 0, work: 1 }, head: "work" });
		assert.deepEqual(await ask(added, `git:${id(added, 1)}#a`, `gitBlob:${blobId("1")}`), [
			`verified V3 exists at ${short(added, 1)}; matches its gitBlob; not on main yet`,
		]);
	});

	it("is said of recorded bytes once they are on the default branch, with a pin that stays", async () => {
		const git = fakeGit(SQUASHED);
		const digest = `gitBlob:${blobId(B)}`;
		assert.deepEqual(await ask(git, `git:${id(git, 1)}#eval/metrics.json`, digest), [
			`verified V3 exists at ${short(git, 1)}; matches its gitBlob`,
			`trace/side-branch at revision Commit ${short(git, 1)} is neither on main nor in a tag: it may be lost. The same bytes are on main since ${short(git, 2)}.`,
			`fix Re-pin to ${short(git, 2)} on main: git:<${short(git, 2)}>#eval/metrics.json compare eval/metrics.json <${short(git, 1)}>..<${short(git, 2)}>`,
		]);
		const [, fault] = await ask(git, `git:${id(git, 3)}#eval/metrics.json`, digest);
		assert.match(fault ?? "", /is only on the branch “work”\. The same bytes are on main since/);
	});

	it("does not matter where a tag leads to it", async () => {
		const git = fakeGit({ ...SQUASHED, tags: { "v1.0": 1 } });
		assert.deepEqual(await ask(git, `git:${id(git, 1)}`), ["verified V3 the commit is in this repository"]);
	});

	it("is known in a shallow clone of what is on the default branch", async () => {
		const git = fakeGit({ ...SQUASHED, state: "shallow" });
		assert.deepEqual(await ask(git, `git:${id(git, 2)}`), ["verified V3 the commit is in this repository"]);
	});

	it("is not known in a shallow clone of others", async () => {
		const git = fakeGit({ ...SQUASHED, state: "shallow" });
		assert.deepEqual(await ask(git, `git:${id(git, 1)}`), [
			"verified V3 the commit is in this repository; this clone is shallow and does not show which branch it is on",
		]);
	});

	it("is known in a partial clone, which has all commits", async () => {
		const git = fakeGit({ ...SQUASHED, state: "partial" });
		const [, fault] = await ask(git, `git:${id(git, 4)}#README.md`);
		assert.equal(
			fault,
			`trace/side-branch at revision Commit ${short(git, 4)} is neither on main nor in a tag: it may be lost. Pin a commit of main.`,
		);
	});
});

describe("A commit that a squash merge dropped", () => {
	const gone = "3f2a9c1d".repeat(5);

	it("is made up for by the bytes that were recorded", async () => {
		const git = fakeGit(SQUASHED);
		assert.deepEqual(await ask(git, `git:${gone}#eval/metrics.json`, `gitBlob:${blobId(B)}`), [
			"verified V3 by content: a squash merge dropped 3f2a9c1, the same bytes are at this path on main",
			`trace/side-branch at revision Commit 3f2a9c1 is gone, as after a squash merge; the same bytes are at this path on main since ${short(git, 2)}.`,
			`fix Re-pin to ${short(git, 2)} on main: git:<${short(git, 2)}>#eval/metrics.json`,
		]);
	});

	for (const [what, path, blob] of [
		["other bytes", "eval/metrics.json", blobId("other")],
		["another path", "metrics.json", blobId(B)],
	] as const) {
		it(`is missing where ${what} were recorded`, async () => {
			const [state] = await ask(fakeGit(SQUASHED), `git:${gone}#${path}`, `gitBlob:${blob}`);
			assert.equal(state, "broken V1 no such commit is in this repository");
		});
	}

	it("is not told from one that was not fetched in a shallow clone", async () => {
		const git = fakeGit({ ...SQUASHED, state: "shallow" });
		const [state] = await ask(git, `git:${gone}#eval/metrics.json`, `gitBlob:${blobId(B)}`);
		assert.equal(state, "unverifiable V1 it is not here, and this clone is shallow");
	});
});

describe("References to git", () => {
	it("are answered together, in their order, with few questions", async () => {
		const git = fakeGit({ ...SQUASHED, remotes: ["github.com/acme/models"] });
		const sha = "3f2a9c1d".repeat(5);
		const texts = Array.from({ length: 300 }, (_, i) =>
			i % 3 === 0
				? `git:${id(git, i % 5)}#eval/metrics.json:L1`
				: i % 3 === 1
					? `git+https://github.com/acme/other@${sha}`
					: `git:${sha}#x@gitBlob:${blobId(B)}`,
		);
		const found = await resolveGit(
			texts.map((text) => lookup("git", text)),
			{ git, disk: fakeDisk({}) },
		);
		const one = async (text: string): Promise<string[]> => ask(fakeGit({ ...SQUASHED, remotes: ["github.com/acme/models"] }), text);
		for (const i of [0, 1, 2, 3, 6, 9, 12, 298, 299])
			assert.deepEqual(told(found[i]?.resolution ?? assert.fail()), await one(texts[i] ?? ""));
		assert.equal(found.length, 300);
		assert.ok(git.calls.length < 25, git.calls.join());
	});

	it("ask nothing where there are none", async () => {
		const git = fakeGit(SQUASHED);
		assert.deepEqual(await resolveGit([], { git, disk: fakeDisk({}) }), []);
		assert.deepEqual(git.calls, []);
	});
});

describe("A path at a commit", () => {
	const HISTORY = {
		commits: [
			{ files: { "a.txt": "1\n2\n3", "eval/old.json": A, "big.bin": new Uint8Array(5 << 20), "models/m.onnx": "m" } },
			{ files: { "a.txt": "1\n2\n3", "eval/new.json": A, "data/a.csv": "x\n", "lfs.bin": lfs("weights"), "models/m.onnx": "m" } },
			{ files: { "a.txt": "1\n2\n3\n4\n", "eval/new.json": A, "lfs.bin": lfs("weights"), "models/m.onnx": "n" } },
		],
	};

	it("tells the blob, its size, and the file it depends on", async () => {
		const git = fakeGit(HISTORY);
		const [found] = await resolveGit([lookup("git", `git:${id(git, 2)}#a.txt`)], { git, disk: fakeDisk({}) });
		assert.deepEqual(found?.resolution.facts, {
			commit: short(git, 2),
			subject: "Commit 3",
			author: "Ada Osei",
			date: "2026-01-03",
			blob: git.id(2, "a.txt"),
			size: "8 bytes",
		});
		assert.deepEqual(found.resolution.files, ["a.txt"]);
	});

	it("has bytes to read", async () => {
		const git = fakeGit(HISTORY);
		const [file, folder, commit] = await resolveGit(
			[`git:${id(git, 1)}#eval/new.json`, `git:${id(git, 1)}#eval`, `git:${id(git, 1)}`].map((text) => lookup("git", text)),
			{ git, disk: fakeDisk({}) },
		);
		assert.equal(file?.content?.name, "new.json");
		assert.equal(file.content.source, `new.json at ${short(git, 1)}`);
		assert.equal(new TextDecoder().decode((await file.content.read()) as Uint8Array), A);
		assert.equal(folder?.content, undefined);
		assert.equal(commit?.content, undefined);
	});

	it("may be a folder", async () => {
		const git = fakeGit(HISTORY);
		assert.deepEqual(await ask(git, `git:${id(git, 2)}#models/`), [`verified V3 exists at ${short(git, 2)}`]);
		assert.deepEqual(await ask(git, `git:${id(git, 1)}#models`, `gitTree:${git.id(1, "models")}`), [
			`verified V3 exists at ${short(git, 1)}; matches its gitTree; it has changed since, on main`,
			`offer fix Re-pin to ${short(git, 2)} on main: git:<${short(git, 2)}>#models digest gitTree:<${git.id(2, "models").slice(0, 7)}> compare models <${short(git, 1)}>..<${short(git, 2)}>`,
		]);
	});

	it("that was not there is broken", async () => {
		const git = fakeGit(HISTORY);
		assert.deepEqual(await ask(git, `git:${id(git, 0)}#nowhere.txt`), [
			`broken V1 is not in commit ${short(git, 0)}`,
			`trace/path-missing at path There is no nowhere.txt in commit ${short(git, 0)}. Paths start at the top of the repository.`,
		]);
	});

	it("that came later is offered at a later commit", async () => {
		const git = fakeGit(HISTORY);
		assert.deepEqual(await ask(git, `git:${id(git, 0)}#eval/new.json@gitBlob:${blobId(A)}`), [
			`broken V1 is not in commit ${short(git, 0)}`,
			`trace/path-missing at path There is no eval/new.json in commit ${short(git, 0)}. It is on main now: pin a later commit.`,
			`fix Re-pin to ${short(git, 2)} on main: git:<${short(git, 2)}>#eval/new.json@gitBlob:<${blobId(A).slice(0, 7)}>`,
		]);
	});

	it("that is meant elsewhere is offered there", async () => {
		const git = fakeGit(HISTORY);
		assert.deepEqual(await ask(git, `git:${id(git, 2)}#new.json`), [
			`broken V1 is not in commit ${short(git, 2)}`,
			`trace/path-missing at path There is no new.json in commit ${short(git, 2)}. There is eval/new.json.`,
			`fix Use eval/new.json: git:<${short(git, 2)}>#eval/new.json`,
		]);
	});

	it("that is meant from the root is offered from the top", async () => {
		const git = fakeGit({ prefix: "docs/", commits: [{ files: { "docs/a b.md": "x", "other/a b.md": "y" } }] });
		const lines = await ask(git, `git:${id(git, 0)}#a%20b.md`);
		assert.equal(lines.at(-1), `fix Use docs/a b.md: git:<${short(git, 0)}>#docs/a%20b.md`);
		const [found] = await resolveGit([lookup("git", `git:${id(git, 0)}#docs/a%20b.md`)], { git, disk: fakeDisk({}) });
		assert.deepEqual(found?.resolution.files, ["a b.md"]);
	});

	it("in a submodule is not checkable here", async () => {
		const gitmodules = '[submodule "third"]\n\tpath = "third party"\n\turl = x\n[submodule "b"]\n\tpath=libs/b\n';
		const git = fakeGit({ commits: [{ files: { ".gitmodules": gitmodules, "a.txt": "x" } }] });
		for (const [path, module] of [
			["libs/b/src/x.py", "libs/b"],
			["libs/b", "libs/b"],
			["third%20party/x", "third party"],
		] as const) {
			assert.deepEqual(await ask(git, `git:${id(git, 0)}#${path}`), [
				`unverifiable V1 lies in the submodule ${module}`,
				`remedy Check it where ${module} is a repository of its own.`,
			]);
		}
		assert.match((await ask(git, `git:${id(git, 0)}#libs/bc`)).join(), /trace\/path-missing/);
	});

	it("whose bytes were not fetched is not checkable here", async () => {
		const git = fakeGit({ ...HISTORY, state: "partial", unfetched: ["a.txt"], remedy: "Fetch." });
		assert.deepEqual(await ask(git, `git:${id(git, 1)}#a.txt`), [
			`unverifiable V1 a.txt at ${short(git, 1)} is not here, and this clone is partial`,
			"remedy Fetch.",
		]);
	});

	for (const [what, digest] of [
		["gitBlob", `gitBlob:${blobId(A)}`],
		["sha256", `sha256:${digestOf(A)}`],
		["sha512", `sha512:${digestOf(A, "sha512")}`],
		["md5", `md5:${digestOf(A, "md5")}`],
	] as const) {
		it(`matches its ${what}`, async () => {
			const git = fakeGit(HISTORY);
			assert.deepEqual(await ask(git, `git:${id(git, 2)}#eval/new.json`, digest), [
				`verified V3 exists at ${short(git, 2)}; matches its ${what}`,
			]);
		});

		it(`does not match the ${what} of something else`, async () => {
			const git = fakeGit(HISTORY);
			const [state, fault, fix] = await ask(git, `git:${id(git, 2)}#a.txt`, digest);
			assert.equal(state, `broken V2 its ${what} is not the recorded one`);
			assert.match(fault ?? "", new RegExp(`^trace/digest-mismatch a.txt at ${short(git, 2)} has the ${what} .*; recorded is`));
			assert.match(fix ?? "", new RegExp(`^fix Record the ${what} that it has there: digest ${what}:`));
		});
	}

	it("points at a digest that is part of the reference", async () => {
		const git = fakeGit(HISTORY);
		const [, fault, fix] = await ask(git, `git:${id(git, 2)}#a.txt@gitBlob:${blobId(A)}`);
		assert.match(fault ?? "", /^trace\/digest-mismatch at digest /);
		const right = git.id(2, "a.txt").slice(0, 7);
		assert.equal(fix, `fix Record the gitBlob that it has there: git:<${short(git, 2)}>#a.txt@gitBlob:<${right}>`);
	});

	it("matches what its git-lfs pointer holds, without its bytes", async () => {
		const git = fakeGit(HISTORY);
		assert.deepEqual(await ask(git, `git:${id(git, 2)}#lfs.bin`, `sha256:${digestOf("weights")}`), [
			`verified V2 exists at ${short(git, 2)}; the git-lfs pointer there holds its sha256`,
		]);
	});

	it("is not verified by a digest that says nothing about it", async () => {
		const git = fakeGit(HISTORY);
		const [at, blob, tree] = [id(git, 2), git.id(2, "lfs.bin"), git.id(2, "models")];
		for (const [text, digest, what, value] of [
			[`git:${at}#models`, `sha256:${digestOf(A)}`, "A sha256 says nothing about a folder", `gitTree:${tree}`],
			[`git:${at}#models`, `gitBlob:${blob}`, "A gitBlob says nothing about a folder", `gitTree:${tree}`],
			[`git:${at}#lfs.bin`, `gitTree:${tree}`, "A gitTree says nothing about a file", `gitBlob:${blob}`],
			[`git:${at}#lfs.bin`, `dirHash:${"0".repeat(64)}`, "A dirHash says nothing about a file", `gitBlob:${blob}`],
			[`git:${at}#lfs.bin`, `rai1:sha256:${"0".repeat(64)}`, "A rai1 says nothing about a file", `gitBlob:${blob}`],
			[`git:${at}`, `gitBlob:${"0".repeat(40)}`, "A gitBlob says nothing about a commit", `gitCommit:${at}`],
		] as const) {
			const [algorithm, cut] = [value.split(":")[0], value.replace(/:(.{7}).*/, ":<$1>")];
			assert.deepEqual(await ask(git, text, digest), [
				"unpinned V2 what is recorded is no digest of it",
				`trace/digest-format ${what} in git. Record its ${algorithm}.`,
				`fix Record its ${algorithm}: digest ${cut}`,
			]);
		}
		assert.deepEqual(await ask(git, `git:${at}#models`, `dirHash:${"0".repeat(64)}`), [
			"unverifiable V2 its dirHash is not computed out of git",
			`remedy Record gitTree:<${tree.slice(0, 7)}> instead.`,
		]);
	});

	it("is compared with the commit that is recorded", async () => {
		const git = fakeGit(HISTORY);
		assert.deepEqual(await ask(git, `git:${id(git, 2)}`, `gitCommit:${id(git, 2)}`), [
			"verified V3 the commit is in this repository; matches its gitCommit",
		]);
		const [state] = await ask(git, `git:${id(git, 2)}`, `gitCommit:${id(git, 1)}`);
		assert.equal(state, "broken V2 its gitCommit is not the recorded one");
	});

	it("that is large is not hashed on this thread", async () => {
		const git = fakeGit({ commits: [{ files: { "big.bin": new Uint8Array(9 << 20) } }] });
		assert.deepEqual(await ask(git, `git:${id(git, 0)}#big.bin`, `sha256:${digestOf(A)}`), [
			"unverifiable V2 is larger than 8 MB, too large to compute its sha256 out of git",
			`remedy Record gitBlob:<${git.id(0, "big.bin").slice(0, 7)}> instead.`,
		]);
	});

	for (const [lines, expected] of [
		["L1", undefined],
		["L2-L3", undefined],
		["L4", "a.txt has 3 lines at ID, and no line 4: name lines that are there."],
		["L2-L9", "a.txt has 3 lines at ID, and no line 9: name lines that are there."],
	] as const) {
		it(`with lines ${lines}`, async () => {
			const git = fakeGit(HISTORY);
			const [state, fault] = await ask(git, `git:${id(git, 0)}#a.txt:${lines}`);
			assert.match(state ?? "", expected ? /^broken V2 has only 3 lines at / : /^verified/);
			if (expected) assert.equal(fault, `trace/fragment-missing at fragment ${expected.replace("ID", short(git, 0))}`);
		});
	}

	it("counts no line behind the last line break", async () => {
		const git = fakeGit(HISTORY);
		assert.match((await ask(git, `git:${id(git, 2)}#a.txt:L4`)).join(), /^verified/);
		assert.match((await ask(git, `git:${id(git, 2)}#a.txt:L5`)).join(), /^broken/);
	});

	it("with lines of a folder, or of what is too large to count", async () => {
		const git = fakeGit(HISTORY);
		const [state, fault] = await ask(git, `git:${id(git, 0)}#models:L1`);
		assert.equal(state, `broken V2 is a folder at ${short(git, 0)}, without lines`);
		assert.match(fault ?? "", /^trace\/fragment-missing at fragment models is a folder at /);
		const [large] = await ask(git, `git:${id(git, 0)}#big.bin:L99`);
		assert.equal(
			large,
			`verified V3 exists at ${short(git, 0)}; its lines were not counted: it is larger than 4 MB; it is no longer on main`,
		);
	});

	it("with lines of what git-lfs keeps elsewhere", async () => {
		const git = fakeGit(HISTORY);
		assert.deepEqual(await ask(git, `git:${id(git, 2)}#lfs.bin:L99`), [
			`verified V3 exists at ${short(git, 2)}; its lines were not counted: git-lfs keeps its bytes`,
		]);
	});

	describe("that has changed since", () => {
		it("on the default branch is offered with the digest it then has", async () => {
			const git = fakeGit(HISTORY);
			const [now] = [git.id(2, "a.txt").slice(0, 7)];
			assert.deepEqual((await ask(git, `git:${id(git, 0)}#a.txt`, `sha256:${digestOf("1\n2\n3")}`)).slice(-1), [
				`offer fix Re-pin to ${short(git, 2)} on main: git:<${short(git, 2)}>#a.txt digest gitBlob:<${now}> compare a.txt <${short(git, 0)}>..<${short(git, 2)}>`,
			]);
			assert.deepEqual((await ask(git, `git:${id(git, 0)}#a.txt@gitBlob:${git.id(0, "a.txt")}`)).slice(-1), [
				`offer fix Re-pin to ${short(git, 2)} on main: git:<${short(git, 2)}>#a.txt@gitBlob:<${now}> compare a.txt <${short(git, 0)}>..<${short(git, 2)}>`,
			]);
		});

		const cases: readonly (readonly [string, Record<string, string>, Record<string, string> | undefined, boolean])[] = [
			["is the same on disk", { "a.txt": "1\n2\n3\n4\n" }, undefined, false],
			["has other line ends on disk", { "a.txt": "1\r\n2\r\n3\r\n4\r\n" }, undefined, false],
			["is another one on disk", { "a.txt": "1\n" }, undefined, true],
			["is not on disk", {}, undefined, false],
			["is another one in the index", {}, { "a.txt": "1\n" }, true],
			["is not in the index", { "a.txt": "1\n" }, { "b.txt": "" }, false],
		];
		for (const [what, files, index, changed] of cases) {
			it(`in the working tree: ${what}`, async () => {
				const git = fakeGit({ ...HISTORY, ...(index && { index }) });
				const reason = `verified V3 exists at ${short(git, 2)}${changed ? "; it has changed since, in the working tree" : ""}`;
				assert.deepEqual(await ask(git, `git:${id(git, 2)}#a.txt`, undefined, files), [reason]);
			});
		}

		it("is not what git-lfs put on disk", async () => {
			const git = fakeGit(HISTORY);
			assert.deepEqual(await ask(git, `git:${id(git, 2)}#lfs.bin`, undefined, { "lfs.bin": "weights" }), [
				`verified V3 exists at ${short(git, 2)}`,
			]);
		});

		it("is looked for on disk in a root below the top, and off this thread where it is large", async () => {
			const large = "x".repeat(2 << 20);
			const git = fakeGit({ prefix: "docs/", commits: [{ files: { "docs/a.txt": large, "b.txt": "x" } }] });
			const disk = fakeDisk({ "a.txt": `${large}y`, "b.txt": "y" });
			const found = await resolveGit(
				[`git:${id(git, 0)}#docs/a.txt`, `git:${id(git, 0)}#b.txt`].map((text) => lookup("git", text)),
				{ git, disk },
			);
			assert.deepEqual(
				found.map(({ resolution }) => resolution.reason),
				[`exists at ${short(git, 0)}; it has changed since, in the working tree`, `exists at ${short(git, 0)}`],
			);
			assert.deepEqual(disk.digested, ["a.txt"]);
		});
	});
});

function lfs(content: string): string {
	return `version https://git-lfs.github.com/spec/v1\noid sha256:${digestOf(content)}\nsize ${content.length}\n`;
}
