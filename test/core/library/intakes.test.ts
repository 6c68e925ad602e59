import assert from "node:assert/strict";
import { parseDocument } from "../../../src/core/document/document.js";
import { digestOf } from "../../../src/core/trace/digest.js";
import { checkedIn, workspace } from "../language/marked.js";

const card = (system: string): string => `---\nartifact: model-card\nid: MC-${system}\nsystem: ${system}\ntier: 3\nstatus: draft\n---\n`;

const intake = (status: string, tier = 1, id = "INT-a"): string =>
	`artifact: intake-request\nid: ${id}\nsystem: a\ntier: ${tier}\nstatus: ${status}\n`;

const library = (status = "in-review") => workspace({ "a.md": card("a"), "b.md": card("b"), "intake.yaml": intake(status) });

const tierOf = (all: ReturnType<typeof library>, path: string): number => checkedIn(all, path).artifact.tier;

const sorted = (paths: ReadonlySet<string>): string[] => [...paths].sort();

describe("The tier that an intake settles", () => {
	for (const status of ["in-review", "changes-requested", "approved"])
		it(`holds for the documents of its system, and no others: ${status}`, () => {
			assert.deepEqual([tierOf(library(status), "a.md"), tierOf(library(status), "b.md")], [1, 3]);
		});

	for (const status of ["draft", "rejected", "superseded", "retired"])
		it(`is none yet, or none any more: ${status}`, () => assert.equal(tierOf(library(status), "a.md"), 3));

	it("is the strictest of several", () => {
		const all = library();
		all.set("other.yaml", intake("approved", 2, "INT-b"));
		assert.equal(tierOf(all, "a.md"), 1);
		assert.deepEqual(sorted(all.delete("intake.yaml")), ["a.md", "intake.yaml", "other.yaml"]);
		assert.equal(tierOf(all, "a.md"), 2);
	});

	it("is looked at again when it changes, and only where it counts", () => {
		const all = library("draft");
		checkedIn(all, "a.md");
		assert.deepEqual(sorted(all.set("intake.yaml", intake("in-review"))), ["a.md", "intake.yaml"]);
		assert.equal(tierOf(all, "a.md"), 1);
		assert.deepEqual(sorted(all.set("intake.yaml", `${intake("in-review")}# a comment\n`)), ["intake.yaml"]);
	});

	describe("with an override", () => {
		const overridden = (approvals = "", more = "") => {
			const override = "  override: { reason: A test, approver: { name: T. Lindqvist, role: rai-lead, date: 2026-09-10 } }\n";
			return `${intake("in-review", 3)}version: "1.0.0"\n${approvals}tiering:\n  floor_triggers: [F01]\n${override}${more}`;
		};
		const approved = (digest = digestOf(parseDocument("intake.yaml", overridden(), "yaml")), date = "2026-09-10") =>
			`approvals: [{ role: rai-lead, name: T. Lindqvist, decision: approved, date: ${date}, version: "1.0.0", digest: "${digest}" }]\n`;

		for (const [name, text, tier] of [
			["that nobody has approved", overridden(), 2],
			["that was approved", overridden(approved()), 3],
			["that was approved, and the triggers changed", overridden(approved(), "  hard_triggers: [H01]\n"), 1],
			["that is approved as of a day to come", overridden(approved(undefined, "2036-11-01")), 2],
			["whose approval has a digest that was made up", overridden(approved(`rai1:sha256:${"1".repeat(64)}`)), 2],
		] as const)
			it(`is ${tier}: ${name}`, () => {
				const all = library();
				all.set("intake.yaml", text);
				assert.deepEqual([tierOf(all, "intake.yaml"), tierOf(all, "a.md")], [tier, tier]);
			});
	});

	it("comes from the answers where they are stricter", () => {
		const all = library();
		all.set("intake.yaml", `${intake("in-review", 3)}tiering:\n  floor_triggers: [F01]\n`);
		assert.equal(tierOf(all, "a.md"), 2);
	});
});
