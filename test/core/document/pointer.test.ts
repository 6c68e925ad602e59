import assert from "node:assert/strict";
import type { YamlNode } from "../../../src/core/document/node.js";
import {
	focus,
	general,
	keysOf,
	locate,
	maps,
	parentOf,
	pathAt,
	placesIn,
	pointerOf,
	readable,
	scalars,
} from "../../../src/core/document/pointer.js";
import type { Span } from "../../../src/core/document/span.js";
import { parseYaml } from "../../../src/core/document/yaml.js";
import { SAMPLES } from "./samples.js";

describe("A pointer", () => {
	for (const keys of [[], [""], ["a", "b"], ["a/b", "c~d"], ["~1", "~01", "/"], ["", ""], ["__proto__", "0"]]) {
		it(`of ${JSON.stringify(keys)} gives its keys back`, () => assert.deepEqual(keysOf(pointerOf(keys)), keys));
	}

	for (const [pointer, expected] of [
		["", ""],
		["/a", "a"],
		["/risks/2/owner", "risks[2].owner"],
		["/0", "[0]"],
		["/a/0/1", "a[0][1]"],
		["/a~1b", "a/b"],
	] as const) {
		it(`${pointer} reads ${expected}`, () => assert.equal(readable(pointer), expected));
	}

	for (const [pointer, expected] of [
		["/risks/2/owner", "/risks/-/owner"],
		["/a/0/1", "/a/-/-"],
		["/0", "/-"],
		["/a1/b2", "/a1/b2"],
		["#section", "#section"],
	] as const) {
		it(`${pointer} is ${expected} in general`, () => assert.equal(general(pointer), expected));
	}

	it("has a parent", () => assert.deepEqual(["/a/b", "/a", ""].map(parentOf), ["/a", "", ""]));
});

const TEXT = `a: &x
  b: 1 # one
  c: [ p, { q: r } ]
d:
  - e: s
    f:
  -
  - *x
"g/h": ~
`;
const root = parseYaml(TEXT, 0).root;
const textOf = ({ start, end }: Span): string => TEXT.slice(start, end);

describe("locate", () => {
	for (const [pointer, expected] of [
		["/a/b", "1"],
		["/a/c/0", "p"],
		["/a/c/1/q", "r"],
		["/d/0/e", "s"],
		["/d/0/f", ""],
		["/d/1", ""],
		["/d/2/b", "1"],
		["/d/2/c/1/q", "r"],
		["/g~1h", "~"],
		["/x", undefined],
		["/a/b/c", undefined],
		["/d/9", undefined],
		["/d/x", undefined],
		["/d/-1", undefined],
		["/__proto__", undefined],
		["/d/length", undefined],
	] as const) {
		it(`${pointer} is ${expected ?? "nowhere"}`, () => {
			const at = locate(root, pointer);
			assert.equal(at && textOf(at.node.span), expected);
			if (at) assert.equal(at.pointer, pointer);
		});
	}
});

describe("pathAt", () => {
	for (const [marked, expected] of [
		["a: &x\n  b|: 1", "/a/b"],
		["a: &x\n  b: 1|", "/a/b"],
		["c: [ p|", "/a/c/0"],
		["c: [ p,|", "/a/c"],
		["{ q: |r", "/a/c/1/q"],
		["- e|: s", "/d/0/e"],
		["    f:|", "/d/0/f"],
		["  - *|x", "/d/2"],
		['"g/h|', "/g~1h"],
	] as const) {
		it(`${JSON.stringify(marked)} leads to ${expected}`, () => {
			const [before = "", after = ""] = marked.split("|");
			const at = TEXT.indexOf(before + after) + before.length;
			assert.equal(pathAt(root, at).at(-1)?.pointer, expected);
		});
	}

	for (const sample of SAMPLES) {
		it(`names what locate finds, at every offset of ${JSON.stringify(sample)}`, () => {
			const node = parseYaml(sample, 0).root;
			const isDoubled = /^a: 1\na: 2/.test(sample);
			for (let offset = 0; offset <= sample.length; offset++) {
				for (const { pointer, node: found } of pathAt(node, offset)) if (!isDoubled) assert.equal(locate(node, pointer)?.node, found);
			}
		});
	}
});

describe("focus", () => {
	for (const [pointer, expected] of [
		["/a", "a"],
		["/a/b", "1"],
		["/a/c", "[ p, { q: r } ]"],
		["/a/c/1", "q"],
		["/d", "d"],
		["/d/0", "e"],
		["/d/0/f", "f"],
		["/d/2", "*x"],
		["", "a"],
	] as const) {
		it(`of ${pointer || "the whole"} is ${expected}`, () => {
			const at = locate(root, pointer);
			assert.equal(at && textOf(focus(at)), expected);
		});
	}
});

describe("Walking a tree", () => {
	const list = (walk: Iterable<{ node: YamlNode; pointer: string }>) => [...walk].map(({ pointer }) => pointer);

	it("yields every scalar once, aliases not followed", () => {
		assert.deepEqual(list(scalars({ places: placesIn(root) })), ["/a/b", "/a/c/0", "/a/c/1/q", "/d/0/e", "/d/0/f", "/d/1", "/g~1h"]);
	});

	it("yields every mapping once", () => assert.deepEqual(list(maps({ places: placesIn(root) })), ["", "/a", "/a/c/1", "/d/0"]));
});
