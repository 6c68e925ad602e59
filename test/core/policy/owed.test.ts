import assert from "node:assert/strict";
import type { Tier } from "../../../src/core/kinds/kind.js";
import { kindOf } from "../../../src/core/kinds/table.js";
import { KNOWN_KINDS, mayBeOwed, NO_FACTS, type SystemFacts, usuallyOwed, withoutCovered } from "../../../src/core/policy/owed.js";
import { policyFor, readPolicy } from "../../../src/core/policy/policy.js";

const facts = (told: Partial<SystemFacts>): SystemFacts => ({ ...NO_FACTS, ...told });

const owed = (tier: Tier, told: Partial<SystemFacts> = {}): string[] => usuallyOwed(tier, facts(told)).map(({ kinds }) => kinds);

/** What an intake says, and what of it decides. Only of document types that every version has. */
const ROWS: readonly (readonly [name: string, tier: Tier, told: Partial<SystemFacts>, yes: readonly string[], no: readonly string[]])[] = [
	[
		"a model of our own",
		1,
		{ patterns: ["classic-ml"] },
		["model-card", "decision-log", "risk-assessment"],
		["system-card", "model-card|system-card"],
	],
	["an agent", 2, { patterns: ["agentic"] }, ["system-card", "review-packet"], ["model-card", "decision-log"]],
	["both", 1, { patterns: ["fine-tuned", "rag"] }, ["model-card", "system-card"], []],
	["nobody says how", 2, {}, ["model-card|system-card", "intake-request"], ["model-card", "system-card"]],
	["tier 3", 3, { patterns: ["classic-ml"] }, ["intake-request", "model-card|system-card"], ["risk-assessment", "review-packet"]],
	["tier 3 for people outside", 3, { exposure: "public" }, ["intake-request", "system-card"], ["model-card|system-card"]],
	["tier 3, by the answer to Q01", 3, { levels: new Map([["Q01", 2]]) }, ["system-card"], ["model-card|system-card"]],
];

describe("What a system owes by default", () => {
	for (const [name, tier, told, yes, no] of ROWS)
		it(`${name}`, () => {
			const found = owed(tier, told);
			assert.deepEqual(
				yes.filter((kind) => !found.includes(kind)),
				[],
			);
			assert.deepEqual(
				no.filter((kind) => found.includes(kind)),
				[],
			);
		});

	for (const [kind, tier, told] of [
		["robustness-report", 2, { exposure: "limited-external" }],
		["red-team-report", 1, { levels: new Map([["Q13", 3]]) }],
		["red-team-report", 2, { patterns: ["rag"], exposure: "public" }],
		["privacy-assessment", 1, { patterns: ["rag"] }],
		["privacy-assessment", 2, { personalData: "personal" }],
		["control-mapping", 1, { riskClass: "high" }],
	] as const)
		it(`${kind} at tier ${tier}, once the document type is there, and only on its condition`, () => {
			const there = kindOf(kind) !== undefined;
			assert.equal(owed(tier, told).includes(kind), there);
			assert.equal(owed(tier).includes(kind), false);
			assert.equal(
				mayBeOwed(tier).some(({ kinds }) => kinds === kind),
				there,
			);
		});

	it("names no document type of the table by a wrong word", () => {
		const rai = KNOWN_KINDS.filter((kind) => kindOf(kind));
		assert.ok(rai.length >= 8);
		assert.deepEqual(
			rai.filter((kind) => kindOf(kind)?.family !== "rai"),
			[],
		);
	});

	it("says what may be needed, with the condition", () =>
		assert.deepEqual(
			mayBeOwed(3).filter(({ kinds }) => kinds === "decision-log" || kinds === "system-card"),
			[
				{ kinds: "system-card", because: "people outside use it" },
				{ kinds: "decision-log", because: "a risk is accepted or an exception is made" },
			],
		));
});

describe("What the policy requires", () => {
	const ROOT = readPolicy("rai-docs.yaml", 'required:\n  2: [intake-request, "model-card|nonsense", later-kind]\n  3: []\n');
	const NESTED = readPolicy("teams/rai-docs.yaml", "required:\n  2: [risk-assessment, intake-request]\n  3: [dataset-sheet]\n");
	const required = (path: string, tier: Tier) =>
		policyFor([NESTED, ROOT], path)
			.required(tier, NO_FACTS)
			.map(({ kinds }) => kinds);

	it("stands in the place of the default, without what is no document type", () =>
		assert.deepEqual(required("a.md", 2), ["intake-request", "model-card"]));
	it("may be nothing", () => assert.deepEqual(required("a.md", 3), []));
	it("is the default where it says nothing", () => assert.deepEqual(required("a.md", 1), owed(1)));
	it("is added to in a subfolder, once", () => {
		assert.deepEqual(required("teams/a.md", 2), ["intake-request", "model-card", "risk-assessment"]);
		assert.deepEqual(required("teams/a.md", 3), ["dataset-sheet"]);
	});

	it("makes no choice where one of it is owed by itself", () =>
		assert.deepEqual(withoutCovered([{ kinds: "model-card|system-card" }, { kinds: "system-card" }]), [{ kinds: "system-card" }]));
});
