import assert from "node:assert/strict";
import { baseText } from "../../cases/case.js";
import { modelOf, PARKING, replaced } from "./packets.js";

const EXCEPTION = baseText("exception-request.md");

const figureWith = (change: (text: string) => string) => {
	const { figures } = modelOf({}, { ...PARKING, "exception.md": change(EXCEPTION) });
	const figure = figures.find(({ id }) => id === "exceptions");
	assert.ok(figure);
	return { weight: figure.weight, details: figure.list.map(({ detail }) => detail) };
};

const both =
	(...changes: readonly ((text: string) => string)[]) =>
	(text: string) =>
		changes.reduce((changed, change) => change(changed), text);

const APPROVED = replaced("status: in-review", "status: approved");

describe("The exceptions of a packet's system", () => {
	for (const [name, change, weight, details] of [
		["approved", APPROVED, "attention", ["EX-parking, 44 days old, until 2026-12-31"]],
		["asked for", (text: string) => text, "attention", ["EX-parking, asked for, 44 days old, until 2026-12-31"]],
		["over", both(APPROVED, replaced("2026-12-31", "2026-11-27")), "bad", ["EX-parking, 44 days old, over since 2026-11-27"]],
		["on its last day", both(APPROVED, replaced("2026-12-31", "2026-11-28")), "attention", ["EX-parking, 44 days old, until 2026-11-28"]],
		["from tomorrow", both(APPROVED, replaced("2026-10-15", "2026-11-29")), "attention", ["EX-parking, until 2026-12-31"]],
		["from yesterday", both(APPROVED, replaced("2026-10-15", "2026-11-27")), "attention", ["EX-parking, 1 day old, until 2026-12-31"]],
		["without an end", both(APPROVED, replaced("  expires: 2026-12-31\n", "")), "attention", ["EX-parking, 44 days old, without an end"]],
		[
			"approved, and not in force",
			both(APPROVED, replaced("state: active", "state: requested")),
			"attention",
			["EX-parking, asked for, 44 days old, until 2026-12-31"],
		],
		["a draft", replaced("status: in-review", "status: draft"), "good", []],
		["rejected", replaced("status: in-review", "status: rejected"), "good", []],
		["closed", both(APPROVED, replaced("state: active", "state: closed")), "good", []],
		["of another system", both(APPROVED, replaced("system: parking", "system: helpdesk")), "good", []],
	] as const)
		it(`are counted with their age: ${name}`, () => assert.deepEqual(figureWith(change), { weight, details }));

	it("are seen by a board whose packet does not list them", () => {
		const listed = replaced("members: all", "members: [DS-gates]");
		const { figures, documents } = modelOf({ "packet.md": listed }, { ...PARKING, "exception.md": EXCEPTION });
		assert.equal(documents.length, 1);
		assert.equal(figures.find(({ id }) => id === "exceptions")?.list[0]?.at.path, "exception.md");
	});
});
