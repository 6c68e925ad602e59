import assert from "node:assert/strict";
import { answer } from "../../../../src/core/trace/resolve/resolve.js";
import { type FakeHistory, fakeDisk, fakeGit } from "../fakes.js";
import { lookupFor, told } from "./asking.js";

const FILES = { "eval.csv": "a\n", "data.dvc": "outs:\n- md5: 0cc175b9c0f1b6a831c399e269772661\n  path: data\n", "sub/x": "x" };
const HISTORY: FakeHistory = { commits: [{ files: FILES }], tags: { v1: 0 } };
const CSV = "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7";
const CHECK_OUT = /^Check out [0-9a-f]{7} beside what it relies on, and check it there\.$/;

describe("What is found of an earlier commit", () => {
	const git = fakeGit(HISTORY);
	const [commit = ""] = git.ids;
	const resolve = async (text: string, asOf = true) => {
		const context = { git, disk: fakeDisk(FILES), ...(asOf && { asOf: { commit, date: "2026-05-06" } }) };
		const [{ resolution } = assert.fail()] = await answer([lookupFor(text)], context);
		return resolution;
	};
	const absent = `commit ${commit.slice(0, 7)} does not hold it, and what lay beside it that day is not known`;

	for (const [name, text, today, then] of [
		["a file that it holds", `file:eval.csv@sha256:${CSV}`, /^verified V3/, /^verified V3: matches its sha256$/],
		["a file that is another", `file:eval.csv@sha256:${"1".repeat(64)}`, /^broken V2/, /^broken V2: its sha256 is not the recorded one/],
		["a file that it does not hold", `file:gone.csv@sha256:${CSV}`, /^broken V0: is not there/, RegExp(`^unverifiable V0: ${absent}$`)],
		["a folder that it does not hold", `dir:gone@dirHash:${CSV}`, /^broken V0: is not there/, RegExp(`^unverifiable V0: ${absent}$`)],
		["a pointer of DVC that it does not hold", "dvc:gone.dvc", /^broken V0: is not there/, RegExp(`^unverifiable V0: ${absent}$`)],
		["a folder where a file is meant", "file:sub", /^broken V0: is a folder/, /^broken V0: is a folder/],
		["a tag", `tag:v1@${commit}`, /^verified V3/, /^unverifiable V1: git does not keep where a tag stood that day$/],
		["a tag that is gone", "tag:v0", /^broken V0/, /^unverifiable V0: git does not keep where a tag stood that day$/],
		["a commit", `git:${commit}`, /^verified V3/, /^verified V3/],
		["a file of a commit", `git:${commit}#eval.csv`, /^verified V3/, /^verified V3/],
		["a path that the commit lacks", `git:${commit}#gone.csv`, /^broken .*path-missing/, /^broken .*path-missing/],
		[
			"a commit that is gone",
			`git:${"1".repeat(40)}`,
			/^broken V1: no such commit/,
			/^unverifiable V1: no such commit is here today, and whether one was that day cannot be told$/,
		],
		["a branch, which never was a pin", "branch:main", /^unpinned V0/, /^unpinned V0/],
	] as const) {
		it(name, async () => {
			assert.match(told(await resolve(text, false)), today);
			assert.match(told(await resolve(text)), then);
		});
	}

	it("says how bytes that are not in it could be seen", async () => {
		const now = await resolve("dvc:data.dvc@md5:0cc175b9c0f1b6a831c399e269772661", false);
		const then = await resolve("dvc:data.dvc@md5:0cc175b9c0f1b6a831c399e269772661");
		assert.deepEqual([now.state, then.state], ["unverifiable", "unverifiable"]);
		assert.match(now.remedy ?? "", /^Run dvc pull/);
		assert.match(then.remedy ?? "", CHECK_OUT);
	});
});
