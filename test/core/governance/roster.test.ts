import assert from "node:assert/strict";
import { policyFor, readPolicy } from "../../../src/core/policy/policy.js";
import { holdersOn, rightOf } from "../../../src/core/policy/roster.js";

const ROOT = readPolicy(
	"rai-docs.yaml",
	`roster:
  - { name: Tove Berg, email: tove@example.com, roles: [rai-lead, eng-lead], from: 2026-01-01, until: 2026-06-30,
      delegates: [{ name: Grace Lin, email: grace@example.com, from: 2026-06-01 }] }
  - { name: Priya Raman, roles: [product-manager] }
authority:
  model-card: { 1: [rai-lead, sre], 3: [] }
  go-no-go: { 1: [executive] }
`,
);
const NESTED = readPolicy(
	"teams/rai-docs.yaml",
	"roster: [{ name: Sam Cole, roles: [rai-lead] }]\nauthority:\n  model-card: { 1: [security, sre], 2: [security] }\n",
);

const { roster } = policyFor([ROOT, NESTED], "teams/card.md");

describe("The roster", () => {
	const on = (day: string): string[] =>
		holdersOn(roster, day).map(({ name, role, delegateOf }) => [name, role, delegateOf].join(" ").trim());

	it("says who may act on a day, both ends included, and for whom", () => {
		assert.deepEqual(on("2025-12-31"), ["Priya Raman product-manager"]);
		assert.deepEqual(on("2026-01-01"), ["Tove Berg rai-lead", "Tove Berg eng-lead", "Priya Raman product-manager"]);
		assert.deepEqual(on("2026-06-30").slice(3), ["Grace Lin rai-lead Tove Berg", "Grace Lin eng-lead Tove Berg"]);
		assert.deepEqual(on("2026-07-01"), ["Priya Raman product-manager"], "a delegate acts only as long as the role lasts");
	});

	it("knows people by e-mail where both have one, else by name", () => {
		const may = (name: string, email?: string) => rightOf(roster, { name, email }, "rai-lead", "2026-06-15")?.name;
		assert.equal(may("T. B.", "TOVE@example.com"), "Tove Berg");
		assert.equal(may("tove  berg"), "Tove Berg");
		assert.equal(may("Tove Berg", "berg@example.com"), undefined);
		assert.equal(may("Grace Lin"), "Grace Lin");
	});

	it("is that of the root's policy", () => assert.ok(!roster.some(({ name }) => name === "Sam Cole")));
});

/** Who must approve what, by the policies that hold. */
const REQUIRED: readonly (readonly [path: string, subject: string, tier: 1 | 2 | 3, roles: readonly string[]])[] = [
	["card.md", "model-card", 1, ["rai-lead", "sre"]],
	["card.md", "model-card", 2, ["rai-lead"]],
	["card.md", "model-card", 3, []],
	["teams/card.md", "model-card", 1, ["rai-lead", "sre", "security"]],
	["teams/card.md", "model-card", 2, ["rai-lead", "security"]],
	["card.md", "review-packet", 1, ["executive"]],
	["card.md", "review-packet", 2, ["rai-lead", "product-manager", "eng-lead"]],
	["card.md", "evaluation-plan", 1, ["rai-lead", "eng-lead", "product-manager"]],
	["card.md", "exception-request", 1, ["executive", "rai-lead", "legal-compliance"]],
	["card.md", "monitoring-spec", 2, ["rai-analyst", "sre"]],
	["card.md", "intake-request", 2, ["rai-analyst"]],
	["card.md", "risk-assessment", 3, ["rai-analyst|product-manager"]],
	["card.md", "system-card", 3, ["rai-lead|eng-lead|product-manager"]],
	["card.md", "constructor", 1, ["rai-lead"]],
];

describe("Who must approve", () => {
	for (const [path, subject, tier, roles] of REQUIRED)
		it(`${subject} at tier ${tier}, in ${path}`, () => assert.deepEqual(policyFor([NESTED, ROOT], path).authority(subject, tier), roles));
});
