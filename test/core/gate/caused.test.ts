import assert from "node:assert/strict";
import { type Caused, causedBy } from "../../../src/core/gate/caused.js";
import type { Cover, Problem } from "../../../src/core/problem.js";

const COVER: Cover = { kind: "exception", by: "EX-a", path: "ex.md", until: "2026-12-31", owner: "Ada Osei" };

function problem(rule: string, pointer: string, more: Partial<Problem> = {}): Problem {
	const rest = { message: "It is wrong.", path: "a.md", range: null, artifact: "MC-a", related: [], fixes: [], waivedBy: null };
	return { rule, pointer, severity: "error", fingerprint: `${rule} ${more.artifact ?? "MC-a"} ${pointer}`, ...rest, ...more };
}

const told = ({ own, others, before, went }: Caused): Record<string, string[]> =>
	Object.fromEntries(
		Object.entries({ own, others, before, went }).map(([list, problems]) => [list, problems.map(({ fingerprint }) => fingerprint)]),
	);

const NOTHING = { own: [], others: [], before: [], went: [] };

const caused = (before: readonly Problem[], now: readonly Problem[], ...touched: readonly string[]) =>
	told(causedBy(before, now, new Set(touched)));

describe("What a change caused", () => {
	const one = problem("schema/type", "/title");

	it("is what is new, for its author", () => assert.deepEqual(caused([], [one]), { ...NOTHING, own: [one.fingerprint] }));

	it("is not what was there", () => assert.deepEqual(caused([one], [one]), { ...NOTHING, before: [one.fingerprint] }));

	it("tells what is gone", () => assert.deepEqual(caused([one], []), { ...NOTHING, went: [one.fingerprint] }));

	for (const rule of ["governance/quorum", "register/overdue", "trace/suspect", "packet/expired", "policy/required"])
		it(`is for others where it is about ${rule}, whatever was touched`, () => {
			const its = problem(rule, "/status");
			assert.deepEqual(caused([], [its], "a.md"), { ...NOTHING, others: [its.fingerprint] });
		});

	it("is for who changed the policy, and for nobody who did not", () => {
		const its = problem("policy/rule", "/rules/x", { path: "rai-docs.yaml", artifact: null });
		assert.deepEqual(caused([], [its], "rai-docs.yaml").own, [its.fingerprint]);
		assert.deepEqual(caused([], [its], "a.md").others, [its.fingerprint]);
	});

	it("is what weighs more than before, and not what weighs less", () => {
		const light = problem("schema/type", "/title", { severity: "warning" });
		assert.deepEqual(caused([light], [one]).own, [one.fingerprint]);
		assert.deepEqual(caused([one], [light]).before, [one.fingerprint]);
	});

	it("is what nothing covers any more, and not what something covers now", () => {
		const covered = problem("schema/type", "/title", { severity: "info", waivedBy: COVER });
		assert.deepEqual(caused([covered], [one]).own, [one.fingerprint]);
		assert.deepEqual(caused([one], [covered]).before, [one.fingerprint]);
	});

	it("is not what only moved down a list, as often as it was there", () => {
		const at = (i: number) => problem("risk/owner", `/risks/${i}/owner`, { message: `“risks[${i}].owner” is empty.` });
		assert.deepEqual(caused([at(0)], [at(1)]), { ...NOTHING, before: [at(1).fingerprint] });
		assert.deepEqual(caused([at(0), at(1)], [at(1), at(2)]), { ...NOTHING, before: [at(1).fingerprint, at(2).fingerprint] });
		assert.deepEqual(caused([at(0)], [at(1), at(2)]).own, [at(2).fingerprint]);
	});

	it("is what says something else at another place", () => {
		const at = (i: number, message: string) => problem("schema/type", `/risks/${i}/title`, { message });
		assert.deepEqual(caused([at(0, "A")], [at(1, "B")]).own, [at(1, "B").fingerprint]);
	});

	it("is told apart by document", () => {
		const other = problem("schema/type", "/title", { path: "b.md", artifact: "MC-b" });
		assert.deepEqual(caused([other], [one]), { ...NOTHING, own: [one.fingerprint], went: [other.fingerprint] });
	});
});
