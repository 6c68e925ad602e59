import assert from "node:assert/strict";
import { applyEdits } from "../../../src/core/document/span.js";
import { type Completion, completionsAt } from "../../../src/core/language/completion.js";
import { checkedIn, marked, workspace } from "./marked.js";

const POLICY = "associations:\n  README.md: huggingface-model-card\nsystems:\n  fraud: { tier: 1 }\n";
const SHEET = '---\nartifact: dataset-sheet\nschema: "1"\nid: DS-a\ntitle: The data\nsystem: credit\n---\n';

function at(withMark: string, path = "a.md"): Completion[] {
	const { text, offset } = marked(withMark);
	const library = workspace({ "rai-docs.yaml": POLICY, "sheet.md": SHEET, [path]: text });
	return completionsAt(library, checkedIn(library, path).artifact, offset);
}

const labels = (withMark: string, path?: string): string[] => at(withMark, path).map(({ label }) => label);

const card = (front: string, body = ""): string => `---\nartifact: model-card\n${front}\n---\n${body}`;

function has(withMark: string, wanted: readonly string[], unwanted: readonly string[] = [], path?: string): void {
	const found = labels(withMark, path);
	for (const label of wanted) assert.ok(found.includes(label), `${label} is missing among ${found.join(", ")}`);
	for (const label of unwanted) assert.ok(!found.includes(label), `${label} is suggested`);
}

const CRLF = (text: string): string => text.replaceAll("\n", "\r\n");

it("Completion right behind a colon begins with a space", () => {
	for (const [text, inserted] of [
		[card("status:|"), " draft"],
		[card("status: |"), "draft"],
		[card("status: d|"), "draft"],
	] as const)
		assert.equal(at(text).find(({ label }) => label === "draft")?.insertText, inserted, text);
});

describe("Completion suggests keys", () => {
	for (const [name, text, wanted, unwanted] of [
		["of the document", card("|"), ["schema", "id", "title", "system", "metrics"], ["artifact", "name"]],
		["on the first line", "---\n|\nartifact: model-card\n---\n", ["schema"], ["artifact"]],
		["behind half a key", card("ti|"), ["title", "tier"], ["artifact"]],
		["behind half a key before others", card("ti|\nsystem: x\nid: MC-x"), ["title", "tier"], ["system", "id"]],
		["in half a key", card("ti|t"), ["title"], []],
		["before a value", card("ti|: x"), ["title"], []],
		["of a nested mapping", card("model:\n  |"), ["name", "version", "ref"], ["title", "metrics"]],
		["of a nested mapping that has some", card("model:\n  name: x\n  |\n  ref: y"), ["version"], ["name", "ref"]],
		["behind half a nested key", card("model:\n  name: x\n  ve|"), ["version"], ["name", "title"]],
		["of the parent again", card("model:\n  name: x\n|"), ["title", "metrics"], ["name", "model"]],
		["of a list item", card("metrics:\n  - |"), ["name", "value", "ci"], ["title"]],
		["of a list item that has some", card("metrics:\n  - name: x\n    |"), ["value", "ci"], ["name"]],
		["of the second of two items", card("metrics:\n  - name: x\n    value: 1\n  - name: y\n    |"), ["value"], ["name"]],
		["of the first of two items", card("metrics:\n  - name: x\n    |\n  - name: y\n    value: 1"), ["value"], ["name"]],
		["of a list item without indentation", card("metrics:\n- name: x\n  |"), ["value"], ["name", "title"]],
		["of a mapping in a list item", card("metrics:\n  - name: x\n    ci:\n      |"), ["lower", "upper"], ["name"]],
		["behind a block scalar", card("data: |-\n  some: text\n|".replace("|-", ">-")), ["title"], ["data", "some"]],
		["behind a comment line", card("# comment\n|"), ["title"], []],
		["behind what is broken above", card("title: [x\nti|"), ["tier"], []],
		["behind what is broken below", card('ti|\nsystem: "x'), ["title", "tier"], []],
		["behind quoted keys", card('"title": x\n|'), ["tier"], ["title"]],
		["with the near indentation of four", card("model:\n    name: x\n    |"), ["version"], ["name"]],
	] as const) {
		it(name, () => has(text, wanted, unwanted));
		it(`${name}, with CRLF`, () => has(CRLF(text), wanted, unwanted));
	}

	it("of a YAML document", () => has("artifact: model-card\n|", ["schema", "sections"], ["artifact"], "a.yaml"));

	it("of sections, in a YAML document", () => has("artifact: model-card\nsections:\n  |", ["summary"], ["title"], "a.yaml"));

	it("of a policy", () => has("|", ["rules", "associations", "systems"], [], "rai-docs.yaml"));

	it("that are rules, in a policy", () => has("rules:\n  |", ["schema/required", "file/placeholder"], [], "rai-docs.yaml"));

	it("of a Hub card, by association", () => has("---\n|\n---\n", ["license", "language", "tags"], ["artifact"], "README.md"));

	it("of a mapping in flow, or nothing that is wrong there", () => has(card("model: { na| }"), [], ["title", "artifact", "metrics"]));

	it("required ones first", () => {
		const found = at(card("|"));
		const order = (label: string) => found.find((c) => c.label === label)?.order ?? Number.NaN;
		assert.ok(order("owner") < order("regions"));
	});

	it("without touching what stands behind", () => {
		const { text } = marked(card("ti|: x"));
		const title = at(card("ti|: x")).find(({ label }) => label === "title");
		assert.ok(title);
		assert.equal(applyEdits(text, [{ span: title.span, newText: title.insertText }]), card("title: x"));
	});
});

describe("Completion suggests values", () => {
	for (const [name, text, wanted, unwanted] of [
		["of an enumeration", card("status: |"), ["draft", "in-review"], ["title"]],
		["of an enumeration, half written", card("status: in|"), ["in-review"], ["title"]],
		["without a space behind the colon, none that would not be read", card("status:|"), [], ["title", "artifact"]],
		["that are numbers", card("tier: |"), ["1", "2", "3"], []],
		["that must be in quotes", card("schema: |"), ['"1"'], ["1"]],
		["of a nested field", card("model:\n  type: |"), ["classifier"], []],
		["in a list item", card("datasets:\n  - role: |"), ["training"], []],
		["in the second key of an item", card("datasets:\n  - sheet: x\n    role: tr|"), ["training"], []],
		["that are systems of the workspace", card("system: |"), ["credit", "fraud"], []],
		["that are documents of the workspace", card("datasets:\n  - sheet: |"), ["DS-a"], []],
		["that are documents, half written", card("datasets:\n  - sheet: DS-|"), ["DS-a"], []],
		["that are rules, in an exception", "---\nartifact: exception-request\nwaives:\n  - rule: |\n---\n", ["trace/unpinned"], ["DS-a"]],
		["that are documents, in an exception", "---\nartifact: exception-request\nwaives:\n  - artifacts:\n      - |\n---\n", ["DS-a"], []],
		["that are packets, in a decision", "---\nartifact: decision-log\ndecisions:\n  - packet: |\n---\n", ["DS-a"], []],
		["that are documents related", card("related:\n  - id: |"), ["DS-a"], []],
		[
			"that are document types",
			'---\nartifact: |\nschema: "1"\nsystem: x\n---\n',
			["model-card", "system-card", "risk-assessment", "dataset-sheet"],
			["huggingface-model-card"],
		],
		["that are document types, half written", '---\nartifact: model|\nschema: "1"\nsystem: x\n---\n', ["model-card", "system-card"], []],
		["that are document types, in place of one", "---\nartifact: model-card|\n---\n", ["model-card", "system-card"], []],
	] as const) {
		it(name, () => has(text, wanted, unwanted));
		it(`${name}, with CRLF`, () => has(CRLF(text), wanted, unwanted));
	}

	it("that are document types, in a policy", () =>
		has("associations:\n  a.md: |", ["model-card", "huggingface-model-card"], [], "rai-docs.yaml"));

	it("that are document types, behind a glob with marks", () => has('associations:\n  "**/*.md": |', ["model-card"], [], "rai-docs.yaml"));

	it("that are severities, in a policy", () =>
		has("rules:\n  file/placeholder: |", ["error", "warning", "info", "off"], [], "rai-docs.yaml"));

	it("in place of the whole word", () => {
		const text = card("status: in-|review # c");
		const value = at(text).find(({ label }) => label === "draft");
		assert.ok(value);
		assert.equal(applyEdits(marked(text).text, [{ span: value.span, newText: value.insertText }]), card("status: draft # c"));
	});
});

describe("Completion suggests headings", () => {
	for (const [name, text, wanted, unwanted] of [
		["behind a mark", card("", "\n## |\n"), ["## Summary", "## Intended use"], []],
		["behind half a word", card("", "\n## Sum|\n"), ["## Summary"], []],
		["that the body lacks", card("", "\n## Summary\n\nx\n\n## |\n"), ["## Intended use"], ["## Summary"]],
		["that it does not have by another name", card("", "\n## Overview\n\nx\n\n## |\n"), ["## Intended use"], ["## Summary"]],
	] as const) {
		it(name, () => has(text, wanted, unwanted));
		it(`${name}, with CRLF`, () => has(CRLF(text), wanted, unwanted));
	}
});

describe("Completion suggests nothing", () => {
	for (const [name, text] of [
		["in a comment line", card("# ti|")],
		["in a comment behind a value", card("title: x # st|")],
		["behind a comment", card("status: draft # |")],
		["in prose", card("", "\nSome |prose\n")],
		["on a blank line of the body", card("", "\n|\n")],
		["in the opening fence", "--|-\nartifact: model-card\n---\n"],
		["behind the opening fence", "---|\nartifact: model-card\n---\n"],
		["in the closing fence", "---\nartifact: model-card\n--|-\n"],
		["behind the closing fence", "---\nartifact: model-card\n---|\n"],
		["in the text of a block scalar", card("data: >-\n  some |text")],
		["at a key's place in the text of a block scalar", card("data: >-\n  |")],
		["in a quoted text of several lines", card('data: "some\n  ti|')],
		["for a text", card("title: |")],
		["behind a text", card("title: some|")],
		["below a text", card("title: x\n  |")],
		["in a list of texts", card("limitations:\n  - |")],
		["in code of the body", card("", "\n```md\n## |\n```\n")],
	] as const) {
		it(name, () => assert.deepEqual(labels(text), []));
		it(`${name}, with CRLF`, () => assert.deepEqual(labels(CRLF(text)), []));
	}
});
