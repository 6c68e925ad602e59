import assert from "node:assert/strict";
import { resolvePermalinks } from "../../../../src/core/trace/resolve/permalink.js";
import { type FakeHistory, fakeDisk, fakeGit } from "../fakes.js";
import { lookup, told } from "./gitLookup.js";

const HISTORY: FakeHistory = {
	commits: [{ files: { "a/b.json": "1\n" } }, { files: { "a/b.json": "1\n", "c d.md": "x\n" } }],
	branches: { main: 1, "origin/main": 1 },
	tags: { "v1.0": 0 },
	remotes: ["github.com/acme/models", "gitlab.com/acme/team/models", "dev.azure.com/acme/risk/models"],
};

const [first = "", second = ""] = fakeGit(HISTORY).ids;
const [a, b] = [first.slice(0, 7), second.slice(0, 7)];

async function ask(text: string, history: FakeHistory = HISTORY): Promise<string[]> {
	const [found] = await resolvePermalinks([lookup("permalink", text)], { git: fakeGit(history), disk: fakeDisk({}) });
	return told(found?.resolution ?? assert.fail());
}

describe("A permalink", () => {
	for (const text of [
		`https://github.com/acme/models/blob/${first}/a/b.json#L1`,
		`https://github.com/Acme/models/tree/${first}/a`,
		`https://gitlab.com/acme/team/models/-/blob/${first}/a/b.json`,
		`https://dev.azure.com/acme/risk/_git/models?path=/a/b.json&version=GC${first}`,
	]) {
		it(`of a remote is looked up here: ${text.replace(first, "…")}`, async () =>
			assert.deepEqual(await ask(text), [`verified V3 exists at ${a}`]));
	}

	it("of a remote to a commit", async () =>
		assert.deepEqual(await ask(`https://github.com/acme/models/commit/${first}`), ["verified V3 the commit is in this repository"]));

	it("of a remote to a path that is not there", async () => {
		const [state, , fix] = await ask(`https://github.com/acme/models/blob/${second}/docs/c%20d.md`);
		assert.equal(state, `broken V1 is not in commit ${b}`);
		assert.equal(fix, `fix Use c d.md: https://github.com/acme/models/blob/<${b}>/c%20d.md`);
	});

	it("of another repository is not checkable here", async () => {
		assert.deepEqual(await ask(`https://github.com/acme/other/blob/${first}/a/b.json`), [
			"unverifiable VX in another repository, not here",
			"remedy Check it in a clone of github.com/acme/other.",
		]);
	});

	const MOVES = (name: string): string =>
		`trace/unpinned at revision This page shows what “${name}” is on the day one looks: link to it at a full commit id.`;
	const cases: readonly (readonly [string, readonly string[]])[] = [
		[
			"https://github.com/acme/models/blob/main/a/b.json#L1",
			[MOVES("main"), `fix Pin to commit ${b}: https://github.com/acme/models/blob/<${b}>/a/b.json#L1`],
		],
		[
			"https://github.com/acme/models/blob/refs/heads/main/a/b.json",
			[MOVES("main"), `fix Pin to commit ${b}: https://github.com/acme/models/blob/<${b}>/a/b.json`],
		],
		[
			"https://gitlab.com/acme/team/models/-/blob/v1.0/a/b.json",
			[MOVES("v1.0"), `fix Pin to commit ${a}: https://gitlab.com/acme/team/models/-/blob/<${a}>/a/b.json`],
		],
		[
			"https://dev.azure.com/acme/risk/_git/models?path=/a/b.json&version=GBmain",
			[MOVES("main"), `fix Pin to commit ${b}: https://dev.azure.com/acme/risk/_git/models?path=/a/b.json&version=GC${second}`],
		],
		["https://github.com/acme/models/blob/gone/a/b.json", [MOVES("gone")]],
		["https://github.com/acme/other/blob/main/a/b.json", [MOVES("main")]],
	];
	for (const [text, expected] of cases)
		it(`without a commit is no pin: ${text}`, async () =>
			assert.deepEqual(await ask(text), ["unpinned V0 names what moves, not a commit", ...expected]));

	it("with an abbreviation of a commit is followed as git: is, and to be written out", async () => {
		assert.deepEqual(await ask(`https://github.com/acme/models/commit/${b}`), [
			"verified V3 the commit is in this repository",
			`trace/abbreviated at revision “${b}” is an abbreviation, and can mean several commits as the repository grows: write the full id.`,
			`fix Write the full id: https://github.com/acme/models/commit/<${b}> safe`,
		]);
	});

	it("with an abbreviation of nothing is broken", async () => {
		assert.deepEqual(await ask("https://github.com/acme/models/blob/00000000/a/b.json"), [
			"broken V0 no such commit is in this repository",
			"trace/commit-missing at revision There is no commit and no branch “00000000” in this repository. Fetch it, or link to one that is here.",
		]);
	});

	it("keeps its place among others", async () => {
		const texts = [
			"https://github.com/acme/models/blob/main/a/b.json",
			`https://github.com/acme/other/commit/${first}`,
			`https://github.com/acme/models/commit/${first}`,
		];
		const found = await resolvePermalinks(
			texts.map((text) => lookup("permalink", text)),
			{ git: fakeGit(HISTORY), disk: fakeDisk({}) },
		);
		assert.deepEqual(
			found.map(({ resolution }) => resolution.state),
			["unpinned", "unverifiable", "verified"],
		);
	});
});
