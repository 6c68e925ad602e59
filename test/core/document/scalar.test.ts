import assert from "node:assert/strict";
import type { ScalarNode } from "../../../src/core/document/node.js";
import { scalarValue, yaml11Reading } from "../../../src/core/document/scalar.js";
import { parseYaml } from "../../../src/core/document/yaml.js";

function scalar(source: string): ScalarNode {
	const { root } = parseYaml(source, 0);
	assert.equal(root?.kind, "scalar", source);
	return root as ScalarNode;
}

describe("A scalar in the YAML 1.2 core schema", () => {
	for (const [source, expected] of [
		["~", null],
		["null", null],
		["Null", null],
		["NULL", null],
		["nULL", "nULL"],
		["''", ""],
		["true", true],
		["True", true],
		["TRUE", true],
		["tRUE", "tRUE"],
		["false", false],
		["yes", "yes"],
		["no", "no"],
		["on", "on"],
		["0", 0],
		["-0", -0],
		["+12", 12],
		["1.10", 1.1],
		["0123456", 123456],
		["0o17", 15],
		["0o18", "0o18"],
		["0x1F", 31],
		["0x1g", "0x1g"],
		["-0x1", "-0x1"],
		["0b1", "0b1"],
		["1_000", "1_000"],
		["1.", 1],
		[".5", 0.5],
		["-.5", -0.5],
		[".", "."],
		["1e3", 1000],
		["1E-3", 0.001],
		["12e4567", Number.POSITIVE_INFINITY],
		["1e", "1e"],
		[".inf", Number.POSITIVE_INFINITY],
		["-.INF", Number.NEGATIVE_INFINITY],
		[".nan", Number.NaN],
		["1.2.3", "1.2.3"],
		["2026-10-02", "2026-10-02"],
		["12:30", "12:30"],
		["1 2", "1 2"],
		["'1'", "1"],
		['"true"', "true"],
		["|-\n  1", "1"],
		["!!str 1", "1"],
		["! 1", "1"],
		["٣", "٣"],
		["１", "１"],
	] as const) {
		it(`${source} is ${JSON.stringify(expected)}`, () => assert.ok(Object.is(scalarValue(scalar(source)), expected)));
	}

	it("is not read from a tag that would run something", () =>
		assert.equal(scalarValue(scalar("!!js/function 'function () {}'")), "function () {}"));
});

describe("What a YAML 1.1 reader sees in", () => {
	for (const [source, expected] of [
		["yes", "true"],
		["Yes", "true"],
		["y", undefined],
		["ON", "true"],
		["no", "false"],
		["N", undefined],
		["Off", "false"],
		["yEs", undefined],
		["nope", undefined],
		["'no'", undefined],
		["!!str no", undefined],
		["12:30", "a number in base 60"],
		["190:20:30", "a number in base 60"],
		["12:75", undefined],
		["0b101", "a number"],
		["1_000", "a number"],
		["1_000.5", "a number"],
		["_1", undefined],
		["1.2.3", undefined],
		["v1_2", undefined],
		["1", undefined],
		["text", undefined],
		["~", undefined],
		["2026-10-02", undefined],
	] as const) {
		it(source, () => assert.equal(yaml11Reading(scalar(source)), expected));
	}
});
