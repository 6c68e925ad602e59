import assert from "node:assert/strict";
import { parseDocument } from "../../../../src/core/document/document.js";
import { applyEdits } from "../../../../src/core/document/span.js";
import { type NewQuestion, recordQuestion, type Settlement, settleQuestion } from "../../../../src/core/packet/questions/record.js";
import { checkedIn, workspace } from "../../language/marked.js";

const CARD = "---\nartifact: model-card\nid: MC-a\nstatus: draft\nlimitations: It is slow\n---\n";

const NEW: NewQuestion = {
	about: { document: "MC-a" },
	quote: "It is slow",
	by: { name: "Jonas Weber", email: "jonas@example.com" },
	date: "2026-11-20",
	question: "How slow: seconds, or minutes? ",
};

const FIRST = `# Ours
questions: # in the order of asking
  - id: Q-7
    document: MC-a
    quote: It is slow   # the card
    asked_by: { name: Jonas Weber }
    date: 2026-11-20
    question: How slow?
    state: open # for now
`;

const file = (text: string) => parseDocument("rai-questions.yaml", text, "yaml");

const problems = (questions: string, path: string): string[] =>
	checkedIn(workspace({ "rai-questions.yaml": questions, "card.md": CARD }), path)
		.problems.filter(({ rule }) => rule !== "draft/unanswered")
		.map(({ rule }) => rule);

function asked(before: string | undefined, change: Partial<NewQuestion> = {}): { readonly id: string; readonly text: string } {
	const kept = recordQuestion(before === undefined ? undefined : file(before), { ...NEW, ...change });
	assert.ok(!("refused" in kept), "refused" in kept ? kept.refused : "");
	assert.equal(
		applyEdits(before ?? "", before === undefined ? [{ span: { start: 0, end: 0 }, newText: kept.text }] : kept.edits),
		kept.text,
	);
	return kept;
}

describe("A question that is asked", () => {
	for (const [name, before] of [
		["begins a file", undefined],
		["begins a file that is empty", ""],
		["comes behind a comment", "# Ours"],
		["comes into an empty list", "questions: [] # none yet\n"],
		["comes behind an empty key", "questions:\n"],
		["comes behind another", FIRST],
		[
			"comes behind another in braces",
			'questions: [{ id: Q-1, document: MC-a, quote: It, asked_by: { name: A }, date: 2026-11-20, question: "?", state: open }]\n',
		],
		["keeps the ends of lines", FIRST.replaceAll("\n", "\r\n")],
	] as const)
		it(name, () => {
			const { id, text } = asked(before);
			assert.deepEqual(problems(text, "rai-questions.yaml"), []);
			assert.ok(problems(text, "card.md").includes("packet/question"));
			assert.ok(
				text.startsWith(before?.slice(0, before.indexOf("[]") < 0 ? undefined : before.indexOf("[]")).replace(/\]?\r?\n$/, "") ?? "#"),
			);
			assert.match(text, new RegExp(`id: ${id}\\b`));
			if (before?.includes("\r\n")) assert.doesNotMatch(text, /(?<!\r)\n/);
		});

	it("is written as people write", () => {
		const { text } = asked(undefined, { occurrence: 2 });
		assert.equal(
			text.split("\n").slice(1).join("\n"),
			`questions:
  - id: Q-1
    document: MC-a
    quote: It is slow
    occurrence: 2
    asked_by: { name: Jonas Weber, email: "jonas@example.com" }
    date: 2026-11-20
    question: "How slow: seconds, or minutes?"
    state: open
`,
		);
	});

	it("has an id that was never given", () => assert.equal(asked(FIRST).id, "Q-8"));

	it("may be about a document without an id", () =>
		assert.match(asked(undefined, { about: { path: "a/README.md" } }).text, /path: "a\/README.md"/));

	for (const [name, before, change, why] of [
		["without words", "", { question: "  " }, /question/],
		["without a day", "", { date: "tomorrow" }, /date/],
		["into a file that is written otherwise", "questions: none\n", {}, /cannot be added to/],
		["into a file that cannot be read", "questions: {\n  a: 'b\n", {}, /cannot be added to/],
	] as const)
		it(`is refused ${name}`, () => {
			const kept = recordQuestion(file(before), { ...NEW, ...change });
			assert.match("refused" in kept ? kept.refused : "", why);
		});
});

const ANSWER: Settlement = { answer: "Two seconds: see below", by: { name: "Ada Osei" }, date: "2026-11-21" };

function settled(before: string, id: string, settlement: Settlement): string {
	const found = settleQuestion(file(before), id, settlement);
	assert.ok(!("refused" in found), "refused" in found ? found.refused : "");
	assert.equal(applyEdits(before, found.edits), found.text);
	return found.text;
}

describe("A question that is answered", () => {
	it("says who answered what and when, and keeps what was written", () => {
		assert.equal(
			settled(FIRST, "Q-7", ANSWER),
			FIRST.replace(
				"    state: open # for now\n",
				'    answer: "Two seconds: see below"\n    answered_by: { name: Ada Osei }\n    answered_on: 2026-11-21\n    state: answered # for now\n',
			),
		);
	});

	it("is the one that is meant, and the problem is gone", () => {
		const { id, text } = asked(FIRST);
		const after = settled(settled(text, id, ANSWER), "Q-7", ANSWER);
		assert.deepEqual([problems(after, "rai-questions.yaml"), problems(after, "card.md")], [[], []]);
	});

	for (const [name, before] of [
		[
			"in braces",
			FIRST.replace(
				/ {2}- id[\s\S]*/,
				'  - { id: Q-7, document: MC-a, quote: It is slow, asked_by: { name: J }, date: 2026-11-20, question: "?", state: open }\n',
			),
		],
		["with a key for the answer already", FIRST.replace("    state", "    answer:\n    state")],
		["with half an answer", FIRST.replace("    state", '    answered_by: { name: "" }\n    answer: >\n      Perhaps\n      so\n    state')],
		[
			"as the last words of a block",
			FIRST.replace("question: How slow?\n    state: open # for now\n", "state: open\n    question: |\n      How slow?\n      Really.\n"),
		],
		["without a state", FIRST.replace("    state: open # for now\n", "")],
		["with the ends of lines of Windows", FIRST.replaceAll("\n", "\r\n")],
	] as const)
		it(`may be written ${name}`, () => {
			const after = settled(before, "Q-7", ANSWER);
			assert.deepEqual([problems(after, "rai-questions.yaml"), problems(after, "card.md")], [[], []]);
		});

	it("may be withdrawn instead, and says by whom", () => {
		const after = settled(FIRST, "Q-7", { by: { name: "Jonas Weber" }, date: "2026-11-21" });
		assert.match(
			after,
			/question: How slow\?\n {4}answered_by: \{ name: Jonas Weber \}\n {4}answered_on: 2026-11-21\n {4}state: withdrawn # for now\n/,
		);
		assert.deepEqual([problems(after, "rai-questions.yaml"), problems(after, "card.md")], [[], []]);
	});

	it("is one that is there", () => {
		const found = settleQuestion(file(FIRST), "Q-9", ANSWER);
		assert.match("refused" in found ? found.refused : "", /There is no question Q-9/);
	});
});
