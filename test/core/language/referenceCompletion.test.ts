import assert from "node:assert/strict";
import { applyEdits } from "../../../src/core/document/span.js";
import { referenceCompletionsAt } from "../../../src/core/language/referenceCompletion.js";
import { digestOf, fakeDisk, fakeGit } from "../trace/fakes.js";
import { checkedIn, marked, workspace } from "./marked.js";

const git = fakeGit({
	commits: [
		{ subject: "Train", files: { "eval/metrics.json": "{}", "data/a, b.csv": "x" } },
		{ subject: "Train again", files: { "eval/metrics.json": "{ }", "data/a, b.csv": "x", "data/set.csv.dvc": "" } },
	],
	tags: { "v1.0": 0 },
});
const [first = "", newest = ""] = git.ids;
const SHEET = "---\nartifact: dataset-sheet\nid: DS-applications\ntitle: Applications\n---\n";

/** What is suggested where `¦` stands, and what choosing one by its label makes of the line. */
async function complete(withMark: string, isGit = true, { sheet = SHEET, disk = {} as Readonly<Record<string, string>> } = {}) {
	const { text, offset } = marked(withMark, "¦");
	const library = workspace({ "sheet.md": sheet, "a.md": text });
	const { artifact } = checkedIn(library, "a.md");
	const found = await referenceCompletionsAt(library, artifact, offset, isGit ? git : undefined, fakeDisk(disk));
	const choose = (label: string): string | undefined => {
		const chosen = found.find((one) => one.label === label);
		return (
			chosen &&
			applyEdits(text, [{ span: chosen.span, newText: chosen.insertText }])
				.split("\n")
				.find((_, i, all) => all[i] !== text.split("\n")[i])
		);
	};
	return { labels: found.map(({ label }) => label), details: found.map(({ detail }) => detail), choose };
}

const card = (lines: string, body = ""): string => `---\nartifact: model-card\nid: MC-a\n${lines}\n---\n${body}`;

describe("Completion of references", () => {
	it("offers documents, the newest commits, tags, data and files", async () => {
		const { labels, details } = await complete(card("evaluation:\n  reports:\n    - ¦"));
		assert.deepEqual(labels, [
			"DS-applications",
			`git:${newest.slice(0, 7)}`,
			`git:${first.slice(0, 7)}`,
			`tag:v1.0@${first.slice(0, 7)}`,
			"dvc:data/set.csv.dvc",
			"data/a, b.csv",
			"eval/metrics.json",
			"data/set.csv.dvc",
		]);
		assert.match(details[1] ?? "", /^Train again · /);
	});

	for (const [name, text, label] of [
		["files for a model", card("model:\n  ref: ¦"), "data/a, b.csv"],
		["files for evidence", card("metrics:\n  - evidence: ¦"), "data/a, b.csv"],
		["files for evidence in braces", card('metrics:\n  - evidence: { ref: "¦" }'), "data/a, b.csv"],
		["data for data", card('datasets:\n  - { ref: "¦" }'), "dvc:data/set.csv.dvc"],
		["commits for code", card("training:\n  code: ¦"), `git:${newest.slice(0, 7)}`],
	] as const) {
		it(`offers ${name} first`, async () => assert.equal((await complete(text)).labels[0], label));
	}

	it("writes a document with its version, and data with what DVC records", async () => {
		const md5 = digestOf("x", "md5");
		const disk = { "data/set.csv.dvc": `outs:\n- md5: ${md5}\n  path: set.csv\n` };
		const { choose } = await complete(card("model:\n  ref: ¦"), true, { sheet: SHEET.replace("title:", 'version: "1.2.0"\ntitle:'), disk });
		assert.equal(choose("DS-applications"), "  ref: DS-applications@1.2.0");
		assert.equal(choose("dvc:data/set.csv.dvc"), `  ref: dvc:data/set.csv.dvc@md5:${md5}`);
	});

	const commit = `git:${newest}`;
	const SHORT = `git:${newest.slice(0, 7)}`;
	for (const [name, text, label, line] of [
		["behind a key", card("model:\n  ref: ¦"), SHORT, `  ref: ${commit}`],
		["behind the scheme", card("model:\n  ref: git:¦"), SHORT, `  ref: ${commit}`],
		["behind the beginning of an id", card("model:\n  ref: git:12¦"), SHORT, `  ref: ${commit}`],
		["in empty quotes", card('model:\n  ref: "¦"'), SHORT, `  ref: "${commit}"`],
		["in single quotes", card("model:\n  ref: '¦'"), SHORT, `  ref: '${commit}'`],
		["in quotes, behind the scheme", card('model:\n  ref: "git:¦"'), SHORT, `  ref: "${commit}"`],
		[
			"in the middle of what stands there",
			card(`model:\n  ref: "git:${first.slice(0, 9)}¦${first.slice(9)}"`),
			SHORT,
			`  ref: "${commit}"`,
		],
		["in braces", card("metrics:\n  - evidence: { ref: ¦ }"), SHORT, `  - evidence: { ref: ${commit} }`],
		["in braces, behind the scheme", card("metrics:\n  - evidence: { ref: git:¦ }"), SHORT, `  - evidence: { ref: ${commit} }`],
		["in braces, behind another entry", card("datasets:\n  - { role: training, ref: ¦}"), SHORT, `  - { role: training, ref: ${commit}}`],
		[
			"in braces and quotes",
			card('metrics:\n  - evidence: { ref: "¦", pointer: /a }'),
			SHORT,
			`  - evidence: { ref: "${commit}", pointer: /a }`,
		],
		["in a list", card("evaluation:\n  reports:\n    - ¦"), "DS-applications", "    - DS-applications"],
		["in quotes that are open", card('model:\n  ref: "¦\n  name: x'), SHORT, `  ref: "${commit}"`],
		["in single quotes that are open, behind the scheme", card("model:\n  ref: 'git:¦\n  name: x"), SHORT, `  ref: '${commit}'`],
		["in braces and quotes that are open", card('metrics:\n  - evidence: { ref: "¦}\ndata: x'), SHORT, `  - evidence: { ref: "${commit}"}`],
		[
			"in braces and quotes that are open, at the end",
			card('metrics:\n  - evidence: { ref: "¦}'),
			SHORT,
			`  - evidence: { ref: "${commit}"}`,
		],
		["in a code span", card("tier: 3", "See `git:¦"), SHORT, `See \`${commit}`],
		["in a closed code span", card("tier: 3", "See `git:12¦34` there"), SHORT, `See \`${commit}\` there`],
		["a file with a comma", card("model:\n  ref: ¦"), "data/a, b.csv", `  ref: "git:${newest}#data/a,%20b.csv"`],
		["a file at a commit", card(`model:\n  ref: "git:${first}#¦"`), "eval/metrics.json", `  ref: "git:${first}#eval/metrics.json"`],
		[
			"a file at an abbreviation",
			card(`model:\n  ref: git:${first.slice(0, 9)}#ev¦`),
			"eval/metrics.json",
			`  ref: git:${first.slice(0, 9)}#eval/metrics.json`,
		],
	] as const) {
		for (const eol of ["\n", "\r\n"]) {
			it(`works ${name}${eol === "\n" ? "" : ", with CRLF"}`, async () => {
				const { labels, choose } = await complete(text.replaceAll("\n", eol));
				assert.equal(choose(label)?.trimEnd(), line, labels.join());
			});
		}
	}

	for (const [name, text] of [
		["where no reference is asked for", card("title: ¦")],
		["at a key", card("model:\n  re¦")],
		["in prose", card("tier: 3", "See git:¦ there")],
		["in a code span of something else", card("tier: 3", "See `http:¦` there")],
		["in braces of something else", card("owner: { name: ¦ }")],
	] as const) {
		it(`keeps quiet ${name}`, async () => {
			assert.deepEqual((await complete(text)).labels, []);
		});
	}

	it("offers documents where git is not asked", async () => {
		assert.deepEqual((await complete(card("model:\n  ref: ¦"), false)).labels, ["DS-applications"]);
	});

	it("offers no file of a commit that is not here", async () =>
		assert.deepEqual((await complete(card(`model:\n  ref: "git:${"4".repeat(40)}#¦"`))).labels, []));

	it("offers files only behind a commit", async () => {
		const { labels, details } = await complete(card(`model:\n  ref: "git:${first}#¦"`));
		// What came later is not in it.
		assert.deepEqual(labels, ["data/a, b.csv", "eval/metrics.json"]);
		assert.deepEqual(new Set(details), new Set([`git:${first.slice(0, 7)}`]));
	});
});
