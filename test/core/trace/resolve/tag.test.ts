import assert from "node:assert/strict";
import { resolveTags } from "../../../../src/core/trace/resolve/tag.js";
import { type FakeHistory, fakeDisk, fakeGit } from "../fakes.js";
import { lookup, told } from "./gitLookup.js";

const HISTORY: FakeHistory = {
	commits: [{ files: { a: "1" } }, { files: { a: "2" }, subject: "Release" }],
	tags: { "v1.0.0": 0, "release/2": 1, "v1@rc": 1 },
	annotated: ["v1.0.0"],
};

const [first = "", second = ""] = fakeGit(HISTORY).ids;
const [a, b] = [first.slice(0, 7), second.slice(0, 7)];

async function ask(text: string, history: FakeHistory = HISTORY, digest?: string): Promise<string[]> {
	const [found] = await resolveTags([lookup("tag", text, digest)], { git: fakeGit(history), disk: fakeDisk({}) });
	return told(found?.resolution ?? assert.fail());
}

describe("A tag", () => {
	const cases: readonly (readonly [string, string, readonly string[]])[] = [
		["with its commit", `tag:v1.0.0@${first}`, ["verified V3 the tag v1.0.0 leads to this commit"]],
		["with @ in its name", `tag:v1%40rc@${second}`, ["verified V3 the tag v1@rc leads to this commit"]],
		[
			"with its commit abbreviated",
			`tag:release/2@${b}`,
			[
				"verified V3 the tag release/2 leads to this commit",
				`trace/abbreviated at revision “${b}” is an abbreviation: write the full id.`,
				`fix Write the full id: tag:release/2@<${b}> safe`,
			],
		],
		[
			"without a commit",
			"tag:v1%40rc",
			[
				"unpinned V2 a tag can be moved, and no commit is recorded",
				`trace/unpinned at name The tag “v1@rc” can be moved: record the commit it leads to, ${b}.`,
				`fix Record the commit, ${b}: tag:v1%40rc@<${b}>`,
			],
		],
		[
			"that was moved",
			`tag:v1.0.0@${second}`,
			[
				`broken V1 the tag leads to ${a}, not to ${b}`,
				`trace/tag-moved at revision The tag “v1.0.0” leads to <${a}>; recorded is <${b}>. Look at what changed before you record the new one.`,
				`fix Record ${a}: tag:v1.0.0@<${a}>`,
				`fix Refer to commit ${b} itself: git:<${b}>`,
			],
		],
		[
			"that does not exist",
			"tag:v1.0.1",
			[
				"broken V0 no such tag is in this repository",
				"trace/tag-missing at name There is no tag “v1.0.1” in this repository. Did you mean “v1.0.0”?",
				`fix Use the tag v1.0.0: tag:v1.0.0@<${a}>`,
			],
		],
		[
			"that is like no other",
			`tag:nightly@${first}`,
			[
				"broken V1 no such tag is in this repository",
				"trace/tag-missing at name There is no tag “nightly” in this repository. Fetch the tags, or name one that is here.",
			],
		],
	];
	for (const [what, text, expected] of cases) it(what, async () => assert.deepEqual(await ask(text), expected));

	it("whose own id was recorded", async () => {
		const [tag] = await fakeGit(HISTORY).objects(["refs/tags/v1.0.0"]);
		const own = typeof tag === "object" ? tag.id : assert.fail();
		assert.deepEqual(await ask(`tag:v1.0.0@${own}`), [
			"broken V1 the recorded id is the tag’s own",
			`trace/not-a-commit at revision “${own.slice(0, 7)}” is the id of the tag itself: record the commit it leads to, ${a}.`,
			`fix Record the commit, ${a}: tag:v1.0.0@<${a}> safe`,
		]);
	});

	it("that a shallow clone may not have fetched", async () => {
		assert.deepEqual(await ask(`tag:v9@${first}`, { ...HISTORY, state: "shallow", remedy: "Run git fetch --unshallow." }), [
			"unverifiable V1 the tag v9 is not here, and this clone is shallow",
			"remedy Run git fetch --unshallow.",
		]);
	});

	it("without a repository", async () => {
		const none: FakeHistory = { state: "none", reason: "git is not on the PATH", remedy: "Install git." };
		assert.deepEqual(await ask(`tag:v1@${first}`, none), ["unverifiable V1 git is not on the PATH", "remedy Install git."]);
		assert.deepEqual(await ask("tag:v1", none), [
			"unpinned V0 a tag can be moved, and no commit is recorded",
			"trace/unpinned at name The tag “v1” can be moved: record the commit it leads to, tag:<name>@<full id>.",
		]);
	});

	it("tells of its commit", async () => {
		const [found] = await resolveTags([lookup("tag", `tag:release/2@${second}`)], { git: fakeGit(HISTORY), disk: fakeDisk({}) });
		assert.deepEqual(found?.resolution.facts, { commit: b, subject: "Release", author: "Ada Osei", date: "2026-01-02" });
		assert.equal(found.resolution.git, true);
	});

	it("is compared with what is recorded beside it", async () => {
		const text = `tag:v1.0.0@${first}`;
		assert.match((await ask(text, HISTORY, `gitCommit:${first}`)).join(), /^verified V3/);
		assert.deepEqual(await ask(text, HISTORY, `gitCommit:${second}`), [
			"broken V2 its commit is not the recorded one",
			`trace/digest-mismatch at digest The tag leads to the commit ${a}, and ${b} is recorded beside it. Keep the one that is meant.`,
			`fix Record commit ${a}: digest gitCommit:<${a}>`,
		]);
		assert.match(
			(await ask(text, HISTORY, `gitBlob:${second}`)).join(),
			/^unpinned V2 .*trace\/digest-format A gitBlob says nothing about a commit/,
		);
	});
});
