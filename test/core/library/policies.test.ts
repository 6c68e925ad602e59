import assert from "node:assert/strict";
import { policyDigest } from "../../../src/core/packet/export/manifest.js";
import { baseText } from "../../cases/case.js";
import { checkedIn, workspace } from "../language/marked.js";

const CARD = baseText("model-card.md").replace("title: Parking forecast", "title: Parking forecast\ncolour: blue");
const SHARED = "policies/shared.yaml";

const rulesIn = (all: ReturnType<typeof workspace>, path: string): string[] =>
	checkedIn(all, path).problems.map(({ rule, severity }) => `${severity} ${rule}`);

describe("A file that a policy extends", () => {
	it("is followed as it comes, changes and goes, and so is everything it concerns", () => {
		const all = workspace({ "rai-docs.yaml": `extends: ${SHARED}\n`, "card.md": CARD });
		assert.deepEqual(rulesIn(all, "rai-docs.yaml"), ["error policy/extends"]);
		assert.deepEqual(rulesIn(all, "card.md"), ["warning schema/unknown-key"]);

		const come = all.set(SHARED, "rules: { schema/unknown-key: error }\n");
		assert.ok(come.has("card.md") && come.has("rai-docs.yaml") && come.has(SHARED));
		assert.deepEqual([rulesIn(all, "rai-docs.yaml"), rulesIn(all, "card.md")], [[], ["error schema/unknown-key"]]);

		assert.ok(all.set(SHARED, "rules: { schema/unknown-key: info }\n").has("card.md"));
		assert.deepEqual(rulesIn(all, "card.md"), ["info schema/unknown-key"]);

		assert.ok(all.delete(SHARED).has("card.md"));
		assert.deepEqual([rulesIn(all, "rai-docs.yaml"), rulesIn(all, "card.md")], [["error policy/extends"], ["warning schema/unknown-key"]]);
	});

	it("changes nobody's problems but its own where it says the same", () => {
		const all = workspace({ "rai-docs.yaml": `extends: ${SHARED}\n`, [SHARED]: "rules: {}\n", "card.md": CARD });
		assert.deepEqual([...all.set(SHARED, "# ours\nrules: {}\n")], [SHARED]);
	});

	it("is a policy only as long as one extends it", () => {
		const all = workspace({ "rai-docs.yaml": `extends: ${SHARED}\n`, [SHARED]: "nonsense: 1\n" });
		assert.deepEqual(rulesIn(all, SHARED), ["warning schema/unknown-key"]);
		assert.ok(!all.isDocument(SHARED));
		all.set("rai-docs.yaml", "version: 1\n");
		assert.equal(all.check(SHARED), undefined);
	});

	it("may be in the way of nothing that is left out", () => {
		const all = workspace({ "rai-docs.yaml": `extends: ${SHARED}\nexclude: [policies/**]\n` });
		assert.ok(all.includes(SHARED) && !all.includes("policies/card.yaml"));
	});

	it("names a system, and is told what that lacks", () => {
		const shared = "systems: { a: { production: true } }\nrequired: { 3: [dataset-sheet] }\n";
		const all = workspace({ "rai-docs.yaml": `extends: ${SHARED}\n`, [SHARED]: shared });
		assert.deepEqual([rulesIn(all, "rai-docs.yaml"), rulesIn(all, SHARED)], [[], ["warning policy/required"]]);
		assert.ok(all.set("sheet.yaml", "artifact: dataset-sheet\nid: DS-a\nsystem: a\nstatus: draft\n").has(SHARED));
		assert.deepEqual(rulesIn(all, SHARED), []);
	});

	it("is part of what a packet says it was made by", () => {
		const all = workspace({ "rai-docs.yaml": `extends: ${SHARED}\n`, [SHARED]: "rules: {}\n" });
		const before = policyDigest(all);
		all.set(SHARED, "rules: {} # other\n");
		assert.notEqual(policyDigest(all), before);
	});
});

describe("The settings of a policy", () => {
	const risks = baseText("risk-assessment.md").replace("likelihood: 3 }", "likelihood: 3, level: high }");
	const MATRIX = "risk_matrix:\n  severity: [a, b, c, d]\n  likelihood: [e, f, g, h]\n  grid:\n";
	const grid = (last: string) => `${MATRIX}${`    - [low, low, low, ${last}]\n`.repeat(4)}`;

	it("have the documents checked again that they weigh", () => {
		const all = workspace({ "rai-docs.yaml": "version: 1\n", "risks.md": risks, "report.md": baseText("evaluation-report.md") });
		assert.deepEqual(rulesIn(all, "risks.md"), []);
		assert.ok(all.set("rai-docs.yaml", grid("medium")).has("risks.md"));
		assert.deepEqual(rulesIn(all, "risks.md"), ["warning risk/level"]);
		assert.ok(all.set("rai-docs.yaml", "thresholds: [{ metric: mape, maximum: 0.05 }]\n").has("report.md"));
		assert.deepEqual([rulesIn(all, "risks.md"), rulesIn(all, "report.md")], [[], ["warning policy/threshold"]]);
	});
});
