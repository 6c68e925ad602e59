import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { citing, claiming, closeEditors, folder, open, ours, relying, ruleOf, squiggled, untilLens, untilRule } from "./documents";
import { commit, git, repository } from "./repository";

const ABSENT = "a".repeat(40);

interface Case {
	readonly name: string;
	/** The card's text. @param pin a commit */
	readonly text: (id: string, pin: string) => string;
	readonly rule: string;
	/** What the squiggle is under. */
	readonly at: (pin: string) => string;
}

/** Each says one thing that is wrong, in prose or in the structured part. */
const CASES: readonly Case[] = [
	{
		name: "the id of a commit that is not there",
		text: (id) => citing(id, `git:${ABSENT}`),
		rule: "trace/commit-missing",
		at: () => ABSENT,
	},
	{
		name: "the id of a commit that is not there, before a path",
		text: (id) => claiming(id, `{ ref: "git:${ABSENT}#eval/metrics.json", pointer: /auroc }`),
		rule: "trace/commit-missing",
		at: () => ABSENT,
	},
	{
		name: "a path that was not in the commit",
		text: (id, pin) => citing(id, `git:${pin}#eval/metricz.json`),
		rule: "trace/path-missing",
		at: () => "eval/metricz.json",
	},
	{
		name: "lines that the file did not have",
		text: (id, pin) => citing(id, `git:${pin}#README.md:L90-L99`),
		rule: "trace/fragment-missing",
		at: () => "L90-L99",
	},
	{
		name: "an abbreviation",
		text: (id, pin) => citing(id, `git:${pin.slice(0, 9)}#README.md`),
		rule: "trace/abbreviated",
		at: (pin) => pin.slice(0, 9),
	},
	{
		name: "the id of a tree",
		text: (id) => citing(id, `git:${git("rev-parse", "HEAD^{tree}")}`),
		rule: "trace/not-a-commit",
		at: () => git("rev-parse", "HEAD^{tree}"),
	},
	{
		name: "a branch",
		text: (id) => relying(id, "{ ref: 'branch:main' }"),
		rule: "trace/unpinned",
		at: () => "main",
	},
	{
		name: "a tag that is not there",
		text: (id, pin) => citing(id, `tag:v9.9@${pin}`),
		rule: "trace/tag-missing",
		at: () => "v9.9",
	},
	{
		name: "a sha256 that is not the file’s",
		text: (id) => citing(id, `file:eval/metrics.json@sha256:${"0".repeat(64)}`),
		rule: "trace/digest-mismatch",
		at: () => `sha256:${"0".repeat(64)}`,
	},
	{
		name: "a sha256 beside the reference",
		text: (id) => claiming(id, `{ ref: "file:eval/metrics.json", digest: "sha256:${"0".repeat(64)}", pointer: /auroc }`),
		rule: "trace/digest-mismatch",
		at: () => `"sha256:${"0".repeat(64)}"`,
	},
	{
		name: "a file that is not there",
		text: (id) => citing(id, `file:eval/gone.json@sha256:${"0".repeat(64)}`),
		rule: "trace/path-missing",
		at: () => "eval/gone.json",
	},
	{
		name: "a document that is not there",
		text: (id) => claiming(id, "{ ref: DS-nowhere }"),
		rule: "trace/artifact-missing",
		at: () => "DS-nowhere",
	},
	{
		name: "a number that its evidence contradicts",
		text: (id, pin) => claiming(id, `{ ref: "git:${pin}#eval/metrics.json", pointer: /auroc }`, "0.901"),
		rule: "trace/claim-different",
		at: () => "0.901",
	},
	{
		name: "a pointer that leads nowhere in the evidence",
		text: (id, pin) => claiming(id, `{ ref: "git:${pin}#eval/metrics.json", pointer: /aurok }`),
		rule: "trace/claim-missing",
		at: () => "/aurok",
	},
];

describe("A wrong reference", () => {
	after(closeEditors);

	let pin = "";

	before(() => {
		repository();
		pin = commit("References to look at", {});
	});

	for (const [i, { name, text, rule, at }] of CASES.entries()) {
		it(`is pointed at where it is wrong: ${name}`, async () => {
			const { document } = await open(`wrong-${i}.md`, text(`MC-wrong-${i}`, pin));
			const diagnostic = await untilRule(document.uri, rule);
			assert.equal(squiggled(document, diagnostic), at(pin), diagnostic.message);
			await untilLens(document.uri, /^\d+ references: (?!.*being checked)/);
			assert.deepEqual(ours(document.uri).map(ruleOf), [rule], "one mistake is one problem");
		});
	}
});

describe("A reference that would lead out", () => {
	after(closeEditors);

	before(repository);

	const CASES = [
		["a path with ..", "file:../../etc/passwd", "trace/outside"],
		["a path with .. that comes back", "file:eval/../../etc/passwd", "trace/outside"],
		["an absolute path", "file:/etc/passwd", "trace/outside"],
		["another machine", "file://server/share/file", "trace/outside"],
		["a drive", "file:///E:/data.csv", "trace/outside"],
		["an option for git", "git:--upload-pack=touch", "trace/syntax"],
		["an option for git as a tag", "tag:--upload-pack=touch", "trace/syntax"],
		["an option for git as a branch", "branch:--output=owned", "trace/syntax"],
	] as const;
	for (const [i, [name, reference, rule]] of CASES.entries()) {
		it(`has one problem: ${name}`, async () => {
			const { document } = await open(`out-${i}.md`, citing(`MC-out-${i}`, reference));
			await untilRule(document.uri, rule);
			await untilLens(document.uri, /^3 references: 2 match, 1 broken$/);
			assert.deepEqual(ours(document.uri).map(ruleOf), [rule]);
		});
	}

	it("has one problem: a link of the file system", async () => {
		symlinkSync(path.join(os.tmpdir(), ".."), path.join(folder().fsPath, "way-out"));
		const { document } = await open("way-out.md", citing("MC-way-out", `file:way-out/etc/passwd@sha256:${"0".repeat(64)}`));
		const { message, range } = await untilRule(document.uri, "trace/outside");
		assert.equal(document.getText(range), "way-out/etc/passwd");
		await untilLens(document.uri, /^3 references: 2 match, 1 broken$/);
		assert.deepEqual(ours(document.uri).map(ruleOf), ["trace/outside"]);
		assert.doesNotMatch(message, /root:/);
	});
});
