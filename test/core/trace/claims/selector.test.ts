import assert from "node:assert/strict";
import type { YamlNode } from "../../../../src/core/document/node.js";
import { parseYaml } from "../../../../src/core/document/yaml.js";
import { selectorOf } from "../../../../src/core/trace/claims/selector.js";

const selector = (yaml: string) => selectorOf(parseYaml(yaml, 0).root as YamlNode);

describe("The selector of an evidence mapping", () => {
	for (const [yaml, expected] of [
		["{ ref: x, pointer: /female/auroc }", { by: "pointer", pointer: "/female/auroc" }],
		["{ ref: x, pointer: '/a~1b' }", { by: "pointer", pointer: "/a~1b" }],
		["{ pointer: /1.10 }", { by: "pointer", pointer: "/1.10" }],
		["{ ref: x, row: { group: female }, column: auroc }", { by: "row", row: { group: "female" }, column: "auroc" }],
		["{ row: { t: 0.50, y: no, z: '1' }, column: 1.0 }", { by: "row", row: { t: "0.50", y: "no", z: "1" }, column: "1.0" }],
		["{ row: { a: '' }, column: b }", { by: "row", row: { a: "" }, column: "b" }],
		["{ column: auroc }", { by: "row", row: {}, column: "auroc" }],
		["{ row: {}, column: auroc }", { by: "row", row: {}, column: "auroc" }],
		["{ ref: runs:/1, metric: auroc }", { by: "metric", metric: "auroc" }],
		["{ metric: auroc, step: 010 }", { by: "metric", metric: "auroc", step: "010" }],
		["{ metric: auroc, step: -1 }", { by: "metric", metric: "auroc", step: "-1" }],
		["{ ref: x }", undefined],
		["{ ref: x, pointer: }", undefined],
		["{ ref: x, pointer: '', row: {}, column: }", undefined],
		["git:3f2a#x", undefined],
		["[a]", undefined],
	] as const) {
		it(yaml, () => assert.deepEqual(selector(yaml), expected));
	}

	for (const [yaml, expected] of [
		["{ pointer: [a] }", "“pointer” is one JSON pointer, such as /female/auroc"],
		["{ pointer: /a, column: b }", "“pointer” and “column” each pick a number: keep one of them"],
		["{ row: { a: b }, column: b, metric: c }", "“row” and “metric” each pick a number: keep one of them"],
		["{ row: { a: b } }", "“row” needs “column”: the name of the column that holds the number"],
		["{ row: { a: b }, column: [c] }", "“row” needs “column”: the name of the column that holds the number"],
		["{ row: female, column: c }", "“row” names columns and the values that pick one row, such as { group: female }"],
		["{ row: { a: , b: c }, column: c }", "“a” in “row” has no value: write the text that stands in that column"],
		["{ row: { a: [b] }, column: c }", "“a” in “row” has no value: write the text that stands in that column"],
		["{ step: 3 }", "“step” needs “metric”: the name of the metric in the run"],
		["{ metric: a, step: last }", "“step” is a whole number"],
		["{ metric: a, step: 1.5 }", "“step” is a whole number"],
	] as const) {
		it(`${yaml}: ${expected}`, () => assert.deepEqual(selector(yaml), { fault: expected }));
	}

	it("follows aliases", () => {
		const root = parseYaml("a: &a { group: female }\nb: { row: *a, column: auroc }\n", 0).root;
		const evidence = root?.kind === "map" ? root.entries[1]?.value : undefined;
		assert.deepEqual(selectorOf(evidence as YamlNode), { by: "row", row: { group: "female" }, column: "auroc" });
	});

	it("takes __proto__ for a column like any other", () => {
		const found = selector("{ row: { __proto__: x }, column: c }");
		assert.deepEqual(found && "row" in found ? Object.entries(found.row) : [], [["__proto__", "x"]]);
	});
});
