import assert from "node:assert/strict";
import type { Problem } from "../../../src/core/problem.js";
import { sinceThen } from "../../../src/core/then/sinceThen.js";

/** `fingerprint message` */
function problem(text: string): Problem {
	const [fingerprint = "", message = ""] = text.split(" ");
	const nowhere = { path: "a.md", range: null, artifact: null, pointer: null, related: [], fixes: [], waivedBy: null } as const;
	return { rule: "schema/required", severity: "error", message, fingerprint, ...nowhere };
}

describe("What became of problems", () => {
	for (const [name, then, now, still, came, went] of [
		["nothing, where there were none", [], [], [], [], []],
		["they came", [], ["a x"], [], ["x"], []],
		["they went", ["a x"], [], [], [], ["x"]],
		["one is told as it is now", ["a then"], ["a now"], ["now"], [], []],
		["each is in one list", ["a 1", "b 2", "c 3"], ["d 4", "b 5"], ["5"], ["4"], ["1", "3"]],
	] as const) {
		it(name, () => {
			const told = sinceThen(then.map(problem), now.map(problem));
			const messages = (list: readonly Problem[]) => list.map(({ message }) => message);
			assert.deepEqual([messages(told.still), messages(told.came), messages(told.went)], [still, came, went]);
		});
	}
});
