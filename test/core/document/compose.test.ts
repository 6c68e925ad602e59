import assert from "node:assert/strict";
import { composed } from "../../../src/core/document/compose.js";
import { applyEdits, type TextEdit } from "../../../src/core/document/span.js";
import { chance } from "../diff/random.js";

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

describe("Edits and edits of what came of it", () => {
	const text = "0123456789";

	for (const [name, first, second, expected] of [
		["apart", [edit(1, 2, "a")], [edit(5, 6, "b")], 2],
		["one inside of what the other wrote", [edit(1, 2, "abc")], [edit(2, 3, "")], 1],
		["one around what the other wrote", [edit(3, 4, "abc")], [edit(1, 8, "x")], 1],
		["at one place", [edit(3, 3, "a")], [edit(3, 4, "b")], 1],
		["where nothing is changed", [], [], 0],
	] as const)
		it(`are one list of edits of the first text: ${name}`, () => {
			const all = composed(text.length, first, second);
			assert.equal(applyEdits(text, all), applyEdits(applyEdits(text, first), second));
			assert.equal(all.length, expected);
		});

	it("are so for any edits", () => {
		const below = chance(7);
		const some = (length: number): TextEdit[] => {
			const marks = Array.from({ length: 6 }, () => below(length + 1)).sort((a, b) => a - b);
			return [0, 2, 4].map((i) => edit(marks[i] ?? 0, marks[i + 1] ?? 0, "xyz".slice(0, below(4))));
		};
		for (let i = 0; i < 500; i++) {
			const first = some(text.length);
			const between = applyEdits(text, first);
			const second = some(between.length);
			assert.equal(applyEdits(text, composed(text.length, first, second)), applyEdits(between, second));
		}
	});
});
