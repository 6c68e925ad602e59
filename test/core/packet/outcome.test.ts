import assert from "node:assert/strict";
import { parse } from "yaml";
import type { Artifact } from "../../../src/core/artifact.js";
import { applyEdits } from "../../../src/core/document/span.js";
import { recordApproval, recordApprovals } from "../../../src/core/governance/record.js";
import { approvalsFor, followUps, logDecision, type Outcome, outcomeFields } from "../../../src/core/packet/outcome.js";
import { baseText } from "../../cases/case.js";
import { libraryOf, PARKING } from "./packets.js";

const LOG = baseText("decision-log-tier-1.md").replace("system: helpdesk", "system: parking");
const FILES: Readonly<Record<string, string>> = { ...PARKING, "decisions.md": LOG };

const OUTCOME: Outcome = {
	option: "Launch in both garages",
	votes: { for: 4, against: 1, abstained: 0 },
	recusals: ["Mei Tanaka"],
	conditions: [
		{
			text: "Count queues at the festival",
			owner: { name: "Grace Lin", email: "grace@example.com" },
			due: "2027-03-01",
			test: "A dated count",
		},
		{ text: "Tell drivers: it is a forecast", owner: { name: "Ada Osei" }, due: "2026-12-15" },
		{ text: "Look again" },
	],
	dissent: [{ by: "Jonas Weber", view: 'Wait for a "second" summer' }],
	minutes: "file:minutes.pdf@sha256:9b1c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c",
};

const APPROVAL = { role: "review-board", name: "Tove Lindqvist", decision: "approved-with-conditions", date: "2026-11-28" } as const;

const OTHER = { ...APPROVAL, role: "product-vp", name: "Priya Raman" } as const;

const front = (text: string) => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? "");

function artifacts(files: Readonly<Record<string, string>> = FILES): {
	packet: Artifact;
	log: Artifact;
	library: ReturnType<typeof libraryOf>;
} {
	const library = libraryOf(files);
	const [packet, log] = ["packet.md", "decisions.md"].map((path) => library.check(path)?.artifact);
	assert.ok(packet && log);
	return { packet, log, library };
}

const recorded = (outcome: Outcome, files = FILES) => {
	const { packet, library } = artifacts(files);
	const conditions = (outcome.conditions ?? []).map(({ text }) => text);
	const result = recordApproval(packet, { ...APPROVAL, conditions, outcome: outcomeFields(outcome) }, library.policyFor(""), "2026-11-28");
	assert.ok(!("refused" in result), "refused" in result ? result.refused : "");
	return result;
};

const logged = (outcome: Outcome, files = FILES) => {
	const { packet, log, library } = artifacts(files);
	return logDecision(log, packet, [APPROVAL, OTHER], outcome, { rationale: "It can be switched off" }, (id) => library.holds(id));
};

describe("The outcome of a meeting", () => {
	it("stands in the packet's approval, where it changes no digest", () => {
		const { text, digest } = recorded(OUTCOME);
		const [entry] = front(text).approvals;
		assert.deepEqual(entry.outcome, {
			option: "Launch in both garages",
			votes: { for: 4, against: 1, abstained: 0 },
			recusals: ["Mei Tanaka"],
			conditions: [
				{
					text: "Count queues at the festival",
					owner: { name: "Grace Lin", email: "grace@example.com" },
					due: "2027-03-01",
					acceptance_test: "A dated count",
				},
				{ text: "Tell drivers: it is a forecast", owner: { name: "Ada Osei" }, due: "2026-12-15" },
				{ text: "Look again" },
			],
			dissent: [{ by: "Jonas Weber", view: 'Wait for a "second" summer' }],
			minutes: OUTCOME.minutes,
		});
		assert.equal(entry.digest, digest);
		const library = libraryOf({ ...FILES, "packet.md": text });
		assert.equal(library.target("RP-parking")?.digest, digest);
		assert.deepEqual(
			library.check("packet.md")?.problems.filter(({ pointer }) => pointer?.startsWith("/approvals")),
			[],
		);
	});

	it("is recorded once where several decided, and each of them has an entry", () => {
		const { packet, library } = artifacts();
		const conditions = (OUTCOME.conditions ?? []).map(({ text }) => text);
		const { decision, date } = APPROVAL;
		const approvals = approvalsFor([APPROVAL, OTHER], { decision, date, conditions }, OUTCOME);
		const result = recordApprovals(packet, approvals, library.policyFor(""), "2026-11-28");
		assert.ok(!("refused" in result));
		assert.equal(applyEdits(packet.document.text, result.edits), result.text);
		const entries = front(result.text).approvals.slice(-2);
		assert.deepEqual(
			entries.map(({ name, outcome }: { name: string; outcome?: object }) => [name, outcome !== undefined]),
			[
				["Tove Lindqvist", true],
				["Priya Raman", false],
			],
		);
		assert.equal(entries[0].digest, entries[1].digest);
	});

	it("is recorded for nobody where one of them is refused", () => {
		const { packet, library } = artifacts();
		const { decision, date } = APPROVAL;
		const approvals = approvalsFor([APPROVAL, OTHER], { decision, date: date.replace("2026", "2036") }, OUTCOME);
		assert.ok("refused" in recordApprovals(packet, approvals, library.policyFor(""), "2026-11-28"));
	});

	it("touches no other line", () => {
		const { text } = recorded(OUTCOME);
		const kept = text.split("\n").filter((line) => (FILES["packet.md"] ?? "").split("\n").includes(line));
		assert.ok(kept.join("\n").includes((FILES["packet.md"] ?? "").split("---\n")[2] ?? "?"));
	});

	it("keeps why a packet was returned", () => {
		const { packet, library } = artifacts();
		const outcome = outcomeFields({ returned: ["missing evidence", "unclear"] });
		const result = recordApproval(packet, { ...APPROVAL, decision: "abstained", outcome }, library.policyFor(""), "2026-11-28");
		assert.ok(!("refused" in result));
		assert.deepEqual(front(result.text).approvals[0].outcome, { returned: ["missing evidence", "unclear"] });
	});

	it("is a decision in the log, with its conditions open", () => {
		const result = logged(OUTCOME);
		assert.ok(!("refused" in result), "refused" in result ? result.refused : "");
		const decisions = front(result.text).decisions;
		assert.equal(decisions.length, 3);
		assert.deepEqual(decisions[2], {
			id: "DEC-refunds-3",
			date: "2026-11-28",
			title: "Launch of the parking forecast",
			type: "go-no-go",
			packet: "RP-parking@1.0.0",
			context: "May the signs follow the forecast in both garages until next summer?",
			options: ["Launch in both garages", "Keep the signs by hand"],
			decision: "Launch in both garages",
			rationale: "It can be switched off",
			evidence: [OUTCOME.minutes],
			conditions: [
				{
					text: "Count queues at the festival",
					owner: { name: "Grace Lin", email: "grace@example.com" },
					due: "2027-03-01",
					acceptance_test: "A dated count",
					status: "open",
				},
				{ text: "Tell drivers: it is a forecast", owner: { name: "Ada Osei" }, due: "2026-12-15", status: "open" },
				{ text: "Look again", status: "open" },
			],
			approvers: [
				{ role: "review-board", name: "Tove Lindqvist", decision: "approved-with-conditions", date: "2026-11-28" },
				{ role: "product-vp", name: "Priya Raman", decision: "approved-with-conditions", date: "2026-11-28" },
			],
			votes: { for: 4, against: 1, abstained: 0 },
			recusals: ["Mei Tanaka"],
			dissent: [{ by: "Jonas Weber", view: 'Wait for a "second" summer' }],
			expires: "2027-06-30",
			state: "active",
		});
		assert.deepEqual(decisions.slice(0, 2), front(LOG).decisions);
	});

	it("takes an id that nobody has", () => {
		const result = logged(OUTCOME, {
			...FILES,
			"other.md": LOG.replaceAll("DEC-refunds-2", "DEC-refunds-3").replace("DL-refunds", "DL-other"),
		});
		assert.ok(!("refused" in result));
		assert.equal(front(result.text).decisions[2].id, "DEC-refunds-4");
	});

	it("is refused where the log cannot take it", () => {
		const result = logged(OUTCOME, { ...FILES, "decisions.md": LOG.replace(/decisions:[\s\S]*?\n---/, "decisions: none\n---") });
		assert.ok("refused" in result && /“decisions” is written in a way/.test(result.refused));
	});
});

describe("Follow-ups", () => {
	it("are grouped by owner, with those nobody owns last", () => {
		assert.equal(
			followUps("Launch", "2026-11-28", OUTCOME.conditions ?? []),
			[
				"Conditions of the decision on “Launch” of 2026-11-28",
				"**Ada Osei**",
				"- [ ] Tell drivers: it is a forecast, by 2026-12-15",
				"**Grace Lin** <grace@example.com>",
				"- [ ] Count queues at the festival, by 2027-03-01. Met when: A dated count",
				"**Nobody yet**",
				"- [ ] Look again",
			].join("\n\n"),
		);
	});
});
