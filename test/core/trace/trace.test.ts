import assert from "node:assert/strict";
import type { Evidence } from "../../../src/core/trace/resolution.js";
import type { TracedClaim } from "../../../src/core/trace/trace.js";
import { workspace } from "../language/marked.js";
import { card, resolution, tracedWith } from "./citing.js";

const EVIDENCE = "file:eval/metrics.json";

const evidence = (more: Partial<Evidence>): Evidence => ({ state: "found", reason: "/a is there", source: "metrics.json", ...more });

/** What becomes of a number with this evidence. */
function claimOf(metric: string, answer: Parameters<typeof tracedWith>[2][string] | undefined): TracedClaim | undefined {
	const library = workspace({ "a.md": card(`metrics:\n  - { name: a, ${metric} }\n`) });
	return tracedWith(library, "a.md", answer ? { [EVIDENCE]: answer } : {}).claims[0];
}

const PLACED = `evidence: { ref: "${EVIDENCE}", pointer: /a }`;

describe("A number with evidence", () => {
	for (const [name, metric, found, expected] of [
		["is the same", `value: 0.82, ${PLACED}`, { value: "0.817" }, "equal: metrics.json says 0.817"],
		["is another", `value: 0.871, ${PLACED}`, { value: "0.817" }, "different: metrics.json says 0.817"],
		["is near enough", `value: 0.82, tolerance: 0.05, ${PLACED}`, { value: "0.78" }, "equal: metrics.json says 0.78"],
		["is none", `value: high, ${PLACED}`, { value: "0.817" }, "unverifiable: the claim “high” is not a number"],
		["is missing there", `value: 1, ${PLACED}`, { state: "missing", reason: "there is no “a”" }, "unverifiable: there is no “a”"],
		["cannot be read there", `value: 1, ${PLACED}`, { state: "unverifiable", reason: "it is binary" }, "unverifiable: it is binary"],
		["has a text without a value", `value: 1, ${PLACED}`, {}, "unverifiable: /a is there"],
	] as const)
		it(name, () => {
			const claim = claimOf(metric, { resolution: resolution(), evidence: evidence(found) });
			assert.equal(`${claim?.state}: ${claim?.reason}`, expected);
		});

	it("is not compared without a place in it", () =>
		assert.equal(claimOf(`value: 1, evidence: "${EVIDENCE}"`, {})?.reason, "the evidence does not say where in it the number stands"));
	it("is not compared where the place is not clear", () =>
		assert.equal(
			claimOf(`value: 1, evidence: { ref: "${EVIDENCE}", row: { a: b } }`, {})?.reason,
			"“row” needs “column”: the name of the column that holds the number",
		));
	it("is not compared with what could not be followed", () =>
		assert.equal(claimOf(`value: 1, ${PLACED}`, { state: "broken", reason: "is not there" })?.reason, "is not there"));
	it("waits until somebody has looked", () => assert.equal(claimOf(`value: 1, ${PLACED}`, undefined), undefined));
	it("is no claim where it has no value", () => assert.equal(claimOf(PLACED, {}), undefined));
	it("is no claim where it is null", () => assert.equal(claimOf(`value: ~, ${PLACED}`, {}), undefined));
});

describe("What is known of references", () => {
	it("stays open until somebody has looked", () => {
		const { references } = tracedWith(workspace({ "a.md": card("training: { code: git:abcd }\n") }), "a.md", {});
		assert.deepEqual(
			references.map((reference) => reference.resolution),
			[undefined],
		);
	});

	it("is known at once of what is none, and of documents", () => {
		const front = "training: { code: the script, run: 'file:../a' }\nmonitoring: MC-parking\n";
		const { references } = tracedWith(workspace({ "a.md": card(front) }), "a.md", {});
		assert.deepEqual(
			references.map((reference) => [reference.resolution?.state, reference.resolution?.level, reference.resolution?.reason]),
			[
				["broken", "V0", "“the script” is no reference: begin with git:, file:, dvc:, hf: or https://, or name a document by its id"],
				["broken", "V0", "leads out of the workspace"],
				["unpinned", "V2", "is followed as it changes: no version of it is recorded"],
			],
		);
	});
});
