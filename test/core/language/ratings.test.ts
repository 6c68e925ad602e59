import assert from "node:assert/strict";
import { completionsAt } from "../../../src/core/language/completion.js";
import { hoverAt } from "../../../src/core/language/hover.js";
import { checkedIn, marked, workspace } from "./marked.js";

const THREE = `risk_matrix:
  severity: [small, middling, "gre*at"]
  likelihood: [seldom, sometimes, often]
  grid: [[low, low, medium], [low, medium, high], [medium, high, critical]]
`;
const risks = (rating: string): string => `---\nartifact: risk-assessment\nrisks:\n  - id: RSK-a\n    inherent: ${rating}\n---\n`;

function at(withMark: string, policy: string, path = "risks.md") {
	const { text, offset } = marked(withMark);
	const library = workspace({
		"rai-docs.yaml": policy,
		"policies/shared.yaml": "version: 1\n",
		"other.yaml": "artifact: model-card\n",
		[path]: text,
	});
	const { artifact } = checkedIn(library, path);
	return {
		hover: hoverAt(artifact, offset, library.policyFor(path).matrix)?.text ?? "",
		completions: completionsAt(library, artifact, offset),
	};
}

describe("A rating", () => {
	it("is explained by the policy's matrix: its scale, and what it comes to", () => {
		const { hover } = at(risks("{ sever|ity: 3, likelihood: 2 }"), THREE);
		assert.match(
			hover,
			/^\*\*Scale\*\* 1 small · 2 middling · 3 gre\\\*at\n\nSeverity 3 with likelihood 2 is \*\*high\*\* in the risk matrix\./,
		);
	});

	it("is explained by the usual matrix where no policy has another", () => {
		assert.match(
			at(risks("{ severity: 4, likeli|hood: 3 }"), "version: 1\n").hover,
			/1 rare .*5 almost certain\n\nSeverity 4 with likelihood 3 is \*\*high\*\*/,
		);
		assert.match(
			at(risks("{ severity: 4, likelihood: 3, lev|el: low }"), "version: 1\n").hover,
			/^Severity 4 with likelihood 3 is \*\*high\*\*/,
		);
	});

	it("is completed with the steps there are, by their names", () => {
		const { completions } = at(risks("\n      severity: |"), THREE);
		assert.deepEqual(
			completions.map(({ label, detail, kind }) => [label, detail, kind]),
			[
				["1", "small", "value"],
				["2", "middling", "value"],
				["3", "gre*at", "value"],
			],
		);
		assert.equal(at(risks("\n      severity: |"), "version: 1\n").completions.length, 5);
	});
});

describe("In a policy", () => {
	const labels = (text: string, path = "teams/rai-docs.yaml"): string[] =>
		at(text, "version: 1\n", path).completions.map(({ label }) => label);

	it("files that can be extended are suggested, as they are seen from its folder", () => {
		const found = labels("extends: |\n");
		assert.ok(found.includes("../policies/shared.yaml") && found.includes("../rai-docs.yaml"), found.join());
		assert.ok(!found.includes("../other.yaml") && !found.some((one) => one.endsWith("teams/rai-docs.yaml")));
		assert.ok(labels("extends:\n  - |\n").includes("../policies/shared.yaml"));
	});

	for (const [text, wanted] of [
		["|", ["extends", "references", "review", "thresholds", "risk_matrix"]],
		["references:\n  minimum:\n    1:\n      |", ["model", "data", "code", "prompts"]],
		["references:\n  minimum:\n    1:\n      model: |", ["V0", "V3"]],
		["thresholds:\n  - |", ["metric", "minimum", "maximum", "group", "tiers"]],
		["risk_matrix:\n  |", ["severity", "likelihood", "grid"]],
		["review:\n  cadence:\n    |", ["1", "2", "3"]],
	] as const)
		it(`${JSON.stringify(text)} suggests ${wanted.join(", ")}`, () => {
			const found = labels(text);
			for (const one of wanted) assert.ok(found.includes(one), found.join());
		});

	for (const [text, said] of [
		["ext|ends: a.yaml\n", /built on/],
		["references:\n  min|imum: {}\n", /The least that counts/],
		["review:\n  cadence:\n    1|: 6 months\n", /How often/],
		["thresholds:\n  - { met|ric: auroc }\n", /name of the number/],
		["risk_matrix:\n  gr|id: []\n", /A row for each likelihood/],
	] as const)
		it(`hovers say what ${JSON.stringify(text)} is`, () => assert.match(at(text, "version: 1\n", "teams/rai-docs.yaml").hover, said));
});
