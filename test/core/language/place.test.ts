import assert from "node:assert/strict";
import { formatOf, parseDocument } from "../../../src/core/document/document.js";
import { placeAt } from "../../../src/core/language/place.js";
import { marked } from "./marked.js";

/** `key /a/b “word” [c d]`: what begins here and where, the word under construction, and the keys beside it. */
function told(withMark: string, path = "a.yaml"): string | undefined {
	const { text, offset } = marked(withMark, "¦");
	const place = placeAt(parseDocument(path, text, formatOf(path) ?? "yaml"), offset);
	if (!place) return undefined;
	const beside = place.present.size > 0 ? ` [${[...place.present].sort().join(" ")}]` : "";
	return `${place.at} ${place.pointer} “${text.slice(place.word.start, place.word.end)}”${beside}`;
}

describe("The place of the cursor", () => {
	for (const [text, expected] of [
		["¦", "key  “”"],
		["a¦", "key  “a”"],
		["a: 1\n¦", "key  “” [a]"],
		["¦\na: 1", "key  “” [a]"],
		["a: 1\nb¦b\nc: 2", "key  “bb” [a c]"],
		["a: ¦", "value /a “”"],
		["a: x¦y", "value /a “xy”"],
		["a: x-1.2/y¦", "value /a “x-1.2/y”"],
		["a:\n  ¦", "key /a “”"],
		["a:\n  b: 1\n  ¦", "key /a “” [b]"],
		["a:\n  b: ¦", "value /a/b “”"],
		["a:\n  b:\n    c: 1\n  ¦", "key /a “” [b]"],
		["a:\n  b:\n    c: 1\n¦", "key  “” [a]"],
		["a:\n    b:\n        ¦", "key /a/b “”"],
		["a:\n  - ¦", "item /a/- “”"],
		["a:\n- ¦", "item /a/- “”"],
		["a:\n  - b¦", "item /a/- “b”"],
		["a:\n  - b: 1\n    ¦", "key /a/- “” [b]"],
		["a:\n- b: 1\n  ¦", "key /a/- “” [b]"],
		["a:\n  - b: ¦", "value /a/-/b “”"],
		["a:\n  - b: 1\n    c: ¦", "value /a/-/c “”"],
		["a:\n  - b: 1\n  - c: 1\n    ¦", "key /a/- “” [c]"],
		["a:\n  - b: 1\n    ¦\n  - c: 1", "key /a/- “” [b]"],
		["a:\n  - b: 1\n  - ¦\n    c: 1", "item /a/- “” [c]"],
		["a:\n  - b:\n      c: 1\n      ¦", "key /a/-/b “” [c]"],
		["a:\n  - b:\n      - c: ¦", "value /a/-/b/-/c “”"],
		["a:\n  - - b: ¦", "value /a/-/-/b “”"],
		["a:\n  -\n    b: ¦", "value /a/-/b “”"],
		["a:\n  # b:\n  ¦", "key /a “”"],
		["a:\n\n\n  ¦", "key /a “”"],
		['"a b": ¦', "value /a b “”"],
		["a.md: ¦", "value /a.md “”"],
		["a/b: ¦", "value /a~1b “”"],
		['"**/*.md": ¦', "value /**~1*.md “”"],
		["a/b:\n  ¦", "key /a~1b “”"],
		["a: 1 # ¦", undefined],
		["# ¦", undefined],
		['a: "# ¦"', "value /a “”"],
		["a: [¦", undefined],
		["a: { b: ¦", undefined],
		["a: {\n  ¦\n}", undefined],
		["a: [\n  b¦\n]", undefined],
		["a: |\n  ¦", undefined],
		["a: >-\n  b: ¦", undefined],
		["a: 'x\n  ¦'", undefined],
	] as const) {
		for (const eol of text.includes("\n") ? ["\n", "\r\n"] : ["\n"]) {
			it(`${JSON.stringify(text.replaceAll("\n", eol))} is ${expected ?? "no place"}`, () => {
				assert.equal(told(text.replaceAll("\n", eol)), expected);
			});
		}
	}
});
