import assert from "node:assert/strict";
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

	it("comes from the answers where they are stricter", () => {
		const all = library();
		all.set("intake.yaml", `${intake("in-review", 3)}tiering:\n  floor_triggers: [F01]\n`);
		assert.equal(tierOf(all, "a.md"), 2);
	});
});
