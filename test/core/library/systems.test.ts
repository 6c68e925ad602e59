import assert from "node:assert/strict";
import { checkedIn, workspace } from "../language/marked.js";

const POLICY = "required: { 3: [intake-request, dataset-sheet] }\n";
const document = (kind: string, id: string, status = "in-review"): string => `artifact: ${kind}\nid: ${id}\nsystem: a\nstatus: ${status}\n`;

const lacks = (all: ReturnType<typeof workspace>, path: string): string[] =>
	checkedIn(all, path)
		.problems.filter(({ rule }) => rule === "policy/required")
		.map(({ message }) => message);

describe("What a system lacks", () => {
	it("is told at its first document, and moves to its intake once that is there", () => {
		const all = workspace({ "rai-docs.yaml": POLICY, "b.yaml": document("model-card", "MC-a") });
		assert.match(lacks(all, "b.yaml").join(), /no intake request.*no dataset sheet/);
		assert.ok(all.set("a.yaml", document("system-card", "SC-a")).has("b.yaml"), "another document is the first one now");
		assert.deepEqual([lacks(all, "a.yaml").length, lacks(all, "b.yaml").length], [2, 0]);
		assert.ok(all.set("c.yaml", document("intake-request", "INT-a", "approved")).has("a.yaml"));
		assert.deepEqual([lacks(all, "a.yaml").length, lacks(all, "c.yaml").length], [0, 1]);
	});

	it("is looked at again where the policy names the system", () => {
		const all = workspace({ "rai-docs.yaml": "systems: { a: { production: true } }\nrequired: { 3: [dataset-sheet] }\n" });
		assert.equal(lacks(all, "rai-docs.yaml").length, 1);
		assert.ok(all.set("sheet.yaml", document("dataset-sheet", "DS-a", "draft")).has("rai-docs.yaml"));
		assert.equal(lacks(all, "rai-docs.yaml").length, 0);
		assert.ok(all.delete("sheet.yaml").has("rai-docs.yaml"));
		assert.equal(lacks(all, "rai-docs.yaml").length, 1);
	});

	it("is not looked at again where nobody asked", () => {
		const all = workspace({ "a.yaml": document("model-card", "MC-a") });
		assert.deepEqual([...all.set("b.yaml", document("model-card", "MC-b"))], ["b.yaml"]);
	});
});
