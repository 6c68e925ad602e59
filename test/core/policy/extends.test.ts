import assert from "node:assert/strict";
import { parseDocument } from "../../../src/core/document/document.js";
import { type PolicyFile, policyFor, readPolicy } from "../../../src/core/policy/policy.js";

/** The root's policy over these files. */
function policyOf(files: Readonly<Record<string, string>>, path = "rai-docs.yaml"): PolicyFile {
	return readPolicy(path, files[path] ?? "", (at) => (files[at] === undefined ? undefined : parseDocument(at, files[at], "yaml")));
}

const messages = ({ troubles }: PolicyFile): string[] => troubles.map(({ path, pointer, message }) => `${path} ${pointer} ${message}`);

describe("A policy that extends others", () => {
	it("says what they say, and its own word counts over theirs", () => {
		const policy = policyOf({
			"rai-docs.yaml": "extends: [a.yaml, b.yaml]\nrules: { card/interval: error }\nrequired: { 3: [model-card] }\n",
			"a.yaml": "rules: { card/interval: info, yaml/ambiguous: error, hub/license: error }\nrequired: { 2: [dataset-sheet], 3: [] }\n",
			"b.yaml": 'rules: { yaml/ambiguous: info }\nauthority: { model-card: { 3: [sre] } }\nowner: { name: "Ada" }\n',
		});
		assert.deepEqual(
			[...policy.severities],
			[
				["card/interval", "error"],
				["yaml/ambiguous", "info"],
				["hub/license", "error"],
			],
		);
		assert.deepEqual([policy.required[2], policy.required[3], policy.owner?.name], [["dataset-sheet"], ["model-card"], "Ada"]);
		assert.deepEqual(policyFor([policy], "card.md").authority("model-card", 3), ["sre"]);
	});

	it("adds up what only tightens, and keeps the strictest", () => {
		const policy = policyOf({
			"rai-docs.yaml":
				"extends: a.yaml\nsystems: { x: { tier: 3, production: false } }\nreferences: { minimum: { 3: { data: V1, code: V3 } } }\nthresholds: [{ metric: m, minimum: 1 }]\nroster: [{ name: B, roles: [sre] }]\n",
			"a.yaml":
				"systems: { x: { tier: 1, production: true } }\nreferences: { minimum: { 3: { data: V2, model: V1 } } }\nthresholds: [{ metric: m, minimum: 2 }]\nroster: [{ name: A, roles: [sre] }]\n",
		});
		const { system, minimum, thresholds, roster } = policyFor([policy], "card.md");
		assert.deepEqual([system("x")?.tier, system("x")?.production], [1, true]);
		assert.deepEqual([minimum("data", 3), minimum("code", 3), minimum("model", 3), minimum("prompts", 3)], ["V2", "V3", "V1", "V0"]);
		assert.deepEqual(
			[thresholds.map((one) => one.minimum), roster.map(({ name }) => name)],
			[
				[2, 1],
				["A", "B"],
			],
		);
	});

	it("cannot loosen what is locked, by whichever of the files", () => {
		const policy = policyOf({
			"rai-docs.yaml": "extends: a.yaml\nrules: { trace/syntax: info }\nreferences: { minimum: { 1: V0 } }\n",
			"a.yaml": 'rules: { trace/syntax: "off", schema/required: "off" }\n',
		});
		const { severityOf, minimum } = policyFor([policy], "card.md");
		assert.deepEqual(
			[severityOf("trace/syntax", "error"), severityOf("schema/required", "error"), minimum("data", 1)],
			["error", "error", "V3"],
		);
	});

	it("has globs of its own folder, whatever file says them, and an empty list of its own is a list", () => {
		const files = {
			"teams/rai-docs.yaml": "extends: ../a.yaml\nexclude: []\n",
			"a.yaml": "associations: { '*.md': model-card }\nexclude: [x]\n",
		};
		const policy = policyOf(files, "teams/rai-docs.yaml");
		assert.deepEqual(
			[policy.associations[0]?.matches("teams/b.md"), policy.associations[0]?.matches("b.md"), policy.exclude],
			[true, false, []],
		);
	});

	it("reads each file once, however they extend each other", () => {
		const names = Array.from({ length: 5 }, (_, i) => `${i}`);
		const files = Object.fromEntries(
			names.flatMap((name, i) =>
				["a", "b"].map((side) => [`${side}${name}.yaml`, i < 4 ? `extends: [a${i + 1}.yaml, b${i + 1}.yaml]\n` : "version: 1\n"]),
			),
		);
		const policy = policyOf({ "rai-docs.yaml": "extends: [a0.yaml, b0.yaml]\n", ...files });
		assert.deepEqual([policy.layers.length, policy.troubles], [11, []]);
	});

	it("ends a chain, a circle and a heap of files with one problem each", () => {
		const chain = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}.yaml`, `extends: ${i + 1}.yaml\n`]));
		assert.deepEqual(messages(policyOf({ "rai-docs.yaml": "extends: 0.yaml\n", ...chain })), [
			"4.yaml /extends “5.yaml” is more than 5 files away from rai-docs.yaml: name what it says nearer.",
		]);
		assert.equal(messages(policyOf({ "rai-docs.yaml": "extends: a.yaml\n", "a.yaml": "extends: [rai-docs.yaml, a.yaml]\n" })).length, 2);
		const heap = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.yaml`, "version: 1\n"]));
		const many = policyOf({ "rai-docs.yaml": `extends: [${Object.keys(heap).join(", ")}]\n`, ...heap });
		assert.ok(many.layers.length <= 22 && many.troubles.length === 20);
	});

	it("takes no prototype and no alias bomb for a policy", () => {
		const policy = policyOf({
			"rai-docs.yaml": "extends: a.yaml\n",
			"a.yaml": "__proto__: { rules: { schema/required: 'off' } }\nsystems: { __proto__: { tier: 1 }, constructor: { tier: 2 } }\n",
		});
		assert.deepEqual([policy.severities.size, [...policy.systems.keys()]], [0, ["__proto__", "constructor"]]);
		assert.equal(policyFor([policy], "a.md").system("toString"), undefined);
	});
});
