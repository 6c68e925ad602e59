import assert from "node:assert/strict";
import { resolveBranches } from "../../../../src/core/trace/resolve/branch.js";
import { type FakeHistory, fakeDisk, fakeGit } from "../fakes.js";
import { lookup, told } from "./gitLookup.js";

const HISTORY: FakeHistory = {
	commits: [
		{ files: { a: "1" }, subject: "Start" },
		{ files: { a: "2" }, subject: "Tune the threshold" },
	],
	branches: { main: 1, "origin/fix/x": 0 },
};

const [first = "", second = ""] = fakeGit(HISTORY).ids.map((id) => id.slice(0, 7));

async function ask(text: string, history: FakeHistory = HISTORY): Promise<string[]> {
	const [found] = await resolveBranches([lookup("branch", text)], { git: fakeGit(history), disk: fakeDisk({}) });
	return told(found?.resolution ?? assert.fail());
}

describe("A branch is never a pin", () => {
	const cases: readonly (readonly [string, string, readonly string[], FakeHistory?])[] = [
		[
			"of this repository",
			"branch:main",
			[
				`trace/unpinned at name The branch “main” moves: refer to the commit it is at, ${second} (Tune the threshold).`,
				`fix Pin to commit ${second} (Tune the threshold): git:<${second}>`,
			],
		],
		[
			"of its remote",
			"branch:fix/x",
			[
				`trace/unpinned at name The branch “fix/x” moves: refer to the commit it is at, ${first} (Start).`,
				`fix Pin to commit ${first} (Start): git:<${first}>`,
			],
		],
		[
			"that does not exist",
			"branch:gone",
			["trace/unpinned at name The branch “gone” moves, and there is none of this name here: refer to a commit, git:<full id>."],
		],
		[
			"where there is no repository",
			"branch:main",
			["trace/unpinned at name The branch “main” moves: refer to a commit, git:<full id>."],
			{ state: "none" },
		],
	];
	for (const [what, text, expected, history] of cases)
		it(what, async () => assert.deepEqual(await ask(text, history), ["unpinned V0 a branch moves", ...expected]));
});
