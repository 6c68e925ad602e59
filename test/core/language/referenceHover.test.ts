import assert from "node:assert/strict";
import { referenceHoverAt } from "../../../src/core/language/referenceHover.js";
import { follow } from "../../../src/core/trace/follow.js";
import { fakeDisk, fakeGit } from "../trace/fakes.js";
import { checkedIn, marked, workspace } from "./marked.js";

const git = fakeGit({
	commits: [
		{
			subject: "Train *it*",
			author: "Ada",
			date: "2026-03-01",
			files: { "a.json": '{\n    "auroc": 0.8712,\n    "n": 3\n}\n', "same.py": "1", "gone.py": "2" },
		},
		{ subject: "Again", author: "Kim", date: "2026-04-01", files: { "a.json": "{}", "same.py": "1" } },
	],
});
const [first = ""] = git.ids;
const SHORT = first.slice(0, 7);
const disk = fakeDisk({ "a.json": '{\n    "auroc": 0.8712,\n    "n": 3\n}\n' });
const OTHER = "---\nartifact: dataset-sheet\nid: DS-a\ntitle: Applications\nversion: '2.0'\n---\n";

/** What is said where `¦` stands, once references were followed. */
async function said(withMark: string, isGit = true): Promise<string | undefined> {
	const { text, offset } = marked(`---\nartifact: model-card\nid: MC-a\n${withMark}\n---\n`, "¦");
	const library = workspace({ "ds.md": OTHER, "a.md": text });
	await follow(library, { git, disk });
	return (await referenceHoverAt(checkedIn(library, "a.md"), offset, isGit ? git : undefined))?.text;
}

const MADE = `\`${SHORT}\` Train \\*it\\* · Ada, 2026-03-01`;

describe("The hover over a reference", () => {
	for (const [name, text, expected] of [
		["a commit", `model:\n  ref: "git:¦${first}"`, ["**Matches its pin** · The commit is in this repository.", MADE]],
		[
			"a file that changed since",
			`model:\n  ref: "git:¦${first}#a.json"`,
			[`**Matches its pin** · Exists at ${SHORT}; it has changed since, on main.`, MADE, "- size: 36 bytes", "Changed since:\n- `"],
		],
		["a file that did not", `model:\n  ref: "git:¦${first}#same.py"`, [MADE, "- size: 1 byte", "Not changed since, on main."]],
		["a file that is gone", `model:\n  ref: "git:¦${first}#gone.py"`, ["it is no longer on main."]],
		[
			"a commit that is not there",
			`model:\n  ref: "git:¦${"a".repeat(40)}"`,
			["**Not found or does not match** · No such commit is in this repository."],
		],
		["a file", "model:\n  ref: fil¦e:a.json", ["**Not pinned** · Its content is not recorded.", "- size: 36 bytes\n- sha256: "]],
		[
			"a document",
			"datasets:\n  - sheet: D¦S-a@1.0",
			["**Target changed** · Is at version 2.0 now.", "- title: Applications\n- version: 2.0\n"],
		],
		["an alias", "model:\n  ref: &a file:a.json\ntraining:\n  code: *¦a", ["`file:a.json`"]],
		["what leads out", "model:\n  ref: fi¦le:../x", ["**Not found or does not match** · Leads out of the workspace."]],
	] as const) {
		it(`tells of ${name}`, async () => {
			const found = await said(text);
			for (const part of expected) assert.ok(found?.includes(part), found);
		});
	}

	it("does not repeat what stands under the mouse, ids that only git reads, or itself", async () => {
		const found = (await said(`model:\n  ref: "git:¦${first}#a.json"`)) ?? "";
		assert.ok(!found.includes(first) && !found.includes("blob"), found);
		assert.equal(found.match(/changed since/gi)?.length, 2, found);
	});

	it("says less where git is not asked", async () => {
		assert.ok(!(await said(`model:\n  ref: "git:¦${first}#a.json"`, false))?.includes("Changed since:"));
	});
});

describe("The hover over a number", () => {
	const metric = (value: string, evidence: string): string => `metrics:\n  - name: auroc\n    value: ${value}\n    evidence: ${evidence}`;
	const EVIDENCE = `{ ref: "git:${first}#a.json", pointer: /auroc }`;
	const LINES = '```text\n{\n    "auroc": 0.8712,\n    "n": 3\n```';

	for (const [name, text, expected] of [
		["as its evidence says it", metric("¦0.8712", EVIDENCE), `**The evidence says the same** · 0.8712 in a.json at ${SHORT}.\n\n${LINES}`],
		["rounded", metric("¦0.87", EVIDENCE), `**The evidence says the same** · 0.8712 in a.json at ${SHORT}, 0.87 here.\n\n${LINES}`],
		["otherwise", metric("¦0.9001", EVIDENCE), `**The evidence says otherwise** · 0.8712 in a.json at ${SHORT}, 0.9001 here.\n\n${LINES}`],
		[
			"without a place in the evidence",
			metric("¦0.9", "file:a.json"),
			"**Not checkable here** · The evidence does not say where in it the number stands.",
		],
	] as const) {
		it(`tells of one ${name}`, async () => assert.equal((await said(text))?.replaceAll("\\", ""), expected));
	}

	it("is in the hover over its evidence", async () => {
		assert.ok((await said(metric("0.8712", EVIDENCE.replace("git:", "gi¦t:"))))?.includes("**The evidence says the same**"));
	});

	it("shows lines without the margin they have in common", async () => {
		const found = await said(metric("¦3", `{ ref: "git:${first}#a.json", pointer: /n }`));
		assert.ok(found?.endsWith('```text\n    "auroc": 0.8712,\n    "n": 3\n}\n```'), found);
	});
});
