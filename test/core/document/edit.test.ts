import assert from "node:assert/strict";
import { parse } from "yaml";
import { type Document, parseDocument } from "../../../src/core/document/document.js";
import { insertEntry, quoted } from "../../../src/core/document/edit.js";
import { entry, type MapNode, resolved } from "../../../src/core/document/node.js";
import { locate } from "../../../src/core/document/pointer.js";
import { applyEdits, type TextEdit } from "../../../src/core/document/span.js";
import { parseYaml } from "../../../src/core/document/yaml.js";
import { SAMPLES } from "./samples.js";

const yaml = (text: string): Document => parseDocument("a.yaml", text, "yaml");

function mapAt(document: Document, pointer: string): MapNode {
	const map = resolved(locate(document.root, pointer)?.node);
	if (map?.kind !== "map") throw new Error(`no mapping at “${pointer}”`);
	return map;
}

/** Adds `n` behind `a` and before `z`. */
function inserted(text: string, pointer: string, lines = "n: 1"): string {
	const document = yaml(text);
	const edit = insertEntry(document, mapAt(document, pointer), { key: "n", order: ["a", "n", "z"], text: lines });
	assert.equal(edit.span.start, edit.span.end, "an insertion replaces nothing");
	return applyEdits(text, [edit]);
}

describe("insertEntry", () => {
	for (const [name, text, pointer, expected] of [
		["behind the key that comes before", "a: 1\nz: 2\n", "", "a: 1\nn: 1\nz: 2\n"],
		["before the key that comes after", "z: 2\n", "", "n: 1\nz: 2\n"],
		["below a comment that opens the file", "# top\nz: 2\n", "", "# top\nn: 1\nz: 2\n"],
		["at the end of a file without a line break", "a: 1", "", "a: 1\nn: 1"],
		["behind a comment", "a: 1 # one\nz: 2\n", "", "a: 1 # one\nn: 1\nz: 2\n"],
		["behind an empty value", "a:\nz: 2\n", "", "a:\nn: 1\nz: 2\n"],
		["behind a block", "a:\n  b: 1\nz:\n  c: 1\n", "", "a:\n  b: 1\nn: 1\nz:\n  c: 1\n"],
		["behind a list", "a:\n- 1\n- 2\nz: 1\n", "", "a:\n- 1\n- 2\nn: 1\nz: 1\n"],
		["behind a text of several lines", "a: 'x\n\n  y'\nz: 1\n", "", "a: 'x\n\n  y'\nn: 1\nz: 1\n"],
		["behind a block scalar", "a: |\n  x\n\nz:\n  c: 1\n", "", "a: |\n  x\nn: 1\n\nz:\n  c: 1\n"],
		["behind an empty block scalar", "a: |\nz:\n  c: 1\n", "", "a: |\nn: 1\nz:\n  c: 1\n"],
		["behind a block that ends in a block scalar", "a:\n  b: |\n    x\nz:\n  c: 1\n", "", "a:\n  b: |\n    x\nn: 1\nz:\n  c: 1\n"],
		["behind a list that ends in a block scalar", "a:\n  - |\n    x\nz:\n  c: 1\n", "", "a:\n  - |\n    x\nn: 1\nz:\n  c: 1\n"],
		["with CRLF", "a: 1\r\nz: 2\r\n", "", "a: 1\r\nn: 1\r\nz: 2\r\n"],
		["with CR", "a: 1\rz: 2\r", "", "a: 1\rn: 1\rz: 2\r"],
		["behind a byte order mark, first", "\uFEFFz: 2\n", "", "\uFEFFn: 1\nz: 2\n"],
		["behind a byte order mark, second", "\uFEFFa: 1\nz: 2\n", "", "\uFEFFa: 1\nn: 1\nz: 2\n"],
		["before the end of the document", "---\na: 1\n...\n", "", "---\na: 1\nn: 1\n...\n"],
		["in a nested block", "x:\n    z: 2\n", "/x", "x:\n    n: 1\n    z: 2\n"],
		["in a list item", "x:\n  - a: 1\n    z: 2\n  - a: 3\n", "/x/0", "x:\n  - a: 1\n    n: 1\n    z: 2\n  - a: 3\n"],
		["in a list item that would begin with it", "x:\n  - z: 2\n", "/x/0", "x:\n  - z: 2\n    n: 1\n"],
		["in a list item without indentation", "x:\n- a: 1\n", "/x/0", "x:\n- a: 1\n  n: 1\n"],
		["in a wide list item", "x:\n-   a: 1\n", "/x/0", "x:\n-   a: 1\n    n: 1\n"],
		["in a list item below its dash", "x:\n  -\n    z: 2\n", "/x/0", "x:\n  -\n    n: 1\n    z: 2\n"],
		["in a list in a list", "- - a: 1\n", "/0/0", "- - a: 1\n    n: 1\n"],
		["in an item whose key has an anchor", "x:\n  - &k a: 1\n", "/x/0", "x:\n  - &k a: 1\n    n: 1\n"],
		["in an anchored block", "x: &k\n  a: 1\n", "/x", "x: &k\n  a: 1\n  n: 1\n"],
		["in a flow mapping", "{ a: 1, z: 2 }", "", "{ a: 1, n: 1, z: 2 }"],
		["first in a flow mapping", "x: { z: 2 }", "/x", "x: { n: 1, z: 2 }"],
		["first in a tight flow mapping", "x: {z: 2}", "/x", "x: {n: 1, z: 2}"],
		["in an empty flow mapping", "x: {} # c\n", "/x", "x: { n: 1 } # c\n"],
		["in a flow mapping with a comma at its end", "{a: 1,}", "", "{a: 1, n: 1,}"],
		["in a flow mapping of several lines", "{\n  a: 1,\n  z: 2\n}\n", "", "{\n  a: 1, n: 1,\n  z: 2\n}\n"],
		["behind a comment in a flow mapping", "{ # c\n  z: 2\n}\n", "", "{ n: 1, # c\n  z: 2\n}\n"],
		["in an anchored flow mapping", "x: &k { z: 2 }", "/x", "x: &k { n: 1, z: 2 }"],
		["in a flow mapping in a list", "x: [{}, { a: 1 }]", "/x/1", "x: [{}, { a: 1, n: 1 }]"],
	] as const) {
		it(name, () => assert.equal(inserted(text, pointer), expected));
	}

	it("keeps a key it does not know for the end", () => {
		const document = yaml("a: 1\nb: 2\n");
		const edit = insertEntry(document, mapAt(document, ""), { key: "n", order: [], text: "n: 1" });
		assert.equal(applyEdits("a: 1\nb: 2\n", [edit]), "a: 1\nb: 2\nn: 1\n");
	});

	for (const [lines, expected] of [
		["n:\n  m: 1\n  o: 2", "{ n: { m: 1, o: 2 } }"],
		["n:\n  - x\n  - y", "{ n: [x, y] }"],
		["n:\n  - m: 1\n    o: 2", "{ n: [{ m: 1, o: 2 }] }"],
		["n: [x, y]", "{ n: [x, y] }"],
	] as const) {
		it(`writes ${JSON.stringify(lines)} in one line of flow`, () => assert.equal(inserted("{}", "", lines), expected));
	}
});

describe("insertEntry in every mapping of every sample", () => {
	const withMaps = SAMPLES.filter((sample) => pointersOfMaps(sample).length > 0 && !/^\? |\[a: 1|a: 2\n|%YAML|>\+/.test(sample));

	for (const sample of withMaps) {
		for (const pointer of pointersOfMaps(sample)) {
			it(`${JSON.stringify(sample)} at “${pointer}”`, () => {
				for (const text of [sample, sample.replace(/\r?\n/g, "\r\n")]) checkInsertion(text, pointer);
			});
		}
	}

	it("behind a byte order mark", () => {
		for (const sample of withMaps) for (const pointer of pointersOfMaps(sample)) checkInsertion(`\uFEFF${sample}`, pointer);
	});
});

function pointersOfMaps(sample: string): string[] {
	const found: string[] = [];
	const visit = (node: unknown, pointer: string): void => {
		if (typeof node !== "object" || node === null) return;
		if (!Array.isArray(node)) found.push(pointer);
		for (const [key, value] of Object.entries(node)) visit(value, `${pointer}/${key}`);
	};
	const { root, documents } = parseYaml(sample, 0);
	if (root && documents.length === 1 && !/[*?]|__proto__/.test(sample)) visit(parse(sample, { uniqueKeys: false }), "");
	return found;
}

/** The result has the new entry in the right mapping, all that was there, and no other change to the text. */
function checkInsertion(text: string, pointer: string): void {
	const document = yaml(text);
	const map = mapAt(document, pointer);
	const orders = [[], [...map.entries.map((e) => e.key.text), "n"], ["n", ...map.entries.map((e) => e.key.text)]];
	for (const order of orders) {
		const edit = insertEntry(document, map, { key: "n", order, text: "n:\n  m: new" });
		const after = applyEdits(text, [edit]);
		assert.equal(applyEdits(after, [undo(edit)]), text);
		const expected = parse(text.replace("\uFEFF", ""), { uniqueKeys: false });
		const parent = pointer
			.split("/")
			.slice(1)
			.reduce((value, key) => value[key], expected);
		parent.n = { m: "new" };
		assert.deepEqual(parse(after.replace("\uFEFF", ""), { uniqueKeys: false }), expected, after);
		if (text.includes("\r\n")) assert.doesNotMatch(after, /(?<!\r)\n/);
	}
}

const undo = ({ span: { start }, newText }: TextEdit): TextEdit => ({ span: { start, end: start + newText.length }, newText: "" });

describe("quoted", () => {
	for (const text of ["", "a", 'a"b', "a\\b", "a\nb", "\t", "é", "\u{1f600}", "\u2028", "\u0085", "\uFEFF", "\u0000", "\u007f", "\ud800"]) {
		it(`${JSON.stringify(text)} reads the same`, () => {
			const { root, errors } = parseYaml(`a: ${quoted(text)}\n`, 0);
			assert.deepEqual(errors, []);
			const value = entry(root, "a")?.value;
			assert.equal(value?.kind === "scalar" && value.text, text);
		});
	}
});
