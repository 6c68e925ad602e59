import assert from "node:assert/strict";
import { rowsOf } from "../../../src/core/lists/lists.js";
import type { Commitment } from "../../../src/core/portfolio/commitment.js";
import { portfolioOf } from "../../../src/core/portfolio/portfolio.js";
import { workOf } from "../../../src/core/portfolio/work.js";
import { TODAY, workspace } from "../language/marked.js";

const OWNER = "owner: { name: Ada Osei, email: ada@example.com }\n";

const library = (kind: string, front: string) =>
	workspace({ "a.yaml": `artifact: ${kind}\nid: X-a\ntitle: All of it\nsystem: a\n${OWNER}${front}` });

const said = (kind: string, front: string): Commitment[] =>
	portfolioOf(library(kind, front), TODAY).flatMap(({ open }) => open.map(({ commitment }) => commitment));

const short = (found: readonly Commitment[]): string[] =>
	found.map(({ what, text, due, owner }) => [what, text, due ?? "-", owner?.email ?? owner?.name ?? "-"].join(" | "));

const RISKS = `status: in-review
review_due: 2027-05-31
risks:
  - id: RSK-1
    statement: "Thin files are\\n  refused"
    owner: { name: Kim Duarte, email: kim@example.com }
    due: 2026-12-01
    status: open
    mitigations:
      - { id: MIT-1, description: A second look, status: planned, owner: { name: Priya Raman }, due: 2026-12-02 }
      - { id: MIT-2, description: Whose is it, status: proposed }
      - { id: MIT-3, description: Done, status: implemented, due: 2026-12-03 }
`;

describe("What a document says is to be done", () => {
	it("has who sees to it, by address where there is one: the nearest that is named", () => {
		assert.deepEqual(short(said("risk-assessment", RISKS)), [
			"review | All of it | 2027-05-31 | ada@example.com",
			"risk | Thin files are refused | 2026-12-01 | kim@example.com",
			"mitigation | A second look | 2026-12-02 | Priya Raman",
			"mitigation | Whose is it | - | kim@example.com",
		]);
	});

	it("is what the lists of the command line count", () => {
		const [system] = portfolioOf(library("risk-assessment", RISKS), TODAY);
		const [row] = rowsOf(library("risk-assessment", RISKS), "systems", TODAY);
		assert.equal(system?.due.filter(({ overdue }) => overdue).length, row?.["overdue"]);
		assert.equal(system?.due.find(({ overdue }) => !overdue)?.due, row?.["next_due"]);
		assert.equal(system?.problems.filter(({ severity }) => severity === "warning").length, row?.["warnings"]);
	});

	it("points at the day, which one keeps or moves, else at the beginning of the thing", () => {
		const [review, , , whose] = said("risk-assessment", RISKS);
		assert.deepEqual(review?.range, { start: { line: 6, character: 12 }, end: { line: 6, character: 22 } });
		assert.deepEqual(whose?.range.start, whose?.range.end);
		assert.equal(whose?.range.start.line, 15);
	});

	it("has no day that no calendar has", () => {
		assert.deepEqual(said("model-card", "review_due: 2026-02-31\n"), []);
		assert.deepEqual(short(said("incident-record", "corrective_actions: [{ action: Mend, due: 2026-02-31 }]\n")), [
			"corrective action | Mend | - | ada@example.com",
		]);
	});

	it("is nothing in a document that is past, or written otherwise", () => {
		assert.deepEqual(said("risk-assessment", RISKS.replace("in-review", "superseded")), []);
		for (const front of [
			"risks: soon\n",
			"risks: [1, [2], {}]\n",
			"risks: { mitigations: 1 }\n",
			"risks: [{ title: { a: b }, due: [] }]\n",
		])
			assert.deepEqual(said("risk-assessment", front), [], front);
	});
});

describe("What is said twice", () => {
	const mine = (files: Readonly<Record<string, string>>): string[] =>
		workOf(portfolioOf(workspace(files), TODAY), undefined, TODAY).flatMap(({ kind, text, document }) =>
			kind === "commitment" ? [`${document.overview.path}: ${text}`] : [],
		);

	it("in an assessment and in its register is one thing to do, where it is kept up to date", () => {
		const assessment =
			"artifact: risk-assessment\nid: RA-a\nsystem: a\nrisks: [{ id: RSK-1, title: One, due: 2027-01-01 }, { id: RSK-2, title: Two, due: 2027-01-01 }]\n";
		const register =
			"artifact: risk-register\nid: RR-a\nsystem: a\nitems: [{ risk_id: RA-a@1.0.0#RSK-1, title: One, status: open, due: 2027-01-01 }]\n";
		assert.deepEqual(mine({ "a.yaml": assessment, "r.yaml": register }), ["r.yaml: Risk: One", "a.yaml: Risk: Two"]);
		assert.deepEqual(mine({ "a.yaml": assessment, "r.yaml": register.replace("system: a", "system: b") }).length, 3);
		const asMapping = register.replace("risk_id: RA-a@1.0.0#RSK-1", "risk_id: { ref: RSK-1 }");
		assert.equal(mine({ "a.yaml": assessment, "r.yaml": asMapping }).length, 2);
	});

	it("in a packet and in a log counts in the log, which knows what became of it", () => {
		const packet =
			"artifact: review-packet\nid: RP-a\nsystem: a\nstatus: approved\napprovals: [{ outcome: { conditions: [{ text: Call back }] } }]\n";
		const log = (status: string) =>
			`artifact: decision-log\nid: DL-a\nsystem: b\ndecisions: [{ packet: RP-a@1.0.0, conditions: [{ text: Call back, status: ${status} }] }]\n`;
		assert.deepEqual(mine({ "p.yaml": packet }), ["p.yaml: Condition: Call back"]);
		assert.deepEqual(mine({ "p.yaml": packet, "l.yaml": log("open") }), ["l.yaml: Condition: Call back"]);
		assert.deepEqual(mine({ "p.yaml": packet, "l.yaml": log("met") }), []);
	});

	it("is looked at again when the log of another system changes", () => {
		const files = {
			"p.yaml":
				"artifact: review-packet\nid: RP-a\nsystem: a\nstatus: approved\napprovals: [{ outcome: { conditions: [{ text: Call back, due: 2027-01-01 }] } }]\n",
		};
		const all = workspace(files);
		const known = { facts: new WeakMap(), systems: new Map() };
		const due = () => portfolioOf(all, TODAY, known).find(({ system }) => system === "a")?.due.length;
		assert.equal(due(), 1);
		all.set("l.yaml", "artifact: decision-log\nid: DL-b\nsystem: b\ndecisions: [{ conditions: [{ text: Call back, status: met }] }]\n");
		assert.equal(due(), 0);
	});
});
