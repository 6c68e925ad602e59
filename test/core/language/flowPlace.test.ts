import assert from "node:assert/strict";
import { parseDocument } from "../../../src/core/document/document.js";
import { completionsAt } from "../../../src/core/language/completion.js";
import { placeInFlow } from "../../../src/core/language/flowPlace.js";
import { baseText } from "../../cases/case.js";
import { checkedIn, marked, workspace } from "./marked.js";

function told(withMark: string): string | undefined {
	const { text, offset } = marked(withMark, "¦");
	const place = placeInFlow(parseDocument("a.yaml", text, "yaml"), offset);
	return place && `${place.at} ${place.pointer} “${text.slice(place.word.start, place.word.end)}”`;
}

describe("The place of the cursor in brackets", () => {
	for (const [text, expected] of [
		["a: [¦]", "value /a/- “”"],
		["a: [b¦]", "value /a/- “b”"],
		["a: [b, ¦]", "value /a/- “”"],
		["a: [b, c¦c, d]", "value /a/- “cc”"],
		["a: [¦b]", "value /a/- “b”"],
		["a: { b: ¦ }", "value /a/b “”"],
		["a: { b: c¦, d: 1 }", "value /a/b “c”"],
		["a:\n  - { b: x, c: [¦] }", "value /a/-/c/- “”"],
		["a: { ¦ }", undefined],
		["a: { b¦ }", undefined],
		["a: [¦", undefined],
		["a: ¦[]", undefined],
		["a: []¦", undefined],
		['a: ["b¦"]', undefined],
		["a: [b c¦]", undefined],
		["a: b¦", undefined],
	] as const)
		it(text, () => assert.equal(told(text), expected));
});

describe("Completion in brackets", () => {
	const labels = (base: string, from: string, to: string): string[] => {
		const changed = baseText(base).replace(from, to);
		assert.notEqual(changed, baseText(base));
		const { text, offset } = marked(changed, "¦");
		const library = workspace({ "new.md": text, "gates.md": baseText("neighbours/DS-gates.md") });
		return completionsAt(library, checkedIn(library, "new.md").artifact, offset).map(({ label }) => label);
	};

	it("offers the values that a schema knows", () =>
		assert.ok(labels("intake-request.md", "decision_domain: [none]", "decision_domain: [¦]").includes("credit")));

	it("offers documents by their id", () =>
		assert.ok(labels("exception-request.md", "artifacts: [DS-gates]", "artifacts: [¦]").includes("DS-gates")));

	it("offers no rule that nobody can be excused from", () => {
		const rules = labels("exception-request.md", "rule: trace/unpinned", "rule: ¦");
		assert.deepEqual([rules.includes("trace/unpinned"), rules.includes("file/unreadable")], [true, false]);
	});
});
