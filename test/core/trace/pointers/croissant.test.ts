import assert from "node:assert/strict";
import { readCroissant } from "../../../../src/core/trace/pointers/croissant.js";

const read = (more: object) => readCroissant(JSON.stringify({ "@context": {}, "@type": "sc:Dataset", ...more }));
const nodesOf = (more: object) => {
	const croissant = read(more);
	return "nodes" in croissant ? croissant.nodes : croissant.message;
};

describe("Croissant metadata as it is written", () => {
	for (const type of ["sc:Dataset", "Dataset", "https://schema.org/Dataset", ["sc:Dataset", "prov:Entity"]]) {
		it(`has the type ${type}`, () => assert.deepEqual(nodesOf({ "@type": type }), []));
	}

	it("without a type, by its distribution", () => assert.deepEqual(nodesOf({ "@type": undefined, distribution: [] }), []));

	it("as a graph", () => {
		const graph = [
			{ "@type": "sc:Dataset", name: "d", "cr:isLiveDataset": "true", distribution: { "@id": "a" } },
			{ "@type": "http://mlcommons.org/croissant/FileObject", "@id": "a", "sc:contentUrl": "a.csv" },
		];
		assert.deepEqual(readCroissant(JSON.stringify({ "@context": {}, "@graph": graph })), {
			name: "d",
			conformsTo: [],
			live: true,
			nodes: [{ kind: "file", id: "a", within: [], url: "a.csv" }],
		});
	});

	it("with types that nobody knows: what it describes is what stands there", () => {
		const distribution = [
			{ "@type": "sc:WRONG", "@id": "a", contentUrl: "a.csv" },
			{ "@type": "sc:WRONG", "@id": "b" },
			{ "@type": "cr:FileObject" },
		];
		const recordSet = { name: "r" };
		assert.deepEqual(nodesOf({ distribution, recordSet }), [
			{ kind: "file", id: "a", within: [], url: "a.csv" },
			{ kind: "records", id: "r", within: [] },
		]);
	});

	for (const [sha256, checksum] of [
		["AB".repeat(32), { sha256: "ab".repeat(32) }],
		[` ${"ab".repeat(32)} `, { sha256: "ab".repeat(32) }],
		["https://github.com/mlcommons/croissant/issues/80", { wrong: "an address" }],
		["ab".repeat(16), { wrong: "an MD5" }],
		["ab".repeat(20), { wrong: "a SHA-1" }],
		["ab".repeat(30), { wrong: "no digest" }],
		["main", { wrong: "no digest" }],
	] as const) {
		it(`with the sha256 ${sha256.slice(0, 20)}`, () => {
			const [node] = nodesOf({ distribution: { "@type": "cr:FileObject", "@id": "a", sha256 } });
			assert.deepEqual(typeof node === "object" && node.checksum, "wrong" in checksum ? { ...checksum, text: sha256 } : checksum);
		});
	}

	for (const [what, text, message] of [
		["no JSON", "{", /^it is not JSON at line 1$/],
		["sure where a key stands twice", '{\n"a": [{"b": 1,\n"b": 2}]}', /^“b” stands twice in one object, the second at line 3$/],
		["a list", "[]", /^it is not a JSON object$/],
		["an empty file", "", /^it is not a JSON object$/],
		["no context", '{"@type": "Dataset"}', /^it is not Croissant/],
		["a thing of another type", '{"@context": {}, "@type": "Person"}', /^it is not Croissant/],
	] as const) {
		it(`is not ${what}`, () => {
			const croissant = readCroissant(text);
			assert.match("message" in croissant ? croissant.message : "", message);
		});
	}
});
