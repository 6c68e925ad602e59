import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { MOST_POINTS, TIER_QUESTIONS } from "../../../src/core/tiering/questions.js";
import { FLOOR_TRIGGERS, HARD_TRIGGERS, PROHIBITED_PRACTICES } from "../../../src/core/tiering/triggers.js";

const PAGE = readFileSync(new URL("../../../docs/tiering.md", import.meta.url), "utf8");

describe("The page about the tier", () => {
	it("has every question with its weight and anchors", () => {
		for (const { id, text, weight, anchors } of TIER_QUESTIONS)
			assert.ok(PAGE.includes(`| ${id} | ${text} | ${weight} | ${anchors.join(" | ")} |`), id);
		assert.ok(PAGE.includes(`at most ${MOST_POINTS} points`));
	});

	it("has every trigger with its source", () => {
		for (const { id, text, source } of [...HARD_TRIGGERS, ...FLOOR_TRIGGERS, ...PROHIBITED_PRACTICES])
			assert.ok(PAGE.includes(`| ${id} | ${text} | ${source} |`), id);
	});
});
