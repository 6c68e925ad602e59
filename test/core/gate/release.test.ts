import assert from "node:assert/strict";
import { parseDocument } from "../../../src/core/document/document.js";
import { releaseGate } from "../../../src/core/gate/release.js";
import { whoCan } from "../../../src/core/gate/who.js";
import { Library } from "../../../src/core/library/library.js";
import { compareProblems } from "../../../src/core/problem.js";
import { digestOf } from "../../../src/core/trace/digest.js";
import { baseText } from "../../cases/case.js";

const TODAY = "2026-06-15";
const CARD = baseText("model-card.md");
const BY_AN_SRE = 'approvals: [{ role: sre, name: Kim, decision: approved, date: 2026-06-01, version: "1.0.0" }]';

function gate(files: Readonly<Record<string, string>>) {
	const library = new Library({ today: () => TODAY });
	for (const [path, text] of Object.entries(files)) library.set(path, text);
	const problems = library.paths.flatMap((path) => library.check(path)?.problems ?? []).sort(compareProblems);
	return releaseGate({ library, problems, paths: library.paths }, "error", TODAY);
}

const withStatus = (status: string, more = ""): string => CARD.replace(/^status: .*$/m, `status: ${status}${more}`);

describe("What stands against a release", () => {
	for (const [status, who, says] of [
		["draft", "owner", "It is a draft: finish it and put it into review, or retire it."],
		["in-review", "approver", "It is in-review, not approved. rai-lead, eng-lead or product-manager must decide, with “Approve…”."],
		[
			"changes-requested",
			"approver",
			"It is changes-requested, not approved. rai-lead, eng-lead or product-manager must decide, with “Approve…”.",
		],
	] as const)
		it(`is a document that is ${status}, with who can act`, () =>
			assert.deepEqual(gate({ "a.md": withStatus(status) }).unapproved, [{ path: "a.md", artifact: "MC-parking", who, message: says }]));

	it("is no document of the past, and none that nobody must approve", () => {
		for (const status of ["superseded", "rejected", "retired"])
			assert.deepEqual(gate({ "a.md": withStatus(status) }).unapproved, [], status);
		const policy = "authority: { model-card: { 3: [] } }\n";
		assert.deepEqual(gate({ "rai-docs.yaml": policy, "a.md": withStatus("in-review") }).unapproved, []);
	});

	it("is an approval that is missing behind the status", () => {
		const { problems, unapproved } = gate({ "a.md": withStatus("approved", `\n${BY_AN_SRE}`) });
		assert.deepEqual(
			problems.map(({ rule }) => rule),
			["governance/quorum"],
		);
		assert.deepEqual(unapproved, []);
	});

	it("is a document that the tier requires, told or still to come", () => {
		const rules = (production: boolean) =>
			gate({
				"rai-docs.yaml": `systems: { parking: { tier: 3, production: ${production} } }\n`,
				"a.md": withStatus("in-review"),
			}).problems.map(({ rule }) => rule);
		assert.ok(rules(true).includes("policy/required"));
		assert.ok(rules(false).includes("policy/required"));
	});

	it("is a day that has passed, not one to come, nor today", () => {
		const overdue = (day: string) => gate({ "a.md": withStatus("in-review", `\nreview_due: ${day}`) }).overdue.map(({ due }) => due);
		assert.deepEqual([overdue("2026-06-14"), overdue(TODAY), overdue("2026-06-16")], [["2026-06-14"], [], []]);
	});

	describe("is a document that the board decided on as another text", () => {
		const PACKET = baseText("review-packet.md");
		const decided = (id: string, date: string, digest: string, status = "approved") =>
			PACKET.replace("RP-parking", id).replace(
				"status: in-review",
				`status: ${status}\napprovals: [{ role: product-manager, name: Tove Berg, decision: approved, date: ${date}, version: "1.0.0", members: [{ id: MC-parking, version: "1.0.0", digest: "${digest}" }] }]`,
			);
		const digestNow = (text: string) => digestOf(parseDocument("a.md", text, "markdown")) ?? assert.fail();
		const [OLD, NOW] = [digestNow(CARD), digestNow(`${CARD}\nMore.\n`)];
		const since = (packets: Readonly<Record<string, string>>) =>
			gate({ "a.md": `${withStatus("approved")}\nMore.\n`, ...packets }).problems.filter(({ rule }) => rule === "packet/changed-since");

		it("with the roles of those who can decide anew", () => {
			const [problem, ...more] = since({ "p.md": decided("RP-1", "2026-06-01", OLD) });
			assert.deepEqual([problem?.severity, problem?.path, more], ["info", "p.md", []]);
			const library = new Library({ today: () => TODAY });
			library.set("p.md", decided("RP-1", "2026-06-01", OLD));
			assert.equal(whoCan(problem ?? assert.fail(), library), "board (product-manager)");
		});

		it("in the newest decision about the system only", () => {
			const first = { "p.md": decided("RP-1", "2026-05-01", OLD) };
			assert.deepEqual(since({ ...first, "q.md": decided("RP-2", "2026-06-01", NOW) }), []);
			assert.deepEqual(
				since({ ...first, "q.md": decided("RP-2", "2026-06-01", OLD) }).map(({ path }) => path),
				["q.md"],
			);
			assert.deepEqual(
				since({ "p.md": decided("RP-1", "2026-05-01", OLD, "superseded"), "q.md": decided("RP-2", "2026-06-01", OLD) }).map(
					({ path }) => path,
				),
				["q.md"],
			);
		});

		it("and none where it says what it said", () => assert.deepEqual(since({ "p.md": decided("RP-1", "2026-06-01", NOW) }), []));
	});

	it("is a warning only where somebody else than the author has to act", () => {
		const late = "artifact: risk-register\nid: RR-1\nstatus: in-review\nitems: [{ title: A, status: open, due: 2026-06-01 }]\n";
		const rules = gate({ "a.yaml": late, "b.md": CARD.replace("title: Parking forecast", "title: no") }).problems.map(({ rule }) => rule);
		assert.ok(rules.includes("register/overdue"));
		assert.ok(!rules.includes("yaml/ambiguous"));
	});
});
