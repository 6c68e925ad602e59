import assert from "node:assert/strict";
import { applyEdits, editBetween } from "../../../src/core/document/span.js";

const CASES: readonly (readonly [what: string, before: string, after: string, replaced: string, by: string])[] = [
	["nothing", "a", "a", "", ""],
	["from nothing", "", "a", "", "a"],
	["to nothing", "a", "", "a", ""],
	["in the middle", "a b c", "a x c", "b", "x"],
	["more of the same", "a\nb\n", "a\nb\nb\n", "", "b\n"],
	["less of the same", "aaa", "a", "aa", ""],
	["one half of a pair of surrogates", "\u{1F600}", "\u{1F601}", "\u{1F600}", "\u{1F601}"],
	["the other half", "\u{1F600}", "\u{1FA00}", "\u{1F600}", "\u{1FA00}"],
	["a line behind CR and LF", "a\r\n", "a\r\nb\r\n", "", "b\r\n"],
	["CR and LF to LF", "a\r\nb", "a\nb", "\r\n", "\n"],
];

describe("The edit between two texts", () => {
	for (const [what, before, after, replaced, by] of CASES)
		it(`is as short as it can be: ${what}`, () => {
			const edit = editBetween(before, after);
			assert.equal(applyEdits(before, [edit]), after);
			assert.deepEqual([before.slice(edit.span.start, edit.span.end), edit.newText], [replaced, by]);
		});
});
