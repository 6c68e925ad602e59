import assert from "node:assert/strict";
import { approved, CARD, REQUEST } from "../exceptions/exceptions.js";
import { modelOf, PARKING } from "./packets.js";

/** What the packet counts as warnings, and as covered. */
function counted(exception: string) {
	const { figures } = modelOf({}, { ...PARKING, "card.md": CARD, "exception.md": exception });
	const of = (id: string) => figures.find((figure) => figure.id === id);
	const unknown = (id: string) => of(id)?.list.filter(({ words }) => words.includes("“colour”")) ?? [];
	return { covered: of("problems-covered"), warnings: unknown("problems-warning"), infos: unknown("problems-info") };
}

describe("A packet", () => {
	it("counts what an exception covers apart, with its words and its place", () => {
		const { covered, warnings, infos } = counted(approved());
		assert.equal(covered?.weight, "attention");
		assert.deepEqual(
			covered?.list.map(({ detail, at }) => [detail, at.path]),
			[["MC-parking", "card.md"]],
		);
		assert.match(covered?.list[0]?.words ?? "", /^Covered by EX-parking until 2026-12-31 \(Ada Osei\): .*“colour”/);
		assert.deepEqual([warnings, infos], [[], []]);
	});

	it("counts it as what it is, where the exception does not hold", () => {
		const { covered, warnings } = counted(REQUEST);
		assert.deepEqual([covered?.weight, covered?.list.length, warnings.length], ["good", 0, 1]);
	});
});
