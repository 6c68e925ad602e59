import assert from "node:assert/strict";
import type { Checked } from "../../../src/core/check.js";
import { applyEdits } from "../../../src/core/document/span.js";
import { KINDS } from "../../../src/core/kinds/table.js";
import { nextQuestion, type Target, targetOf } from "../../../src/core/language/nextQuestion.js";
import { baseText } from "../../cases/case.js";
import { RAI_TEMPLATES } from "../kinds/templates.js";
import { answered, type Choice, NEIGHBOUR } from "./answers.js";
import { checkedAlone, checkedIn, marked, workspace } from "./marked.js";

const commentsOf = (text: string): string[] => text.match(/(?<=^|\s)#.*$|<!--[\s\S]*?-->/gm) ?? [];

/** One writes behind a space, a quote or a bracket, and over nothing but what is empty or the template's words. */
function assertRoom({ artifact }: Checked, { select: { start, end }, edit, question }: Target): void {
	const { text } = artifact.document;
	assert.ok(0 <= start && start <= end && end <= text.length, question.pointer);
	const place = `${question.pointer}: ${JSON.stringify(`${text.slice(Math.max(0, start - 40), start)}¦${text.slice(start, end)}¦`)}`;
	if (edit) return;
	assert.match(text.slice(start, end), /^(?:_[^_]+_)?$/, `something that stands there is overwritten at ${place}`);
	assert.match(text[start - 1] ?? "\n", /[\s"'[{]/, `what is written here would not be read as an answer: ${place}`);
}

/** Goes from question to question and answers each, until none is left. @returns the text then, and what was asked */
function walk(path: string, template: string, choice: Choice): { checked: Checked; asked: string[] } {
	const library = workspace({ "neighbour.md": baseText(`neighbours/${NEIGHBOUR}.md`), [path]: template });
	let checked = checkedIn(library, path);
	let cursor = 0;
	const asked: string[] = [];
	for (let target = nextQuestion(checked, cursor); target; target = nextQuestion(checked, cursor)) {
		asked.push(target.question.pointer);
		assert.ok(asked.length < 150, `it goes on for ever: ${asked.slice(-6)}`);
		assertRoom(checked, target);
		const after = answered(path, checked.artifact.document.text, target, choice);
		library.set(path, after.text);
		checked = checkedIn(library, path);
		assert.deepEqual(checked.artifact.document.errors, [], `the answer to ${target.question.pointer} broke the text:\n${after.text}`);
		cursor = after.cursor;
	}
	return { checked, asked };
}

/** What only somebody sees who thinks about several answers together, and not about the one that is asked for. */
const WEIGHED = new RegExp(
	`^(?:${[
		...["system/actions-tier", "memo/recommendation", "privacy/consultation", "privacy/dpia", "report/conclusion", "report/single-metric"],
		...["report/reproduced", "plan/dimension", "plan/repeats", "probe/degradation", "attack/.*", "monitor/.*"],
	].join("|")})$`,
);

/** With nothing wrong in it, and every comment where it was. */
function assertFinished(path: string, template: string, choice: Choice): void {
	const { checked, asked } = walk(path, template, choice);
	const { text } = checked.artifact.document;
	// The first or the last of all values may come to another tier than the template's.
	const wrong = checked.problems.filter(({ rule }) => !WEIGHED.test(rule) && !rule.startsWith("tier/"));
	assert.deepEqual(
		wrong.map(({ rule, message }) => `${rule} ${message}`),
		[],
	);
	const comments = commentsOf(text);
	let at = 0;
	for (const comment of commentsOf(template)) {
		at = comments.indexOf(comment, at) + 1;
		assert.ok(at > 0, `“${comment}” is lost:\n${text}`);
	}
	if (template.includes("\r\n")) assert.doesNotMatch(text, /(?<!\r)\n/);
	assert.ok(asked.length > 0);
}

describe("Next question, answered again and again, ends with nothing left to ask", () => {
	for (const { name, path, text, format } of RAI_TEMPLATES) {
		it(`from a new document: ${name}`, () => assertFinished(path, text, format === "yaml" ? "first" : "last"));
	}

	for (const { name, path, text } of RAI_TEMPLATES.filter(({ tier, format }) => tier === 2 && format === "markdown")) {
		it(`from a new document with CRLF: ${name}`, () => assertFinished(path, text.replaceAll("\n", "\r\n"), "first"));
	}

	for (const { id } of KINDS.filter(({ family }) => family === "rai")) {
		it(`from one that says only what it is, at tier 1, in YAML: ${id}`, () =>
			assertFinished("a.yaml", `artifact: ${id}\nstatus: draft\ntier: 1\n`, "first"));
	}
});

describe("Next question, without answering", () => {
	for (const { name, path, text } of RAI_TEMPLATES) {
		it(`goes through all of them in their order, and round: ${name}`, () => {
			const checked = checkedAlone(path, text);
			const seen: string[] = [];
			let cursor = 0;
			for (let i = 0; i <= checked.questions.length; i++) {
				const target = nextQuestion(checked, cursor) ?? assert.fail();
				seen.push(target.question.pointer);
				cursor = target.select.start;
			}
			const order = checked.questions.map(({ pointer }) => pointer);
			assert.deepEqual(seen, [...order, order[0]]);
		});
	}
});

const head = (tier: number): string => `artifact: model-card\nstatus: draft\ntier: ${tier}\n`;

/** `text with ¦what is selected¦`, after the edit that makes room, if there is one. */
function shown(front: string, pointer: string, tier = 3): string {
	const checked = checkedAlone("a.yaml", head(tier) + front);
	const question = checked.questions.find((q) => q.pointer === pointer) ?? assert.fail(`${pointer} is not asked`);
	const { select, edit } = targetOf(checked.artifact, question);
	const { text } = checked.artifact.document;
	const after = edit
		? applyEdits(text, [edit]).replace(/\$1|\$\{1:?\}/, "¦")
		: `${text.slice(0, select.start)}¦${text.slice(select.start, select.end)}¦${text.slice(select.end)}`.replace("¦¦", "¦");
	return after.replace(head(tier), "");
}

describe("The answer to a question is written", () => {
	for (const [name, front, pointer, expected] of [
		["between the quotes", 'data: "" # c\n', "/data", 'data: "¦" # c\n'],
		["between single quotes", "data: ''\n", "/data", "data: '¦'\n"],
		["behind the colon and its space", "data: \nsystem: x\n", "/data", "data: ¦\nsystem: x\n"],
		["behind the colon, before a comment", "data:    # c\n", "/data", "data: ¦   # c\n"],
		["in place of null", "data: ~ # c\n", "/data", "data: ¦~¦ # c\n"],
		["in place of null, spelt out", "data: null\n", "/data", "data: ¦null¦\n"],
		["in the lines that a list needs", "limitations: []\n", "/limitations", 'limitations: \n  - "¦"\n'],
		["below a comment behind the list", "limitations: []   # c\n", "/limitations", 'limitations: # c\n  - "¦"\n'],
		["in the first empty part", 'if_wrong:\n  who: ""\n  what: ""\n', "/if_wrong", 'if_wrong:\n  who: "¦"\n  what: ""\n'],
		[
			"in the part that is left",
			'if_wrong:\n  who: x\n  what: ""\n  stop: y\n',
			"/if_wrong/what",
			'if_wrong:\n  who: x\n  what: "¦"\n  stop: y\n',
		],
		["in the first item", 'limitations:\n  - ""\n', "/limitations", 'limitations:\n  - "¦"\n'],
		["in a new entry of a flow mapping", "if_wrong: { who: x, stop: y }\n", "/if_wrong/what", 'if_wrong: { who: x, what: "¦", stop: y }\n'],
	] as const) {
		it(name, () => assert.equal(shown(front, pointer).replace(": \n", ":\n"), expected.replace(": \n", ":\n")));
	}

	it("behind a colon that nothing follows, with the space it needs", () => {
		const after = shown("data:\nsystem: x\n", "/data");
		assert.equal(after, "data: ¦\nsystem: x\n");
	});

	it("below what is there, where a list is too short", () => {
		const three = "limitations:\n  - one # c\n  - two\ntradeoffs: x\n";
		assert.equal(shown(three, "/limitations", 1), 'limitations:\n  - one # c\n  - two\n  - "¦"\ntradeoffs: x\n');
	});

	it("in place of the template's words", () => {
		const prompt = "_What the model does, what it is meant for, and who uses it, in two or three sentences anyone can read._";
		const checked = checkedAlone("a.md", `---\nartifact: model-card\n---\n## Summary\n\n${prompt}\n`);
		const question = checked.questions.find(({ pointer }) => pointer === "#summary") ?? assert.fail();
		const { select } = targetOf(checked.artifact, question);
		assert.equal(checked.artifact.document.text.slice(select.start, select.end), prompt);
	});

	for (const [name, body, line] of [
		["below a heading with nothing under it", "## Summary\n\n## Uses\n", 4],
		["below a heading at the very end", "## Summary\n", 4],
		["below a heading by another name", "## Overview\n\n", 4],
	] as const) {
		it(name, () => {
			const checked = checkedAlone("a.md", `---\nartifact: model-card\n---\n${body}`);
			const question = checked.questions.find(({ pointer }) => pointer === "#summary") ?? assert.fail();
			assert.equal(checked.artifact.document.lines.position(targetOf(checked.artifact, question).select.start).line, line);
		});
	}
});

describe("Next question begins", () => {
	const text =
		'---\nartifact: model-card\nstatus: draft\ntier: 3\n¦out_of_scope: []\ndata: ""\nlimitations: []\n---\n## Summary\n\nIt is.\n';
	const { text: card, offset } = marked(text, "¦");
	const checked = checkedAlone("a.md", card);
	const from = (words: string) => nextQuestion(checked, card.indexOf(words))?.question.pointer;

	it("at the first from elsewhere", () =>
		assert.equal(nextQuestion(checked, offset - 20)?.question.pointer, checked.questions[0]?.pointer));

	it("behind the one the cursor is at", () => {
		assert.equal(from('"\nlimitations'), "/metrics");
		assert.equal(from("[]\ndata"), "/data");
	});

	it("nowhere, where all is answered", () => {
		const plain = "---\nartifact: model-card\n---\n";
		assert.equal(nextQuestion({ ...checkedAlone("a.md", plain), questions: [] }, 0), undefined);
	});
});
