import assert from "node:assert/strict";
import type { TierAnswers } from "../../../src/core/tiering/answers.js";
import { type Level, TIER_QUESTIONS } from "../../../src/core/tiering/questions.js";
import { practicesOf, reasonsOf } from "../../../src/core/tiering/reasons.js";
import { tieringOf } from "../../../src/core/tiering/tiering.js";
import { FLOOR_TRIGGERS, HARD_TRIGGERS, PROHIBITED_PRACTICES } from "../../../src/core/tiering/triggers.js";

type Row = readonly (Level | undefined)[];

interface Given {
	readonly hard?: readonly string[] | undefined;
	readonly floor?: readonly string[] | undefined;
	readonly stop?: readonly string[] | undefined;
}

const NONE: Given = { hard: [], floor: [], stop: [] };

const answered = (row: Row, { hard, floor, stop }: Given): TierAnswers => ({
	levels: new Map(TIER_QUESTIONS.flatMap(({ id }, i) => (row[i] === undefined ? [] : [[id, row[i] as Level] as const]))),
	hard: hard && HARD_TRIGGERS.filter(({ id }) => hard.includes(id)),
	floors: floor && FLOOR_TRIGGERS.filter(({ id }) => floor.includes(id)),
	prohibited: stop && PROHIBITED_PRACTICES.filter(({ id }) => stop.includes(id)),
});

const computed = (row: Row, given: Given) => tieringOf(answered(row, { ...NONE, ...given }));

/** The worked examples of the tiering model (“rai-tiering” 1.0), with what they come to by hand. */
const EXAMPLES: readonly (readonly [
	name: string,
	row: Row,
	hard: readonly string[],
	floor: readonly string[],
	points: number,
	tier: number,
])[] = [
	["internal code search", [1, 0, 0, 0, 1, 1, 0, 1, 1, 0, 2, 1, 1, 1, 0, 1], [], [], 13, 3],
	["churn prediction for account managers", [1, 1, 0, 2, 1, 2, 1, 0, 2, 0, 2, 1, 1, 2, 0, 2], [], ["F02"], 23, 2],
	[
		"a public support chatbot with hand-off to a person, at exactly half",
		[4, 1, 1, 1, 2, 1, 2, 1, 2, 1, 3, 4, 3, 2, 3, 3],
		[],
		["F01", "F02", "F04"],
		42,
		2,
	],
	["CV screening", [3, 4, 2, 3, 3, 3, 2, 0, 3, 2, 2, 1, 2, 3, 1, 4], ["H01"], ["F02"], 52, 1],
	[
		"an autonomous refund agent without approval",
		[4, 2, 0, 3, 3, 1, 4, 4, 2, 1, 3, 4, 4, 2, 3, 2],
		["H05"],
		["F01", "F02", "F03", "F04"],
		53,
		1,
	],
];

const ZEROS: readonly Level[] = Array<Level>(16).fill(0);
const from = (level: Level, count: number): Level[] => [...Array<Level>(count).fill(level), ...Array<Level>(16 - count).fill(0)];

describe("The tier", () => {
	for (const [name, row, hard, floor, points, tier] of EXAMPLES)
		it(`of ${name}`, () => {
			const found = computed(row, { hard, floor });
			assert.deepEqual([found.points, found.most, found.tier, found.open], [points, 84, tier, []]);
			assert.deepEqual([found.hard.map(({ id }) => id), found.floors.map(({ id }) => id)], [hard, floor]);
		});

	it("is 3 up to a quarter of the points, and 2 above", () => {
		const quarter = computed([3, 3, 3, 2, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0], NONE);
		const above = computed([3, 3, 3, 2, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0], NONE);
		assert.deepEqual([quarter.points, quarter.tier, above.points, above.tier], [21, 3, 22, 2]);
	});

	it("is 1 above half of the points", () => {
		const [, , chatbot] = EXAMPLES;
		const more = [...(chatbot?.[1] ?? [])];
		more[15] = 4;
		assert.deepEqual([computed(more, NONE).points, computed(more, NONE).tier], [43, 1]);
	});

	for (const { id } of HARD_TRIGGERS) it(`is 1 by ${id} alone`, () => assert.equal(computed(ZEROS, { hard: [id] }).tier, 1));
	for (const { id } of FLOOR_TRIGGERS) it(`is at least 2 by ${id} alone`, () => assert.equal(computed(ZEROS, { floor: [id] }).tier, 2));

	it("is not lowered by a floor", () => assert.equal(computed(from(4, 16), { floor: ["F01"] }).tier, 1));

	it("is no answer to a prohibited practice", () => {
		const found = computed(ZEROS, { stop: ["P03"] });
		assert.equal(found.tier, 3);
		assert.match(practicesOf(found).join(), /^P03, social scoring .*Article 5\(1\)\(c\)\)$/);
	});
});

describe("A tier that is not computed yet", () => {
	for (const [name, row, given, atLeast, open] of [
		["one answer is open that could matter", [undefined, ...from(3, 9).slice(1)], NONE, 2, ["/tiering/answers/Q01"]],
		["nobody has looked at the hard triggers", ZEROS, { ...NONE, hard: undefined }, 3, ["/tiering/hard_triggers"]],
		["nobody has looked at the floors, and the points say 3", ZEROS, { ...NONE, floor: undefined }, 3, ["/tiering/floor_triggers"]],
	] as const) {
		it(`is none, but never less strict than what is known: ${name}`, () => {
			const found = tieringOf(answered(row, given));
			assert.deepEqual([found.tier, found.atLeast, found.open], [undefined, atLeast, open]);
		});
	}

	it("is none while nothing is answered", () => {
		const found = tieringOf(answered([], {}));
		assert.deepEqual([found.tier, found.atLeast, found.points, found.open.length], [undefined, 3, 0, 19]);
	});
});

describe("A tier that open answers cannot change is computed", () => {
	for (const [name, row, given, tier] of [
		["by a hard trigger", [], { hard: ["H02"] }, 1],
		["by more than half of the points", from(4, 12).map((level, i) => (i < 12 ? level : undefined)), {}, 1],
		["where floors could not raise it", [...from(3, 8)], { hard: [], stop: [] }, 2],
		["where the prohibited practices are open, which are no tier", ZEROS, { hard: [], floor: [] }, 3],
	] as const)
		it(name, () => assert.equal(tieringOf(answered(row as Row, given)).tier, tier));
});

describe("The reasons for a tier", () => {
	it("name triggers in words and the points, the strictest first", () => {
		const found = computed([4, 2, 0, 3, 3, 1, 4, 4, 2, 1, 3, 4, 4, 2, 3, 2], { hard: ["H05"], floor: ["F03"] });
		assert.deepEqual(reasonsOf(found), [
			"H05, an agent does what cannot be undone without a person's approval: tier 1",
			"the answers come to 53 of 84 points, more than half: tier 1",
			"F03, an agent can write: at least tier 2",
		]);
	});

	it("say that points are those so far", () =>
		assert.deepEqual(reasonsOf(tieringOf(answered([1], {}))), [
			"the answers come to 1 of 84 points so far, no more than a quarter: tier 3",
		]));
});
