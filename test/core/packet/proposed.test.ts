import assert from "node:assert/strict";
import { meetingDay, proposedConditions } from "../../../src/core/packet/proposed.js";
import { libraryOf, PARKING } from "./packets.js";

const memo = (status: string): string => `---
artifact: readiness-memo
id: RM-parking
system: parking
tier: 1
version: "1.0.0"
status: ${status}
conditions:
  - { text: A second button, owner: { name: Jon Berg, email: jon@example.com }, due: 2026-12-10, verification: A photo }
  - { text: Tell drivers }
  - { owner: { name: Nobody } }
---
`;

const proposed = (files: Readonly<Record<string, string>>) => {
	const library = libraryOf({ ...PARKING, ...files });
	return proposedConditions(library, library.check("packet.md")?.artifact ?? assert.fail());
};

describe("The conditions a memo proposes", () => {
	it("are those of the packet's memos, as a board would record them", () =>
		assert.deepEqual(proposed({ "memo.md": memo("in-review") }), [
			{ text: "A second button", owner: { name: "Jon Berg", email: "jon@example.com" }, due: "2026-12-10", test: "A photo" },
			{ text: "Tell drivers" },
		]));

	it("are none of a memo that no longer counts, or is of another system", () => {
		assert.deepEqual(proposed({ "memo.md": memo("superseded") }), []);
		assert.deepEqual(proposed({ "memo.md": memo("in-review").replace("system: parking", "system: doors") }), []);
		assert.deepEqual(proposed({}), []);
	});

	it("are asked for on the day that the packet names", () =>
		assert.equal(meetingDay(libraryOf(PARKING).check("packet.md")?.artifact ?? assert.fail()), "2026-12-02"));
});
