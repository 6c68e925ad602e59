import assert from "node:assert/strict";
import { isDay } from "../../src/core/day.js";

describe("A day", () => {
	for (const text of ["2026-02-28", "2024-02-29", "0001-01-01"]) it(`is ${text}`, () => assert.equal(isDay(text), true));

	for (const text of ["2026-02-29", "2026-13-01", "2026-1-1", "2026-01-01T00:00:00Z", "2026-01-01\n", "today", ""])
		it(`is not ${JSON.stringify(text)}`, () => assert.equal(isDay(text), false));
});
