import assert from "node:assert/strict";
import { createDocument } from "../../../src/core/kinds/create.js";
import { kindOf } from "../../../src/core/kinds/table.js";
import type { Library } from "../../../src/core/library/library.js";
import { begin } from "../../../src/core/prefill/begin.js";
import { together } from "../../../src/core/prefill/fact.js";
import { earlierFor, factsFrom } from "../../../src/core/prefill/read.js";
import { workspace } from "../language/marked.js";
import { fakeDisk } from "../trace/fake/disk.js";

const head = (kind: string, id: string): string =>
	`---\nartifact: ${kind}\nschema: "1"\nid: ${id}\ntitle: x\nsystem: gates\ntier: 2\nversion: "1.0.0"\nstatus: draft\n`;

const INTAKE = `${head("intake-request", "INT-gates")}ai_pattern: [classic-ml, rag]
intended_uses:
  - { user: Attendants, task: Send a driver to a garage }
  - { user: Attendants, task: Close a garage }
---
`;

const ASSESSMENT = `${head("risk-assessment", "RA-gates")}risks:
  - id: RSK-gates-1
    statement: Old data → wrong sign → a driver waits
    category: fairness
    inherent: { severity: 5, likelihood: 5, rationale: x }
    response: mitigate
    residual: { severity: 3, likelihood: 3, rationale: x }
    owner: { name: Ada Osei, email: ada@example.com }
    due: 2026-12-20
    status: remediating
    mitigations:
      - { id: MIT-gates-1, description: x, status: verified }
      - { id: MIT-gates-2, description: x, status: implemented }
      - { id: MIT-gates-3, description: x, status: rejected }
  - { id: RSK-gates-2, title: Plates are kept, category: privacy, inherent: { severity: 1, likelihood: 1 }, status: open }
  - { id: RSK-gates-3, title: Gone, inherent: { severity: 5, likelihood: 5 }, status: closed }
---
`;

const REPORT = `${head("evaluation-report", "ER-gates")}findings:
  - { id: FND-gates-1, severity: sev2, status: open }
  - { id: FND-gates-2, severity: sev2, status: verified }
---
`;

const RED_TEAM = `${head("red-team-report", "RT-gates")}findings:
  - { id: FND-gates-1, severity: sev2, status: open }
  - { id: FND-gates-3, severity: sev3, status: open }
---
`;

const PLAN = `${head("evaluation-plan", "EP-gates")}objectives: [x]\n---\n`;

const MONITORING = `${head("monitoring-spec", "MON-gates")}metrics:\n  - { id: a }\n  - { id: b }\n---\n`;

const library = workspace({
	...{ "intake.md": INTAKE, "assessment.md": ASSESSMENT, "report.md": REPORT, "attacks.md": RED_TEAM },
	...{ "plan.md": PLAN, "monitoring.md": MONITORING },
});

/** The front matter of a new document, with what all earlier ones say. */
async function begun(kindId: string, from: Library = library): Promise<string> {
	const kind = kindOf(kindId) ?? assert.fail(kindId);
	const ids = earlierFor(kind, "gates", from).map(({ id = "" }) => id);
	const facts = await Promise.all(ids.map((id) => factsFrom(id, from, fakeDisk({}))));
	const all = facts.map((one) => ("reason" in one ? assert.fail(one.reason) : one));
	const empty = createDocument(kind, { system: "gates", tier: 2, format: "yaml", isTaken: () => false });
	return begin(empty, "yaml", kind, together(all)).text;
}

const has = (text: string, ...lines: readonly string[]): void => {
	for (const line of lines) assert.ok(text.split("\n").includes(line), `${line}\nis not in\n${text}`);
};

const FROM_BOTH = "# from ER-gates@1.0.0, RT-gates@1.0.0: confirm";

describe("A new document takes over", () => {
	it("the uses of the intake, each once", async () =>
		has(
			await begun("model-card"),
			"    - Send a driver to a garage  # from INT-gates@1.0.0: confirm",
			"    - Close a garage  # from INT-gates@1.0.0: confirm",
			"    - Attendants  # from INT-gates@1.0.0: confirm",
			'    - "ER-gates"  # from ER-gates@1.0.0: confirm',
			'monitoring: "MON-gates"  # from MON-gates@1.0.0: confirm',
		));

	it("how it uses AI, and the risks that its tests shall show", async () =>
		has(
			await begun("evaluation-plan"),
			"  - classic-ml  # from INT-gates@1.0.0: confirm",
			"  - rag  # from INT-gates@1.0.0: confirm",
			'  - "RSK-gates-1"  # from RA-gates@1.0.0: confirm',
		));

	it("the plan, in its version", async () =>
		has(await begun("evaluation-report"), 'plan: "EP-gates@1.0.0"  # from EP-gates@1.0.0: confirm'));

	it("each risk, as far as it is known", async () =>
		has(
			await begun("risk-register"),
			"    - gates  # from RA-gates@1.0.0: confirm",
			'  - { risk_id: "RSK-gates-1", title: "Old data → wrong sign → a driver waits", category: fairness, owner: { name: Ada Osei, email: "ada@example.com" }, inherent_level: critical, residual_level: medium, response: mitigate, status: remediating, due: "2026-12-20" }  # from RA-gates@1.0.0: confirm',
			'  - { risk_id: "RSK-gates-2", title: Plates are kept, category: privacy, inherent_level: low, residual_level: low, status: open }  # from RA-gates@1.0.0: confirm',
		));

	it("the risks about privacy", async () => {
		const text = await begun("privacy-assessment");
		has(text, '  - "RSK-gates-2"  # from RA-gates@1.0.0: confirm');
		assert.doesNotMatch(text, /RSK-gates-1/);
	});

	it("what a memo counts: open findings once, mitigations that were not rejected, the highest risk that is left", async () =>
		has(
			await begun("readiness-memo"),
			`  sev1: 0  ${FROM_BOTH}`,
			`  sev2: 1  ${FROM_BOTH}`,
			`  sev3: 1  ${FROM_BOTH}`,
			"  overall: medium  # from RA-gates@1.0.0: confirm",
			"  total: 2  # from RA-gates@1.0.0: confirm",
			"  implemented: 2  # from RA-gates@1.0.0: confirm",
			"  verified: 1  # from RA-gates@1.0.0: confirm",
			'  spec: "MON-gates"  # from MON-gates@1.0.0: confirm',
			"  metrics_total: 2  # from MON-gates@1.0.0: confirm",
		));

	it("nothing from documents that do not say it", async () =>
		assert.doesNotMatch(await begun("readiness-memo", workspace({ "plan.md": PLAN })), /confirm/));
});

describe("Earlier documents", () => {
	const ids = (kind: string, from = library) => earlierFor(kindOf(kind) ?? assert.fail(kind), "gates", from).map(({ id }) => id);

	it("are those that say something the new one has room for, in the order of their types", () =>
		assert.deepEqual(ids("model-card"), ["ER-gates", "MON-gates", "INT-gates"]));

	it("are of one system", () => assert.deepEqual(earlierFor(kindOf("model-card") ?? assert.fail(), "doors", library), []));

	it("have an id of their own", () =>
		assert.deepEqual(ids("evaluation-plan", workspace({ "a.md": INTAKE, "b.md": INTAKE, "c.md": ASSESSMENT })), ["RA-gates", "INT-gates"]));
});
