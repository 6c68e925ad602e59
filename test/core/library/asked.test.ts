import assert from "node:assert/strict";
import { digestOf } from "../../../src/core/trace/digest.js";
import { checkedIn, workspace } from "../language/marked.js";

const card = (id: string, words = "It is slow"): string =>
	`---\nartifact: model-card\nid: ${id}\nstatus: draft\nlimitations: ${words}\n---\n`;

const question = (id: string, document: string, state = "open"): string =>
	`  - { id: ${id}, document: ${document}, quote: It is slow, asked_by: { name: J }, date: 2026-11-20, question: "How slow?", state: ${state} }\n`;

const QUESTIONS = `questions:\n${question("Q-1", "MC-a")}`;
const FILE = "rai-questions.yaml";

const library = (questions = QUESTIONS) =>
	workspace({ "a.md": card("MC-a"), "b.md": card("MC-b"), "c.md": card("MC-c"), [FILE]: questions });

const sorted = (paths: ReadonlySet<string>): string[] => [...paths].sort();

const asked = (all: ReturnType<typeof library>, path: string): boolean =>
	checkedIn(all, path).problems.some(({ rule }) => rule.startsWith("packet/question"));

describe("What reviewers ask", () => {
	it("is told at the document it is about, and at no other", () => {
		const all = library();
		assert.deepEqual(
			["a.md", "b.md", FILE].map((path) => asked(all, path)),
			[true, false, false],
		);
		assert.deepEqual(
			all.questionsAbout("a.md").map(({ id, by }) => [id, by]),
			[["Q-1", "J"]],
		);
	});

	for (const [name, questions, affected] of [
		["asked", QUESTIONS + question("Q-2", "MC-b"), ["b.md", FILE]],
		["answered", `questions:\n${question("Q-1", "MC-a", "answered")}`, ["a.md", FILE]],
		["about another document", `questions:\n${question("Q-1", "MC-c")}`, ["a.md", "c.md", FILE]],
		["said otherwise", QUESTIONS.replace("How slow", "Why"), ["a.md", FILE]],
		["below a comment, which changes nothing", `${QUESTIONS}# seen\n`, [FILE]],
		["answered before", QUESTIONS + question("Q-2", "MC-b", "answered"), [FILE]],
	] as const)
		it(`has only the documents checked again whose question is ${name}`, () =>
			assert.deepEqual(sorted(library().set(FILE, questions)), affected));

	it("is gone with its file", () => {
		const all = library();
		assert.deepEqual(sorted(all.delete(FILE)), ["a.md", FILE]);
		assert.equal(asked(all, "a.md"), false);
	});

	it("is lost with its document, and found with it", () => {
		const all = library();
		all.check(FILE);
		assert.deepEqual(sorted(all.delete("a.md")), ["a.md", FILE]);
		assert.equal(asked(all, FILE), true);
		assert.deepEqual(sorted(all.set("d.md", card("MC-a"))), ["d.md", FILE]);
		assert.deepEqual([asked(all, FILE), asked(all, "d.md")], [false, true]);
	});

	it("is lost with its document's id, also when it was answered long ago", () => {
		const all = library(`questions:\n${question("Q-1", "MC-a", "answered")}`);
		assert.equal(asked(all, FILE), false);
		assert.deepEqual(sorted(all.set("a.md", card("MC-z"))), ["a.md", FILE]);
		assert.equal(asked(all, FILE), true);
	});

	it("changes no digest", () => {
		const all = library("questions: []\n");
		const before = digestOf(checkedIn(all, "a.md").artifact.document);
		all.set(FILE, QUESTIONS);
		assert.equal(asked(all, "a.md"), true);
		assert.equal(digestOf(checkedIn(all, "a.md").artifact.document), before);
	});

	it("is no document, and is looked at whatever the policy leaves out", () => {
		const all = workspace({ "rai-docs.yaml": "include: ['*.md']\n", [FILE]: QUESTIONS.replace("MC-a", "MC-z"), "a.md": card("MC-a") });
		assert.equal(asked(all, FILE), true);
		assert.equal(workspace({ [`sub/${FILE}`]: QUESTIONS }).check(`sub/${FILE}`), undefined);
	});
});
