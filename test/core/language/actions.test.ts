import assert from "node:assert/strict";
import { parse } from "yaml";
import type { Checked } from "../../../src/core/check.js";
import { applyEdits, type Span } from "../../../src/core/document/span.js";
import { type Action, actionsAt, safeEdits } from "../../../src/core/language/actions.js";
import { baseText } from "../../cases/case.js";
import { checkedAlone, marked } from "./marked.js";

const draft = (front: string): string => `artifact: model-card\nstatus: draft\ntier: 3\n${front}`;

/** `rule: title`, or `question: title`. */
const told = (actions: readonly Action[]): string[] => actions.map(({ fix, problem }) => `${problem?.rule ?? "question"}: ${fix.title}`);

function at(withMark: string, path = "a.yaml"): string[] {
	const { text, offset } = marked(withMark, "¦");
	return told(actionsAt(checkedAlone(path, text), { start: offset, end: offset }));
}

describe("A lightbulb", () => {
	for (const [name, text, expected] of [
		["offers the ways out of a problem", draft("version: 1.1¦0\n"), ["yaml/unquoted: Put 1.10 in quotes"]],
		["offers them at its first letter", draft("version: ¦1.10\n"), ["yaml/unquoted: Put 1.10 in quotes"]],
		["offers them behind its last letter", draft("version: 1.10¦\n"), ["yaml/unquoted: Put 1.10 in quotes"]],
		["offers nothing beside a problem", draft("version: 1.10\ndata¦: x\n"), []],
		["offers nothing on a line below", draft("version: 1.10 # c¦\n"), []],
		["offers nothing where all is well", draft("data: ¦x\n"), []],
		["offers a rename", draft("limitatons¦: x\n"), ["schema/unknown-key: Rename “limitatons” to “limitations”"]],
		["offers to confirm a value of a draft", draft("data: ¦x # from a.md: confirm\n"), ["question: Confirm this value"]],
		["offers it over the mark as well", draft("data: x # from a.md: co¦nfirm\n"), ["question: Confirm this value"]],
		[
			"offers to confirm all where there are more",
			draft("data: ¦x # from a.md: confirm\nlimitations: y # drafted by z: confirm\n"),
			["question: Confirm this value", "question: Confirm all 2 values"],
		],
		["offers to set aside what a draft has not answered", draft('da¦ta: ""\n'), ["question: “data” is not applicable…"]],
	] as const) {
		it(name, () => assert.deepEqual(at(text), expected));
		it(`${name}, with CRLF`, () => assert.deepEqual(at(text.replaceAll("\n", "\r\n")), expected));
	}

	it("offers what a document in review lacks as ways out of problems", () => {
		const found = at(draft('da¦ta: ""\n').replace("draft", "in-review"));
		assert.deepEqual(found, ["schema/required: “data” is not applicable…"]);
	});

	it("offers to insert what a draft lacks at the line that says what it is", () => {
		const found = at(draft("").replace("model-card", "model-¦card"));
		assert.ok(found.includes("question: Insert “limitations”"), found.join(", "));
		assert.ok(!found.some((title) => title.startsWith("schema/required")));
	});

	it("never offers one thing twice", () => {
		const found = at(draft("").replace("model-card", "model-¦card"));
		assert.deepEqual(found, [...new Set(found)]);
	});

	it("offers what is inside a selection", () => {
		const text = draft("version: 1.10\nregions: x\n");
		const all = told(actionsAt(checkedAlone("a.yaml", text), { start: 0, end: text.length }));
		assert.ok(all.includes("yaml/unquoted: Put 1.10 in quotes"));
	});

	it("offers nothing for a problem about the document as a whole", () => {
		const checked = checkedAlone("a.yaml", draft(""));
		const actions = actionsAt(checked, { start: 0, end: 0 });
		assert.ok(!actions.some(({ problem }) => problem?.range === null));
	});
});

const fixed = (checked: Checked): string => applyEdits(checked.artifact.document.text, safeEdits(checked));

/** Every plain scalar as its own words. */
const words = (text: string): unknown => parse(text, { schema: "failsafe", uniqueKeys: false });

describe("Fix all", () => {
	for (const [name, text, expected] of [
		[
			"puts in quotes what YAML would read otherwise",
			draft("version: 1.10\nsystem: no # c\nmodel: { version: 2, name: 'x' }\n"),
			draft('version: "1.10"\nsystem: "no" # c\nmodel: { version: "2", name: \'x\' }\n'),
		],
		["takes quotes away from numbers", draft("").replace("tier: 3", 'tier: "3"'), draft("")],
		["keeps CRLF", draft("version: 1.10\n").replaceAll("\n", "\r\n"), draft('version: "1.10"\n').replaceAll("\n", "\r\n")],
		["keeps a byte order mark", `\uFEFF${draft("version: 1.10\n")}`, `\uFEFF${draft('version: "1.10"\n')}`],
		[
			"leaves alone what a person must choose",
			draft("limitatons: x\nclassification: secret\n"),
			draft("limitatons: x\nclassification: secret\n"),
		],
		["leaves alone what is not there", draft('data: ""\n'), draft('data: ""\n')],
		[
			"mends one value of an alias once",
			draft("version: &v 1.10\nmodel: { version: *v, ref: *v }\n"),
			draft('version: &v "1.10"\nmodel: { version: *v, ref: *v }\n'),
		],
	] as const) {
		it(name, () => assert.equal(fixed(checkedAlone("a.yaml", text)), expected));
	}

	it("changes how a thing is written, never what it says", () => {
		const text = draft(
			"version: 1.10\nsystem: no\nid: 0123456\nmodel: { version: 12e4567, name: 0x1F, ref: .5 }\ndata: on\nlimitations: [1_000, yes, ~]\n",
		);
		assert.deepEqual(words(fixed(checkedAlone("a.yaml", text))), words(text));
	});

	it("leaves nothing safe to fix", () => {
		const text = draft("version: 1.10\nsystem: no\nmodel: { version: 2, name: 1, ref: 3 }\nlimitations: [1, 2, no]\n");
		assert.deepEqual(safeEdits(checkedAlone("a.yaml", fixed(checkedAlone("a.yaml", text)))), []);
	});

	it("has edits that do not touch each other", () => {
		const text = draft("version: 1.10\nsystem: no\nmodel: { version: 2, name: 1, ref: 3 }\nlimitations: [1,2,no,off]\n");
		const spans = safeEdits(checkedAlone("a.yaml", text)).map((edit) => edit.span);
		assert.ok(spans.length >= 8);
		assertApart(spans);
	});

	it("has nothing to do in a document without a problem", () => {
		assert.deepEqual(safeEdits(checkedAlone("a.md", baseText("model-card.md"))), []);
	});
});

function assertApart(spans: readonly Span[]): void {
	const ordered = spans.toSorted((a, b) => a.start - b.start);
	for (const [i, { end }] of ordered.entries()) assert.ok(end <= (ordered[i + 1]?.start ?? Number.POSITIVE_INFINITY), `${i}`);
}
