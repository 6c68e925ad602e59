import assert from "node:assert/strict";
import { momentAt } from "../../../src/core/then/moment.js";
import { type FakeHistory, fakeGit } from "../trace/fakes.js";

const day = (date: string, committed = date, parents?: readonly number[]) => ({
	files: { "a.md": `${date} ${committed}` },
	date,
	committed,
	...(parents && { parents }),
});

/** The third was written on a branch, and merged by the fourth two days later. */
const HISTORY: FakeHistory = {
	commits: [
		day("2026-05-01"),
		day("2026-05-04", "2026-05-06"),
		day("2026-05-07", "2026-05-07", [0]),
		day("2026-05-09", "2026-05-09", [1, 2]),
	],
	tags: { v1: 1, "2026-05-01": 3 },
};
const REMEDY = { reason: "this clone is shallow: older commits were not fetched", remedy: "Run git fetch --unshallow." };

async function told(at: string, history: FakeHistory = HISTORY, today = "2026-06-01"): Promise<string> {
	const git = fakeGit(history);
	const moment = await momentAt(at, { git, today });
	return "reason" in moment ? moment.reason : `${git.ids.indexOf(moment.commit)} ${moment.date}`;
}

describe("The moment that somebody asks about", () => {
	for (const [name, at, expected, history] of [
		["a day with a commit", "2026-05-01", "0 2026-05-01"],
		["a day without one: the last before it", "2026-05-03", "0 2026-05-03"],
		["the day it was written, not yet committed as it stands", "2026-05-05", "0 2026-05-05"],
		["the day it was committed", "2026-05-06", "1 2026-05-06"],
		["a day on which something stood on another branch only", "2026-05-08", "1 2026-05-08"],
		["the day of the merge", "2026-05-09", "3 2026-05-09"],
		["today", "2026-06-01", "3 2026-06-01"],
		["a day, though a tag is called so", "2026-05-02", "0 2026-05-02"],
		["a tag that is called like a day, by its whole name", "refs/tags/2026-05-01", "3 2026-05-09"],
		["a tag, by the day of its committer", "v1", "1 2026-05-06"],
		["HEAD", "HEAD", "3 2026-05-09"],
		["HEAD that is detached", "2026-05-08", "0 2026-05-08", { ...HISTORY, head: 0 }],
	] as const satisfies readonly (readonly [string, string, string, FakeHistory?])[]) {
		it(`is ${name}`, async () => assert.equal(await told(at, history), expected));
	}

	for (const [name, at, expected, history] of [
		["before the first commit", "2026-04-30", "Nothing was committed to the branch “main” by the end of 2026-04-30. Name a later day."],
		["before git", "1969-12-31", "Nothing was committed to the branch “main” by the end of 1969-12-31. Name a later day."],
		[
			"before the first commit of what is checked out",
			"2026-04-30",
			"Nothing was committed to what is checked out by the end of 2026-04-30. Name a later day.",
			{ ...HISTORY, head: 0 },
		],
		[
			"before what a shallow clone holds",
			"2026-05-03",
			`Nothing was committed to the branch “main” by the end of 2026-05-03. It may be that ${REMEDY.reason}. ${REMEDY.remedy}`,
			{ ...HISTORY, state: "shallow", absent: [0], ...REMEDY },
		],
		["to come", "2026-06-02", "2026-06-02 is still to come: today is 2026-06-01, UTC."],
		["that is none", "2026-02-30", "There is no day 2026-02-30 in the calendar."],
		["of a month that is none", "2026-13-01", "There is no day 2026-13-01 in the calendar."],
		[
			"without a repository",
			"2026-05-01",
			"There is no git history to read: git is not on the PATH. Install git.",
			{ state: "none", reason: "git is not on the PATH", remedy: "Install git." },
		],
		["before anything is committed", "2026-05-01", "Nothing is committed yet, so there is nothing to read.", { commits: [] }],
	] as const satisfies readonly (readonly [string, string, string, FakeHistory?])[]) {
		it(`is not a day ${name}`, async () => assert.equal(await told(at, history), expected));
	}

	for (const [at, expected] of [
		["", "“” is no git revision: name a commit, a branch or a tag."],
		["--upload-pack=x", "“--upload-pack=x” is no git revision: name a commit, a branch or a tag."],
		["HEAD:a.md", "“HEAD:a.md” is no git revision: name a commit, a branch or a tag."],
		["HEAD\nHEAD", "“HEAD�HEAD” is no git revision: name a commit, a branch or a tag."],
		["HEAD\0", "“HEAD�” is no git revision: name a commit, a branch or a tag."],
		["nowhere", "There is no revision “nowhere” here."],
	] as const) {
		it(`is not ${JSON.stringify(at)}, and git is not asked for more`, async () => {
			assert.equal(await told(at), expected);
		});
	}

	it("needs no git to refuse what is no revision", async () => {
		const git = fakeGit(HISTORY);
		for (const at of ["-x", "a\nb", "a\0b", "", "2026-02-30"]) await momentAt(at, { git, today: "2026-06-01" });
		assert.deepEqual(git.calls, []);
	});

	it("is none where the commit claims a time that no calendar has", async () => {
		const history = { commits: [{ files: {}, committed: "" }] };
		assert.match(await told("HEAD", history), /^Commit [0-9a-f]{7} bears no date that a calendar has: name a day instead\.$/);
	});
});
