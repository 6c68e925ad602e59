import assert from "node:assert/strict";
import { parseDocument } from "../../../src/core/document/document.js";
import { digestOf } from "../../../src/core/trace/digest.js";
import { textRelied } from "../../../src/core/trace/past.js";

const sheet = (version: string, words: string): string => `---\nartifact: dataset-sheet\nversion: "${version}"\n---\n${words}\n`;

const TEXTS = [sheet("1.1.0", "Now."), sheet("1.0.0", "Later."), sheet("1.0.0", "First.")];
const digest = (text: string): string => digestOf(parseDocument("a.md", text, "markdown")) ?? "";

describe("The text that was relied on", () => {
	it("is the newest committed one of that version", () => assert.equal(textRelied("a.md", TEXTS, "1.0.0"), TEXTS[1]));

	it("is the one with that digest", () => assert.equal(textRelied("a.md", TEXTS, digest(TEXTS[2] as string)), TEXTS[2]));

	it("is none where no commit holds it", () => {
		assert.equal(textRelied("a.md", TEXTS, "0.9.0"), undefined);
		assert.equal(textRelied("a.md", TEXTS, digest(sheet("2.0.0", "x"))), undefined);
		assert.equal(textRelied("a.txt", TEXTS, "1.0.0"), undefined);
	});
});
