import assert from "node:assert/strict";
import { parseDocument } from "../../../../src/core/document/document.js";
import { passageOf, placesOf } from "../../../../src/core/packet/questions/passage.js";
import { quoteAt, quoteOnLine } from "../../../../src/core/packet/questions/quote.js";
import { marked } from "../../language/marked.js";

const TEXT = `---
id: MC-a
title: "The \\"quick\\" model"
data: >
  Three years of counts
  from two garages
limits:
  - Slow on holidays
  - { who: Drivers, what: They queue }
value: 0.871
---
# Title

Counts come from two
garages. Slow on holidays.

> Slow on *holidays*, too

| a | b |
| - | - |
| 10.5 | no |
`;

const document = parseDocument("a.md", TEXT, "markdown");
const texts = (quote: string): string[] => placesOf(document, quote).map(({ start, end }) => TEXT.slice(start, end));

describe("A passage", () => {
	for (const [name, quote, found] of [
		["stands in the structured part", "They queue", ["They queue"]],
		["stands over lines, whatever white space is there", "counts from  two garages", ["counts\n  from two garages"]],
		["stands in the narrative", "from two garages.", ["from two\ngarages."]],
		["stands more than once", "Slow on holidays", ["Slow on holidays", "Slow on holidays"]],
		["stands as YAML reads it, where it is written otherwise", 'The "quick" model', ['"The \\"quick\\" model"']],
		["is no part of a number", "0.87", []],
		["is no part of another number", "10", []],
		["is no part of a word", "holiday", []],
		["is no pattern", "Slow on .*", []],
		["is never nothing", " ", []],
	] as const)
		it(name, () => assert.deepEqual(texts(quote), found));

	for (const [name, quote, occurrence, text, changed] of [
		["is the first where nothing else is said", "Slow on holidays", 1, "Slow on holidays", false],
		["is the last there is where there were more", "Slow on holidays", 3, "Slow on holidays", false],
		["that changed is where its words are", "Four years of counts from two garages", 1, ">", true],
		["that changed in the narrative is where its words are", "Slow on holidays, also", 1, "Slow on holidays", true],
		["that is gone is the first line", "Nobody asks", 1, "---", true],
	] as const)
		it(name, () => {
			const found = passageOf(document, { quote, occurrence });
			assert.deepEqual([TEXT.slice(found.span.start, found.span.end), found.changed], [text, changed]);
		});

	it("is the second where that is said", () => {
		const { span } = passageOf(document, { quote: "Slow on holidays", occurrence: 2 });
		assert.equal(document.lines.lineAt(span.start), 14);
	});
});

/** What is quoted where `¦` stands, or between two of them. */
function quoted(withMarks: string): ReturnType<typeof quoteAt> {
	const { text, offset } = marked(withMarks.replace("¦", "§"), "§");
	const end = text.indexOf("¦");
	const whole = parseDocument("a.md", text.replace("¦", ""), "markdown");
	return quoteAt(whole, { start: offset, end: end < 0 ? offset : end });
}

const at = (inside: string): string => {
	const plain = inside.replaceAll("¦", "");
	assert.ok(TEXT.includes(plain), plain);
	return TEXT.replace(plain, inside);
};

describe("What is quoted", () => {
	for (const [name, inside, quote] of [
		["is what is selected", "Counts ¦come from two\ngarages¦.", { quote: "come from two garages" }],
		["is in whole words", "Th¦ey que¦ue", { quote: "They queue" }],
		["is in whole numbers", "0.8¦7¦1", { quote: "0.871" }],
		["is without white space at its ends", "who:¦ Drivers¦, what", { quote: "Drivers" }],
		["is the value around the cursor, as YAML reads it", '"The ¦\\"quick\\" model"', { quote: 'The "quick" model' }],
		["is the value of the key at the cursor", "da¦ta: >", { quote: "Three years of counts from two garages" }],
		["is the first value of the list at the cursor", "lim¦its:", { quote: "Slow on holidays" }],
		["is the paragraph around the cursor", "garages. ¦Slow", { quote: "Counts come from two garages. Slow on holidays." }],
		["is the heading around the cursor", "# Ti¦tle", { quote: "Title" }],
		["says which of several is meant", "garages. ¦Slow on holidays¦.", { quote: "Slow on holidays", occurrence: 2 }],
		["is nothing where nothing stands", "# Title\n¦\n", undefined],
	] as const)
		it(name, () => assert.deepEqual(quoted(at(inside)), quote));

	it("is found again at its place", () => {
		const asked = quoted(at("garages. ¦Slow on holidays¦."));
		assert.ok(asked);
		const { span, changed } = passageOf(document, { occurrence: 1, ...asked });
		assert.deepEqual([document.lines.lineAt(span.start), changed], [14, false]);
	});

	for (const [name, line, words, quote] of [
		["on a line of a list", 8, "", { quote: "Drivers" }],
		["on a line of the narrative", 13, "", { quote: "Counts come from two garages. Slow on holidays." }],
		["on a line, as far as it is meant", 13, "from two  garages", { quote: "from two garages", occurrence: 2 }],
		["on a line that does not hold the words", 13, "three garages", { quote: "Counts come from two garages. Slow on holidays." }],
		["behind the last line", 99, "", undefined],
	] as const)
		it(name, () => assert.deepEqual(quoteOnLine(document, line, words), quote));
});
