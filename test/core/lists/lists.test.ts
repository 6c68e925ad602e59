import assert from "node:assert/strict";
import Papa from "papaparse";
import { Library } from "../../../src/core/library/library.js";
import { listCsv } from "../../../src/core/lists/csv.js";
import { LIST_COLUMNS, LISTS, type ListName, rowsOf } from "../../../src/core/lists/lists.js";

const TODAY = "2026-06-15";

const doc = (kind: string, id: string, lines: string, status = "in-review"): string =>
	`artifact: ${kind}\nid: ${id}\nsystem: parking\ntitle: A title\nstatus: ${status}\ntier: 2\nowner: { name: Ada Osei }\n${lines}\n`;

const FILES = {
	"a.yaml": doc(
		"risk-assessment",
		"RA-1",
		`risks:
  - { id: RSK-1, title: Small, inherent: { severity: 1, likelihood: 1 }, owner: { name: Kim }, due: 2026-06-01, status: open }
  - { id: RSK-2, title: "=HYPERLINK(1)", inherent: { severity: 5, likelihood: 5 }, residual: { severity: 4, likelihood: 4 }, status: accepted, due: 2026-06-01,
      mitigations: [{ description: "-Sign", due: 2026-06-30 }, { description: No day }, { description: Done, status: verified }] }`,
	),
	"b.yaml": doc(
		"risk-register",
		"RR-1",
		`items:\n  - { risk_id: RSK-1, title: Copy, status: open }\n  - { risk_id: { ref: RSK-9@1.0 }, title: Only here, residual_level: medium, status: open }`,
	),
	"c.yaml": doc("risk-assessment", "RA-2", "risks: [{ id: RSK-7, title: Past }]", "retired"),
	"d.yaml": doc("model-card", "MC-1", "review_due: 2026-07-01", "approved"),
};

function rows(what: ListName, files: Readonly<Record<string, string>> = FILES) {
	const library = new Library({ today: () => TODAY });
	for (const [path, text] of Object.entries(files)) library.set(path, text);
	return rowsOf(library, what, TODAY);
}

describe("Lists", () => {
	it("have the columns that are promised, in every row", () => {
		for (const what of LISTS) {
			assert.ok(rows(what).length > 0);
			for (const row of rows(what)) assert.deepEqual(Object.keys(row), LIST_COLUMNS[what], what);
		}
	});

	it("have each risk once, the heaviest that remain first, and none of the past", () => {
		const told = rows("risks").map(({ id, title, inherent, residual, overdue, artifact }) =>
			[id, title, inherent, residual, overdue, artifact].join("|"),
		);
		assert.deepEqual(told, ["RSK-2|=HYPERLINK(1)|critical|high|no|RA-1", "RSK-9|Only here||medium|no|RR-1", "RSK-1|Small|low||yes|RA-1"]);
	});

	it("have what somebody still has to do, what has no day last", () => {
		const told = rows("actions").map(({ what, title, due, overdue, owner, line }) => [what, title, due, overdue, owner, line].join("|"));
		assert.deepEqual(told, ["mitigation|-Sign|2026-06-30|no|Ada Osei|11", "mitigation|No day||no|Ada Osei|11"]);
	});

	it("count what the other lists and the check have", () => {
		const [system, ...more] = rows("systems");
		assert.deepEqual(more, []);
		const { errors, warnings, ...counts } = system ?? {};
		assert.deepEqual(counts, {
			...{ system: "parking", tier: 2, documents: 4, approved: 1, in_review: 2, drafts: 0, past: 1 },
			...{ open_risks: 2, high_risks: 0, open_actions: 2, overdue: 1, next_due: "2026-06-30" },
		});
		assert.ok(typeof errors === "number" && errors > 0 && typeof warnings === "number");
	});

	it("are empty where there is nothing", () => {
		for (const what of LISTS) assert.deepEqual(rows(what, {}), []);
	});

	it("take no document for a prototype", () => {
		const files = {
			"a.yaml": doc("risk-assessment", "RA-1", "__proto__: { due: x }\nrisks: [{ id: __proto__, __proto__: { title: x } }]"),
		};
		assert.equal(rows("risks", files)[0]?.["id"], "__proto__");
		assert.equal(({} as Record<string, unknown>)["due"], undefined);
	});
});

describe("Lists as CSV", () => {
	const csv = (value: string | number): string => listCsv(["a", "b"], [{ a: value, b: "x" }]);

	it("is RFC 4180: a head line, CRLF, quotes doubled", () => {
		assert.equal(csv('He said "no",\nand left'), 'a,b\r\n"He said ""no"",\nand left",x\r\n');
		assert.equal(listCsv(["a"], []), "a\r\n");
	});

	for (const cell of ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "-cmd|' /C calc'!A0"])
		it(`makes ${JSON.stringify(cell)} a text`, () => {
			const [, [shown = ""] = []] = Papa.parse<string[]>(csv(cell)).data;
			assert.equal(shown, `'${cell}`);
		});

	for (const [cell, shown] of [
		[-5, "-5"],
		["-5", "-5"],
		["+0.25", "+0.25"],
		["1e-5", "1e-5"],
		["2026-06-15", "2026-06-15"],
	] as const)
		it(`leaves ${cell} as it is`, () => assert.equal(csv(cell), `a,b\r\n${shown},x\r\n`));
});
