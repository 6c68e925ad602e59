import assert from "node:assert/strict";
import { CATALOGUE } from "../../../src/core/rules/catalogue.js";
import { ACTORS, NAMED_IN_WHO, whoActs } from "../../../src/core/rules/who.js";

const IDS = CATALOGUE.map(({ id }) => id);

describe("Who can act", () => {
	it("is said of every rule, and by the catalogue", () => {
		for (const { id, who } of CATALOGUE) assert.ok(ACTORS.includes(who) && who === whoActs(id), id);
	});

	it("names only rules and groups that exist", () => {
		const groups = IDS.map((id) => id.replace(/\/.*$/, "/*"));
		assert.deepEqual(
			NAMED_IN_WHO.filter((name) => !IDS.includes(name) && !groups.includes(name)),
			[],
		);
	});

	it("is somebody for each of those there are", () => {
		for (const actor of ACTORS)
			assert.ok(
				CATALOGUE.some(({ who }) => who === actor),
				actor,
			);
	});

	for (const [rule, actor] of [
		["schema/required", "author"],
		["trace/claim-different", "author"],
		["governance/approval-rewritten", "author"],
		["governance/approval-changed", "approver"],
		["governance/quorum", "approver"],
		["register/overdue", "owner"],
		["exception/expired", "owner"],
		["trace/suspect", "owner"],
		["policy/required", "owner"],
		["packet/expired", "board"],
		["packet/changed-since", "board"],
		["policy/rule", "policy owner"],
		["nobody/knows", "author"],
	] as const) {
		it(`is the ${actor} for ${rule}`, () => assert.equal(whoActs(rule), actor));
	}
});
