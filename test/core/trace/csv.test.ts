import assert from "node:assert/strict";
import { traceCsv } from "../../../src/core/trace/csv.js";
import type { TraceReport } from "../../../src/core/trace/report.js";

describe("The report as CSV", () => {
	const lines = (report: Partial<TraceReport>): string[] =>
		traceCsv({ references: [], claims: [], traceability: { verified: 0, unverifiable: 0, total: 0, failing: [] }, ...report }).split("\n");

	const range = { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } };
	const reference = {
		path: "a.md",
		range,
		artifact: "MC-a",
		ref: "file:a",
		type: "file",
		state: "verified",
		level: "V3",
		reason: "fits",
	} as const;

	it("has its header even where there is nothing", () =>
		assert.deepEqual(lines({}), ["path,line,column,artifact,what,value,ref,type,state,level,reason", ""]));

	it("has a line a reference and a line a number, one-based", () => {
		const claim = {
			path: "a.md",
			range,
			artifact: null,
			value: "0.870",
			evidence: "file:a",
			state: "different",
			reason: "a says 0.817",
		} as const;
		assert.deepEqual(lines({ references: [reference], claims: [claim] }).slice(1), [
			"a.md,3,5,MC-a,reference,,file:a,file,verified,V3,fits",
			"a.md,3,5,,claim,0.870,file:a,,different,,a says 0.817",
			"",
		]);
	});

	for (const [text, cell] of [
		['a, "b"', '"a, ""b"""'],
		["a\nb", '"a\nb"'],
		["=HYPERLINK(1)", '"\'=HYPERLINK(1)"'],
		["+1+cmd", '"\'+1+cmd"'],
		["-1-cmd", '"\'-1-cmd"'],
		["@SUM(A1)", '"\'@SUM(A1)"'],
		["\t=1", '"\'\t=1"'],
		["-1.5e-3", "-1.5e-3"],
		["+1", "+1"],
		["a=1", "a=1"],
	] as const)
		it(`writes ${JSON.stringify(text)} so that a spreadsheet shows it`, () =>
			assert.ok(
				traceCsv({
					references: [{ ...reference, ref: text }],
					claims: [],
					traceability: { verified: 0, unverifiable: 0, total: 0, failing: [] },
				}).includes(`,reference,,${cell},file,`),
			));
});
