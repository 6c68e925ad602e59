import assert from "node:assert/strict";
import { normalTitle, parseBody } from "../../../src/core/document/body.js";
import { Lines } from "../../../src/core/document/lines.js";

const bodyOf = (text: string, start = 0) => parseBody(text, new Lines(text), start);

const headings = (text: string, start = 0): string[] =>
	bodyOf(text, start).headings.map(({ level, span, content }) => {
		const under = text.slice(content.start, content.end).replace(/\s+/g, " ");
		return `${level} ${text.slice(span.start, span.end)} |${under}`.trimEnd();
	});

describe("The headings of a body", () => {
	for (const [name, text, expected] of [
		["ATX", "# A\n\none\n\n## B\n\ntwo\n", ["1 A | one ## B two", "2 B | two"]],
		["closing marks", "## A ##\none\n", ["2 A | one"]],
		["setext", "A\n===\none\n\nB\n---\ntwo\n", ["1 A | one B --- two", "2 B | two"]],
		["CRLF", "# A\r\n\r\none\r\n# B\r\n", ["1 A | one", "1 B |"]],
		["CR", "# A\r\rone\r# B\r", ["1 A | one", "1 B |"]],
		["none in code", "```\n# A\n```\n    # B\n# C\n", ["1 C |"]],
		["none in HTML", "<!--\n# A\n-->\n\n# B\n", ["1 B |"]],
		["none in quotes and lists", "> # A\n\n- # B\n\n# C\n", ["1 C |"]],
		["without space", "#A\n\n# B\n", ["1 B |"]],
		["marks in them", "## *A* `b` [c](d)\n", ["2 *A* `b` [c](d) |"]],
		["the same word twice", "# A\n\n# A\n", ["1 A |", "1 A |"]],
		["empty", "#\n\none\n", ["1 # | one"]],
		["up to one of a higher level", "### A\none\n## B\ntwo\n#### C\n# D\n", ["3 A | one", "2 B | two #### C", "4 C |", "1 D |"]],
		["beyond ASCII", "## \u{1f600} é\n日本\n", ["2 \u{1f600} é | 日本"]],
		["NUL and the like", "# a\u2028b\none\n", ["1 a\u2028b | one"]],
	] as const) {
		it(name, () => assert.deepEqual(headings(text), expected));
	}

	it("stand where they are in the whole file", () => {
		const text = "---\na: 1\n---\n# A\n\none\n";
		assert.deepEqual(headings(text, 13), ["1 A | one"]);
	});
});

describe("The prose of a body", () => {
	for (const [name, text, expected] of [
		["paragraphs, items and cells", "one\n\n- two\n- three\n\n> four\n", ["one", "- two", "- three", "> four"]],
		["no code", "one\n\n```\ntwo\n```\n\n    three\n", ["one"]],
		["no HTML", "<div>\none\n</div>\n\ntwo\n", ["two"]],
		["several lines", "one\ntwo\n", ["one\ntwo"]],
	] as const) {
		it(`is ${name}`, () => {
			const found = bodyOf(text).prose.map(({ start, end }) => text.slice(start, end));
			assert.deepEqual(found, expected);
		});
	}
});

describe("A heading's words are compared", () => {
	for (const [a, b] of [
		["Intended use", "intended  USE"],
		["1. Intended use", "Intended use"],
		["1.2 Intended use", "Intended use"],
		["**Intended use**", "Intended use"],
		["Intended use:", "Intended use"],
		["Bias & fairness", "Bias and fairness"],
		["Out-of-scope use", "Out of scope use"],
		["`Summary`", "Summary"],
		["Zusammenfassung ü", "zusammenfassung Ü"],
	] as const) {
		it(`${a} is ${b}`, () => assert.equal(normalTitle(a), normalTitle(b)));
	}

	for (const [a, b] of [
		["Use", "Uses"],
		["2026", "2027"],
		["Summary", ""],
	] as const) {
		it(`${a} is not ${b || "nothing"}`, () => assert.notEqual(normalTitle(a), normalTitle(b)));
	}
});
