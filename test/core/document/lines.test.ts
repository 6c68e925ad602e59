import assert from "node:assert/strict";
import { Lines, lineBreak } from "../../../src/core/document/lines.js";

describe("Lines", () => {
	for (const [name, text, expected] of [
		["LF", "a\nbc\n", ["a", "bc", ""]],
		["CRLF", "a\r\nbc\r\n", ["a", "bc", ""]],
		["CR", "a\rbc\r", ["a", "bc", ""]],
		["all of them", "a\r\nb\rc\nd", ["a", "b", "c", "d"]],
		["blank ones", "\n\r\n\r\r", ["", "", "", "", ""]],
		["none", "", [""]],
		["no other separators", "a\u2028b\u0085c\fd", ["a\u2028b\u0085c\fd"]],
	] as const) {
		it(`counts ${name}`, () => {
			const lines = new Lines(text);
			assert.deepEqual(
				Array.from({ length: lines.count }, (_, i) => lines.text(i)),
				expected,
			);
		});
	}

	it("maps every offset to a position and back", () => {
		const text = "ab\r\n\u{1f600}c\r\n\nd";
		const lines = new Lines(text);
		for (let offset = 0; offset <= text.length; offset++) {
			const { line, character } = lines.position(offset);
			assert.equal(lines.start(line) + character, offset);
			assert.ok(line < lines.count);
		}
	});

	it("counts characters in UTF-16 units", () => assert.deepEqual(new Lines("\u{1f600}x").position(2), { line: 0, character: 2 }));

	it("counts a byte order mark to no line, as editors do", () => {
		const lines = new Lines("\uFEFFab\ncd");
		assert.deepEqual(lines.position(1), { line: 0, character: 0 });
		assert.deepEqual(lines.position(0), { line: 0, character: 0 });
		assert.deepEqual(lines.position(4), { line: 1, character: 0 });
		assert.equal(lines.offset({ line: 0, character: 1 }), 2);
		assert.equal(lines.text(0), "ab");
	});

	it("takes what lies beyond a line's end for its end", () => {
		const lines = new Lines("ab\r\ncd");
		assert.equal(lines.offset({ line: 0, character: 9 }), 2);
		assert.equal(lines.offset({ line: 9, character: 0 }), 6);
	});

	for (const [text, expected] of [
		["a\nb", "\n"],
		["a\r\nb\n", "\r\n"],
		["a", "\n"],
		["a\rb\r", "\r"],
	] as const) {
		it(`goes on with the line break of ${JSON.stringify(text)}`, () => assert.equal(lineBreak(text), expected));
	}
});
