import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type Document, type Format, parseDocument } from "../../../src/core/document/document.js";
import { digestOf } from "../../../src/core/trace/digest.js";
import { undigested, whyUndigested } from "../../../src/core/trace/undigested.js";

const documentOf = (text: string, format: Format = "yaml"): Document =>
	parseDocument(`a.${format === "yaml" ? "yaml" : "md"}`, text, format);

const chain = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]\n`).join("");

describe("Why a document has no digest", () => {
	for (const [name, text, format, expected] of [
		["a key twice", "id: x\nowner: { name: Ada, 'name': Bo }\n", "yaml", /^Line 2: “name” stands here twice/],
		["a key twice beside one in approvals", "id: x\napprovals: [{ a: 1 }]\nid: y\n", "yaml", /^Line 3: /],
		["a collection as a key", "? [a, b]\n: 1\n", "yaml", /^Line 1: A key is a text/],
		["an error", 'id: x\ntitle: "open\n', "yaml", /^Line 2: This quote is never closed/],
		["a list", "- id: x\n", "yaml", /^Line 1: It is no list of “key: value”/],
		["a second document", "id: x\n---\nid: y\n", "yaml", /^Line 3: A second YAML document/],
		["a rule on the first line", "---\n\nText.\n", "markdown", /^The first line is “---”/],
		["conflict markers", "---\nid: x\n---\n<<<<<<< a\n=======\n>>>>>>> b\n", "markdown", /^Line 4: A merge conflict/],
		["half a character", 'id: x\na: "\\uD83D"\n', "yaml", /^Line 2: Half of a character/],
		["half a character in a key", 'id: x\n"\\uD83D": a\n', "yaml", /^Line 2: Half of a character/],
		["half a character in the body", "---\nid: x\n---\n\uD83D\n", "markdown", /^Half of a character/],
		["an alias without an anchor", "id: x\na: *b\n", "yaml", /^Line 2: This alias has no anchor before it/],
		["a bomb", `a0: &a0 [x]\n${chain}`, "yaml", /^Its aliases add more than 50000 values/],
	] as const) {
		it(`is ${name}`, () => {
			const document = documentOf(text, format);
			assert.equal(digestOf(document), undefined);
			assert.match(whyUndigested(document) ?? "", expected);
		});
	}

	const page = readFileSync("docs/digests.md", "utf8");
	for (const [, what, format, text = ""] of page.matchAll(/^\| ([^|]+) \| (Markdown|YAML) \| `(".*")` \|$/gm))
		it(`is told of ${what}, and not taken for aliases`, () =>
			assert.doesNotMatch(
				whyUndigested(documentOf(JSON.parse(text.replace(/\\\|/g, "|")), format === "YAML" ? "yaml" : "markdown")) ?? "more than",
				/more than/,
			));

	it("is nothing where it has one", () => assert.equal(undigested(documentOf("id: x\n")), undefined));
});
