import assert from "node:assert/strict";
import { traceReport } from "../../../src/core/trace/report.js";
import { workspace } from "../language/marked.js";
import { card, tracedWith } from "./citing.js";

const EVIDENCE = "file:eval/metrics.json";

function library() {
	const made = workspace({
		"b.md": card("training: { code: 'branch:main' }\n", "See `file:a.md`.\n"),
		"a.md": card(`metrics:\n  - { name: auroc, value: 0.870, evidence: { ref: "${EVIDENCE}", pointer: /auroc } }\nmonitoring: the page\n`),
		"none.yaml": "artifact: model-card\ntraining: { run: 'runs:/7c1e5d4e3f2a1b0c9d8e7f6a5b4c3d2e' }\n",
	});
	const evidence = { state: "found", value: "0.817", reason: "", source: "metrics.json" } as const;
	tracedWith(made, "a.md", {
		[EVIDENCE]: { resolution: { state: "unpinned", level: "V2", reason: "its content is not recorded", faults: [] }, evidence },
		"branch:main": { state: "unpinned", level: "V0", reason: "a branch moves" },
		"runs:/7c1e5d4e3f2a1b0c9d8e7f6a5b4c3d2e": { state: "unverifiable", level: "V1", reason: "there is no store" },
	});
	return made;
}

describe("A report of what documents rely on", () => {
	const report = traceReport(library(), ["b.md", "none.yaml", "a.md", "absent.md"]);

	it("lists references by path and place, but for those that nobody looked for", () => {
		assert.deepEqual(
			report.references.map(({ path, range, artifact, ref, type, state, level }) => [
				path,
				range.start.line,
				artifact,
				ref,
				type,
				state,
				level,
			]),
			[
				["a.md", 4, "MC-parking", EVIDENCE, "file", "unpinned", "V2"],
				["a.md", 5, "MC-parking", "the page", "malformed", "broken", "V0"],
				["b.md", 3, "MC-parking", "branch:main", "branch", "unpinned", "V0"],
				["none.yaml", 1, null, "runs:/7c1e5d4e3f2a1b0c9d8e7f6a5b4c3d2e", "mlflow-run", "unverifiable", "V1"],
			],
		);
	});

	it("lists numbers where they stand, as they are written", () => {
		assert.deepEqual(
			report.claims.map(({ path, range, value, evidence, state, reason }) => [path, range.start, value, evidence, state, reason]),
			[["a.md", { line: 4, character: 26 }, "0.870", EVIDENCE, "different", "metrics.json says 0.817"]],
		);
	});

	it("counts the documents that owe something", () => assert.equal(report.traceability.total, 3));
	it("is empty for nothing", () =>
		assert.deepEqual(traceReport(library(), []), {
			references: [],
			claims: [],
			traceability: { verified: 0, unverifiable: 0, total: 0, failing: [] },
		}));
});
