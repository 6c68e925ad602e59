import assert from "node:assert/strict";
import { daysIn, dueWithin } from "../../../src/core/due/due.js";
import { DUE_FIELDS } from "../../../src/core/due/fields.js";
import { Library } from "../../../src/core/library/library.js";
import { expectedAt } from "../../../src/core/schema/navigate.js";

const TODAY = "2026-06-15";

/** What is told of some files, one a line. */
function due(days: number, files: Readonly<Record<string, string>>): string[] {
	const library = new Library({ today: () => TODAY });
	for (const [path, text] of Object.entries(files)) library.set(path, text);
	return dueWithin(library, days, TODAY).map((one) => `${one.due} ${one.days} ${one.what}: ${one.title} (${one.owner}) ${one.pointer}`);
}

const doc = (kind: string, lines: string, status = "in-review"): string =>
	`artifact: ${kind}\nid: X-1\nsystem: parking\ntitle: A title\nstatus: ${status}\nowner: { name: Ada Osei }\n${lines}\n`;

const RISKS = `risks:
  - id: RSK-1
    title: Queues
    due: 2026-06-10
    owner: { name: Kim }
    mitigations:
      - { description: A sign, due: 2026-06-20, status: planned, owner: { name: Lee } }
      - { description: Done, due: 2026-06-01, status: verified }
      - { description: Later, due: 2027-01-01 }
      - { description: Whose, due: 2026-06-15 }
  - { title: Over, status: closed, due: 2026-01-01, mitigations: [{ description: Never, due: 2026-01-01 }] }`;

describe("What falls due", () => {
	it("is what is overdue first, with whose it is", () => {
		assert.deepEqual(due(30, { "a.yaml": doc("risk-assessment", `review_due: 2026-07-15\n${RISKS}`) }), [
			"2026-06-10 -5 risk: Queues (Kim) /risks/0/due",
			"2026-06-15 0 mitigation: Whose (Kim) /risks/0/mitigations/3/due",
			"2026-06-20 5 mitigation: A sign (Lee) /risks/0/mitigations/0/due",
			"2026-07-15 30 review: A title (Ada Osei) /review_due",
		]);
	});

	it("ends with the last day that was asked for", () => {
		const files = { "a.yaml": doc("model-card", "review_due: 2026-06-17") };
		assert.deepEqual([due(1, files).length, due(2, files).length], [0, 1]);
	});

	it("is nothing of documents of the past, of days that are none, or of what cannot be read", () => {
		for (const status of ["superseded", "rejected", "retired"])
			assert.deepEqual(due(30, { "a.yaml": doc("model-card", "review_due: 2026-06-01", status) }), []);
		assert.deepEqual(due(900, { "a.yaml": doc("model-card", "review_due: 2027-04-31") }), []);
		assert.deepEqual(due(30, { "a.yaml": doc("model-card", "review_due: 2026-06-01\nowner: [") }), []);
	});

	it("is an exception only while it is in force", () => {
		const exception = (status: string, state: string) =>
			due(30, { "a.yaml": doc("exception-request", `state: ${state}\nperiod: { start: 2026-05-01, expires: 2026-06-30 }`, status) });
		assert.deepEqual(exception("approved", "active"), ["2026-06-30 15 exception: A title (Ada Osei) /period/expires"]);
		assert.deepEqual([exception("draft", "requested"), exception("approved", "closed")], [[], []]);
	});

	it("tells a board's condition once, as the log has it", () => {
		const packet = doc(
			"review-packet",
			"approvals:\n  - outcome: { conditions: [{ text: Call them, due: 2026-06-01 }, { text: Ask, due: 2026-06-02 }] }",
		);
		const log = (status: string) =>
			doc("decision-log", `decisions:\n  - { title: Go, conditions: [{ text: Call them, due: 2026-06-20, status: ${status} }] }`);
		const told = (status: string) => due(30, { "p.yaml": packet, "l.yaml": log(status).replace("X-1", "X-2") });
		assert.deepEqual(told("open"), [
			"2026-06-02 -13 condition: Ask (Ada Osei) /approvals/0/outcome/conditions/1/due",
			"2026-06-20 5 condition: Call them (Ada Osei) /decisions/0/conditions/0/due",
		]);
		assert.deepEqual(told("met").length, 1);
	});

	it("tells a condition that a memo asked for once, too", () => {
		const memo = doc("readiness-memo", "conditions: [{ text: Call them, due: 2026-06-20 }, { text: Wait, due: 2026-06-21 }]");
		const log = doc(
			"decision-log",
			"decisions:\n  - { title: Go, conditions: [{ text: Call them, due: 2026-06-20, status: met }] }",
		).replace("X-1", "X-2");
		assert.deepEqual(due(30, { "m.yaml": memo, "l.yaml": log }), ["2026-06-21 6 condition: Wait (Ada Osei) /conditions/1/due"]);
	});

	it("tells once when a decision ends, as the log has it", () => {
		const packet = doc("review-packet", "expires: 2026-06-20", "approved");
		const log = (expires: string) => doc("decision-log", `decisions: [{ title: A title, ${expires} state: active }]`).replace("X-1", "X-2");
		assert.deepEqual(due(30, { "p.yaml": packet, "l.yaml": log("expires: 2026-06-20,") }), [
			"2026-06-20 5 decision: A title (Ada Osei) /decisions/0/expires",
		]);
		assert.equal(due(30, { "p.yaml": packet, "l.yaml": log("") }).length, 1, "where the log names no end, the packet does");
	});

	it("tells a risk once, as the register has it", () => {
		const register = doc(
			"risk-register",
			"items:\n  - { risk_id: RSK-1, title: Queues in the register, due: 2026-06-12, status: open }",
		).replace("X-1", "X-2");
		assert.deepEqual(
			due(0, { "a.yaml": doc("risk-assessment", RISKS), "r.yaml": register }).map((line) => line.replace(/ \(.*/, "")),
			["2026-06-12 -3 risk: Queues in the register", "2026-06-15 0 mitigation: Whose"],
		);
	});

	it("knows only places that the schemas have", () => {
		assert.equal(expectedAt({ id: "model-card" }, "/nowhere"), undefined);
		for (const { kinds = ["model-card"], entries, date } of DUE_FIELDS)
			for (const kind of kinds) assert.ok(expectedAt({ id: kind }, `${entries}${date}`.replace(/\/-/g, "/0")), `${kind} ${entries}${date}`);
	});

	for (const [span, days] of [
		["30d", 30],
		["0d", 0],
		["4w", 28],
		["3650d", 3650],
		["3651d", undefined],
		["-1d", undefined],
		["30", undefined],
		["", undefined],
		["1e3d", undefined],
		["30days", undefined],
	] as const)
		it(`${days === undefined ? "does not understand" : "understands"} “${span}”`, () => assert.equal(daysIn(span), days));
});
