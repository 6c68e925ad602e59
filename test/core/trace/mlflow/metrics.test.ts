import assert from "node:assert/strict";
import { latest, metricEvidence, metricNames, parseMetric } from "../../../../src/core/trace/mlflow/metrics.js";
import { fakeDisk } from "../fakes.js";

const evidence = (content: string, step?: string) =>
	metricEvidence(
		fakeDisk({ "run/metrics/auc": content }),
		{ folder: "run", owner: "run b2dc522c" },
		{ metric: "auc", ...(step && { step }) },
	);

describe("A metric’s file", () => {
	for (const [what, content, expected] of [
		["one value", "1748277353699 0.9318681318681319 0\n", "0.9318681318681319"],
		["without a last line break", "1 0.5 0", "0.5"],
		["MLflow 3 with the run behind it", "1767457800524 0.5 0 eb1a8892bcdd4109a1c4e56b47839b2d\n", "0.5"],
		["MLflow 3 with a data set behind it", "1 0.5 0 train 0a1b\n", "0.5"],
		["before MLflow 1, without steps", "1 0.5\n2 0.6\n", "0.6"],
		["the greatest step, not the last line", "1 0.7 10\n2 0.5 2\n", "0.7"],
		["of one step the latest", "5 0.7 1\n4 0.5 1\n", "0.7"],
		["of one time the greatest", "5 0.5 1\n5 0.7 1\n5 0.6 1\n", "0.7"],
		["steps longer than a number", "1 0.1 9007199254740992\n1 0.2 9007199254740993\n1 0.0 -1\n", "0.2"],
		["line ends of Windows, and empty lines", "1 0.5 0\r\n\r\n2 0.6 1\r\n", "0.6"],
		["the number as it was written", "1 9.50e-1 0\n", "9.50e-1"],
	] as const) {
		it(what, async () => {
			const found = await evidence(content);
			assert.deepEqual([found.state, found.value], ["found", expected]);
		});
	}

	for (const [what, content, step, expected] of [
		["is empty", "", undefined, ["missing", "its file is empty", undefined]],
		["has NaN", "1 NaN 0\n", undefined, ["missing", "its value at step 0 is NaN, which is no number", 1]],
		["is infinite", "1 0.1 0\n1 -inf 1\n", undefined, ["missing", "its value at step 1 is -inf, which is no number", 2]],
		["has a line of another kind", "1 0.1 0\noops\n", undefined, ["unverifiable", "line 2 of its file is not “timestamp value step”", 2]],
		["lacks a step", "1 0.1 0\n", "3", ["missing", "it has no step 3; the last is 0", undefined]],
		["is asked for a step that is none", "1 0.1 0\n", "last", ["missing", "it has no step last; the last is 0", undefined]],
	] as const) {
		it(what, async () => {
			const { state, reason, line } = await evidence(content, step);
			assert.deepEqual([state, reason, line], expected);
		});
	}

	it("of a step what was written last, in whatever way the step is written", async () => {
		assert.equal((await evidence("9 0.1 3\n1 0.2 3\n1 0.3 4\n", "003")).value, "0.2");
	});

	it("is too large", async () => {
		const disk = { ...fakeDisk({ "run/metrics/auc": "1 2 3\n" }), read: async () => "too-large" as const };
		const found = await metricEvidence(disk, { folder: "run", owner: "run" }, { metric: "auc" });
		assert.deepEqual([found.state, found.reason], ["unverifiable", "its file is too large to be read"]);
	});

	it("has a name with folders", async () => {
		const disk = fakeDisk({ "run/metrics/val/auc": "1 2 3", "run/metrics/loss": "1 2 3", "run/params/x": "1" });
		assert.deepEqual(await metricNames(disk, "run"), ["loss", "val/auc"]);
		const found = await metricEvidence(disk, { folder: "run", owner: "run" }, { metric: "val" });
		assert.equal(found.reason, "it has no metric “val”, but “loss” and “val/auc”");
	});

	it("of a run without any", async () => {
		const found = await metricEvidence(fakeDisk({}), { folder: "run", owner: "run" }, { metric: "auc" });
		assert.deepEqual([found.part, found.reason], ["metric", "it has no metrics"]);
	});

	it("knows the first line that is none", () => {
		assert.deepEqual(parseMetric("1 2 3\n1 2 x\n"), { wrong: 2 });
		assert.equal(latest([]), undefined);
	});
});
