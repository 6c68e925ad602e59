import assert from "node:assert/strict";
import { baseOf } from "../../../src/core/then/base.js";
import { type FakeHistory, fakeGit } from "../trace/fakes.js";

const HISTORY: FakeHistory = { commits: [{ files: { "a.md": "1" } }, { files: { "a.md": "2" } }] };

async function told(revision: string | undefined, more: object = {}, common: "first" | "none" = "first"): Promise<string> {
	const git = fakeGit(HISTORY);
	const asked: (readonly string[])[] = [];
	const repository = async () => ({ ...(await git.repository()), ...more });
	const base = await baseOf(revision, { ...git, repository }, async (a, b) => {
		asked.push([a, b]);
		return common === "none" ? undefined : git.ids[0];
	});
	if ("reason" in base) return base.reason;
	assert.deepEqual(asked[0]?.[1], git.ids[1]);
	return `${base.name} ${git.ids.indexOf(base.commit)}`;
}

describe("Where a change begins", () => {
	it("is what HEAD has in common with what was named", async () => assert.equal(await told("HEAD"), "HEAD 0"));

	it("is what it has in common with the default branch, which is said", async () =>
		assert.equal(await told(undefined, { defaultBranch: "refs/heads/main" }), "main 0"));

	for (const [name, revision, more, says] of [
		["a revision that is not here", "nowhere", {}, /^There is no revision “nowhere” here\.$/],
		["what git would take for an option", "--output=x", {}, /is no git revision/],
		["no default branch", undefined, { defaultBranch: "HEAD" }, /name a revision, such as --base main/],
		["no commit", undefined, { head: undefined }, /^Nothing is committed yet/],
		[
			"a shallow clone",
			"HEAD",
			{ state: "shallow", reason: "this clone is shallow", remedy: "Run git fetch --unshallow." },
			/this clone is shallow\. Run git fetch --unshallow\.$/,
		],
		[
			"no repository",
			"HEAD",
			{ state: "none", reason: "git is not on the PATH" },
			/^There is no git history to compare with: git is not on the PATH/,
		],
	] as const)
		it(`cannot be told for ${name}`, async () => assert.match(await told(revision, more), says));

	it("cannot be told where nothing is in common", async () => assert.match(await told("HEAD", {}, "none"), /have no commit in common/));
});
