import assert from "node:assert/strict";
import type { Library } from "../../../src/core/index.js";
import type { Answer } from "../../../src/core/trace/resolution.js";
import { checkedIn, workspace } from "../language/marked.js";

const document = (kind: string, id: string, more: string, status = "in-review"): string =>
	`artifact: ${kind}\nid: ${id}\nsystem: a\ntier: 1\nversion: "1.0.0"\nstatus: ${status}\n${more}`;

const told = (all: Library, path: string, rule: string): number =>
	checkedIn(all, path).problems.filter((problem) => problem.rule === rule).length;

const MEMO = document("readiness-memo", "RM-a", "recommendation: go\nfindings_open: { sev1: 0, sev2: 0, sev3: 0, sev4: 0 }\n");
const report = (status: string, system = "a"): string =>
	document("evaluation-report", "ER-a", `findings: [{ id: FND-a-1, severity: sev2, status: ${status} }]\n`).replace(
		"system: a",
		`system: ${system}`,
	);

describe("Documents of one system that contradict each other", () => {
	it("are checked again when the other one changes", () => {
		const all = workspace({ "memo.yaml": MEMO, "report.yaml": report("verified") });
		assert.equal(told(all, "memo.yaml", "memo/open"), 0);
		assert.ok(all.set("report.yaml", report("open")).has("memo.yaml"));
		assert.equal(told(all, "memo.yaml", "memo/open"), 1);
		assert.ok(all.set("report.yaml", report("verified")).has("memo.yaml"));
		assert.equal(told(all, "memo.yaml", "memo/open"), 0);
	});

	it("are checked again when the other one comes, goes, or is about another system", () => {
		const all = workspace({ "memo.yaml": MEMO });
		assert.ok(all.set("report.yaml", report("open")).has("memo.yaml"));
		assert.equal(told(all, "memo.yaml", "memo/open"), 1);
		assert.ok(all.set("report.yaml", report("open", "b")).has("memo.yaml"));
		assert.equal(told(all, "memo.yaml", "memo/open"), 0);
		assert.ok(all.set("report.yaml", report("open")).has("memo.yaml"));
		assert.ok(all.delete("report.yaml").has("memo.yaml"));
		assert.equal(told(all, "memo.yaml", "memo/open"), 0);
	});

	it("are left alone where they do not read it", () => {
		const all = workspace({
			"memo.yaml": MEMO,
			"other.yaml": MEMO.replace("RM-a", "RM-b").replace("system: a", "system: b"),
			"sheet.yaml": document("dataset-sheet", "DS-a", ""),
		});
		assert.deepEqual([...all.set("report.yaml", report("open"))].sort(), ["memo.yaml", "report.yaml"]);
		assert.deepEqual([...all.set("sheet.yaml", document("dataset-sheet", "DS-a", "title: Sheet\n"))], ["sheet.yaml"]);
	});

	it("are told what a log decided, and what a risk came to", () => {
		const log = (expires: string) =>
			document(
				"decision-log",
				"DL-a",
				`decisions: [{ id: DEC-a-1, type: risk-acceptance, risks: [RSK-a-1], expires: ${expires}, state: active,\n  approvers: [{ role: rai-lead, name: Tove, decision: approved, date: 2026-10-01 }, { role: product-manager, name: Mira, decision: approved, date: 2026-10-01 }] }]\n`,
			);
		const risks = (severity: number) =>
			document(
				"risk-assessment",
				"RA-a",
				`risks: [{ id: RSK-a-1, response: accept, status: accepted, acceptance: DL-a#DEC-a-1, residual: { severity: ${severity}, likelihood: 3 } }]\n`,
			);
		const all = workspace({ "memo.yaml": MEMO, "log.yaml": log("2027-01-31"), "risks.yaml": risks(3) });
		const counts = () => [
			told(all, "risks.yaml", "risk/acceptance"),
			told(all, "log.yaml", "decision/authority"),
			told(all, "memo.yaml", "memo/open"),
		];
		assert.deepEqual(counts(), [0, 0, 0]);
		assert.ok(all.set("risks.yaml", risks(4)).has("log.yaml"), "a higher risk is for others to accept");
		assert.deepEqual(counts(), [0, 1, 0]);
		const affected = all.set("log.yaml", log("2026-10-31"));
		assert.ok(affected.has("risks.yaml") && affected.has("memo.yaml"));
		assert.deepEqual(counts(), [1, 1, 1]);
	});

	it("are compared by what git knows of their files, as soon as it is known", () => {
		const [one, other] = ["1", "2"].map((digit) => `git:${digit.repeat(40)}#m.onnx`);
		const all = workspace({
			"watch.yaml": document("monitoring-spec", "MON-a", `target: { model: "${one}", deployed_since: 2026-10-01 }\n`),
			"card.yaml": document("model-card", "MC-a", `model: { ref: "${other}" }\n`, "approved"),
		});
		assert.equal(told(all, "watch.yaml", "monitor/card"), 0);
		const answer = (blob: string): Answer => ({ resolution: { state: "verified", level: "V2", reason: "", faults: [], facts: { blob } } });
		const lookups = [...all.take()].sort((a) => (a.reference.text === one ? -1 : 1));
		const [watched, described] = [lookups.slice(0, 1), lookups.slice(1)];
		all.settle(watched, [answer("a")]);
		assert.equal(told(all, "watch.yaml", "monitor/card"), 0);
		assert.ok(all.settle(described, [answer("b")]).has("watch.yaml"));
		assert.equal(told(all, "watch.yaml", "monitor/card"), 1);
	});
});
