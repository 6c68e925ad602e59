import assert from "node:assert/strict";
import { parseDocument } from "../../../src/core/document/document.js";
import { explainPolicy, notAsUsual } from "../../../src/core/policy/explain.js";
import { readPolicy } from "../../../src/core/policy/policy.js";

const ROOT = `version: 1
owner: { name: Ada Osei }
systems:
  credit: { tier: 1, production: true }
rules:
  schema/unknown-key: error
  yaml/ambiguous: info
  artifact/dates: warning
  schema/required: "off"
authority:
  model-card: { 1: [rai-lead, sre], 2: [], 3: [executive] }
required:
  3: [intake-request, "model-card|system-card"]
`;
const NESTED = "rules: { yaml/ambiguous: info }\nrequired: { 3: [dataset-sheet] }\n";

const said = explainPolicy([readPolicy("rai-docs.yaml", ROOT), readPolicy("teams/rai-docs.yaml", NESTED)]);

describe("A policy, explained", () => {
	for (const [name, source, value, change, usual] of [
		["owner", "rai-docs.yaml:2", "Ada Osei", "none", undefined],
		["systems.credit.tier", "rai-docs.yaml:4", "1", "none", undefined],
		["rules.schema/unknown-key", "rai-docs.yaml:6", "error", "stricter", "warning"],
		["rules.yaml/ambiguous", "rai-docs.yaml:7", "info", "looser", "warning"],
		["rules.artifact/dates", "rai-docs.yaml:8", "warning", "stricter", "warning / info"],
		["rules.schema/required", "rai-docs.yaml:9", "off", "void", "error / warning"],
		["authority.model-card.1", "rai-docs.yaml:11", "rai-lead, sre", "stricter", "rai-lead"],
		["authority.model-card.2", "rai-docs.yaml:11", "nothing", "looser", "rai-lead"],
		["authority.model-card.3", "rai-docs.yaml:11", "executive", "other", "rai-lead|eng-lead|product-manager"],
		["required.3", "rai-docs.yaml:13", "intake-request, model-card|system-card", "same", undefined],
		["rules.yaml/ambiguous", "teams/rai-docs.yaml:1", "info", "void", "warning"],
		["required.3", "teams/rai-docs.yaml:2", "dataset-sheet", "stricter", "intake-request, model-card|system-card"],
	] as const)
		it(`says where ${name} comes from, and how it stands to what is usual: ${source}`, () => {
			const found = said.find((one) => one.name === name && one.source === source);
			assert.deepEqual(found, { name, value, source, change, ...(usual !== undefined && { usual }) });
		});

	it("lists what no policy says, and nothing of it twice", () => {
		const usual = said.filter(({ source }) => source === undefined);
		const names = usual.map(({ name }) => name);
		assert.equal(new Set(names).size, names.length);
		assert.ok(names.includes("rules.governance/quorum") && names.includes("authority.go-no-go.1") && names.includes("required.1"));
		assert.ok(!names.includes("rules.schema/unknown-key") && !names.includes("required.3"));
		assert.match(usual.find(({ name }) => name === "required.1")?.value ?? "", /; may be needed: .*system-card if it uses retrieval/);
	});

	it("keeps apart what is not as usual", () =>
		assert.deepEqual(
			[...new Set(notAsUsual(said).map(({ name }) => name))],
			[
				"rules.schema/unknown-key",
				"rules.yaml/ambiguous",
				"rules.artifact/dates",
				"authority.model-card.1",
				"authority.model-card.2",
				"authority.model-card.3",
				"required.3",
			],
		));
});

describe("References, reviews, thresholds and the matrix, explained", () => {
	const SHARED = `rules: { yaml/ambiguous: error, card/interval: error }
exclude: [old/**]
thresholds:
  - { metric: auroc, minimum: 0.8, group: { sex: female }, tiers: [1, 2] }
review: { cadence: { 1: 3 months, 3: 36 months } }
`;
	const OWN = `extends: policies/shared.yaml
rules: { yaml/ambiguous: info }
systems: { credit: { tier: 1 }, parking: { tier: 3 } }
references: { minimum: { 1: { data: V0, model: V3 }, 3: V1 } }
risk_matrix:
  severity: [small, middling, great]
  likelihood: [rare, unlikely, possible]
  grid: [[low, low, medium], [low, medium, high], [medium, high, critical]]
`;
	const NESTED = `review: { cadence: { 1: 6 months, 2: 6 months } }
systems: { credit: { tier: 2 } }
exclude: [x]
`;
	const read = (path: string, text: string) =>
		readPolicy(path, text, (at) => (at === "policies/shared.yaml" ? parseDocument(at, SHARED, "yaml") : undefined));
	const all = explainPolicy([read("teams/rai-docs.yaml", NESTED), read("rai-docs.yaml", OWN)]);
	const GRID =
		"low low low medium high / low low medium medium high / low medium medium high critical / low medium high high critical / medium medium high critical critical";

	for (const [name, source, value, change, usual] of [
		["extends", "rai-docs.yaml:1", "policies/shared.yaml", "none", undefined],
		["rules.yaml/ambiguous", "rai-docs.yaml:2", "info", "looser", "warning"],
		["rules.card/interval", "policies/shared.yaml:1", "error", "stricter", "warning / info"],
		["exclude", "policies/shared.yaml:2", "old/**", "looser", "nothing"],
		["thresholds", "policies/shared.yaml:4", "auroc of sex=female at least 0.8, at tier 1 and 2", "stricter", "nothing"],
		["review.cadence.1", "policies/shared.yaml:5", "3 months", "stricter", "6 months"],
		["review.cadence.3", "policies/shared.yaml:5", "36 months", "looser", "24 months"],
		["references.minimum.1.data", "rai-docs.yaml:4", "V0", "void", "V3"],
		["references.minimum.1.model", "rai-docs.yaml:4", "V3", "stricter", "V1"],
		["references.minimum.3", "rai-docs.yaml:4", "V1", "stricter", "model V0, data V0, code V1, prompts V0"],
		["risk_matrix.severity", "rai-docs.yaml:6", "small, middling, great", "other", "negligible, minor, moderate, major, critical"],
		["risk_matrix.grid", "rai-docs.yaml:8", "low low medium / low medium high / medium high critical", "other", GRID],
		["review.cadence.1", "teams/rai-docs.yaml:1", "6 months", "void", "3 months"],
		["review.cadence.2", "teams/rai-docs.yaml:1", "6 months", "stricter", "12 months"],
		["systems.credit.tier", "teams/rai-docs.yaml:2", "2", "void", "1"],
		["exclude", "teams/rai-docs.yaml:3", "x", "void", "nothing"],
	] as const)
		it(`${name} from ${source}`, () => {
			const found = all.find((one) => one.name === name && one.source === source);
			assert.deepEqual(found, { name, value, source, change, ...(usual !== undefined && { usual }) });
		});

	it("leave out what another word stands over, and what is usual where the root says it in whatever file", () => {
		const places = all.filter(({ name }) => name === "rules.yaml/ambiguous").map(({ source }) => source);
		assert.deepEqual(places, ["rai-docs.yaml:2"]);
		assert.deepEqual(
			all.filter(({ name, source }) => name === "review.cadence.3" && source === undefined),
			[],
		);
		assert.deepEqual(
			all.filter(({ name, source }) => name === "review.cadence.2" && source === undefined).map(({ value }) => value),
			["12 months"],
		);
	});

	it("say what is usual where nobody says anything", () => {
		const usual = new Map(explainPolicy([]).map(({ name, value }) => [name, value]));
		assert.deepEqual(
			["references.minimum.1.data", "review.cadence.3", "risk_matrix.grid", "thresholds"].map((name) => usual.get(name)),
			["V3", "24 months", GRID, "nothing"],
		);
	});

	it("call a matrix that cannot be used what it is", () => {
		const faulty = explainPolicy([
			readPolicy(
				"rai-docs.yaml",
				"risk_matrix: { severity: [a, b, c], likelihood: [d, e, f], grid: [[high, low, low], [high, high, high], [high, high, high]] }\n",
			),
		]);
		assert.equal(faulty.find(({ name, source }) => name === "risk_matrix.grid" && source)?.change, "void");
	});
});
