import assert from "node:assert/strict";
import { explainPolicy } from "../../../src/core/policy/explain.js";
import { settingsMoved } from "../../../src/core/policy/moved.js";
import { readPolicy } from "../../../src/core/policy/policy.js";

const settings = (text: string) => explainPolicy([readPolicy("rai-docs.yaml", text)]);

const moved = (before: string, now: string) => settingsMoved(settings(before), settings(now)).map(({ way, name }) => `${way} ${name}`);

describe("Settings that a change of the policy moves", () => {
	for (const [what, before, now, expected] of [
		["nobody has to decide", "", "authority: { model-card: { 1: [] } }", "looser authority.model-card.1"],
		[
			"one role less than the policy asked for",
			"authority: { model-card: { 1: [a, b] } }",
			"authority: { model-card: { 1: [a] } }",
			"looser authority.model-card.1",
		],
		["no document is required", "", "required: { 3: [] }", "looser required.3"],
		["files are left out", "", "exclude: [a/**]", "looser exclude"],
		["more files are left out", "exclude: [a/**]", "exclude: [a/**, b/**]", "looser exclude"],
		["fewer files are left out", "exclude: [a/**, b/**]", "exclude: [a/**]", "stricter exclude"],
		["only some files are looked at", "", "include: [a/**]", "looser include"],
		["a rule weighs less", "", "rules: { schema/unknown-key: info }", "looser rules.schema/unknown-key"],
		[
			"a rule weighs even less",
			"rules: { schema/unknown-key: info }",
			'rules: { schema/unknown-key: "off" }',
			"looser rules.schema/unknown-key",
		],
		["what was stricter is as usual again", "rules: { schema/unknown-key: error }", "", "looser rules.schema/unknown-key"],
		["a threshold is gone", "thresholds: [{ metric: mape, maximum: 0.5 }]", "", "looser thresholds"],
		["a system has a less strict tier", "systems: { a: { tier: 1 } }", "systems: { a: { tier: 2 } }", "looser systems.a.tier"],
		["a system has no tier any more", "systems: { a: { tier: 1 } }", "", "looser systems.a.tier"],
		["a system is not in production any more", "systems: { a: { production: true } }", "", "looser systems.a.production"],
		["references show less", "references: { minimum: { 3: V3 } }", "references: { minimum: { 3: V2 } }", "looser references.minimum.3"],
		["reviews are seldom", "", "review: { cadence: { 1: 24 months } }", "looser review.cadence.1"],
		[
			"reviews are more seldom",
			"review: { cadence: { 1: 24 months } }",
			"review: { cadence: { 1: 36 months } }",
			"looser review.cadence.1",
		],
		["another person answers for it", "owner: { name: A }", "owner: { name: B }", "changed owner"],
	] as const)
		it(what, () => assert.deepEqual(moved(`${before}\n`, `${now}\n`), [expected]));

	it("none where only the lines are others, or nothing has an effect", () => {
		assert.deepEqual(moved("exclude: [a/**]\n", "# Why\n\nexclude: [a/**]\n"), []);
		assert.deepEqual(moved("", 'rules: { schema/required: "off" }\n'), []);
	});

	it("what asks less first, with what held before", () => {
		const all = settingsMoved(settings("owner: { name: A }\n"), settings("owner: { name: B }\nexclude: [a/**]\n"));
		assert.deepEqual(all, [
			{ name: "exclude", way: "looser", was: "nothing", is: "a/**", source: "rai-docs.yaml:2" },
			{ name: "owner", way: "changed", was: "A", is: "B", source: "rai-docs.yaml:1" },
		]);
	});
});
