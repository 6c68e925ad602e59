import assert from "node:assert/strict";
import { differences } from "../../../src/core/diff/differences.js";
import { summaryOf } from "../../../src/core/diff/summary.js";
import { documentOf } from "./told.js";

const numbers = (count: number, value: number): string => `${Array.from({ length: count }, (_, i) => `n${i}: ${value}\n`).join("")}a: b\n`;

const summary = (before: string, after: string): string =>
	summaryOf(differences(documentOf(before, "a.yaml"), documentOf(after, "a.yaml")) ?? []);

describe("The summary of differences", () => {
	for (const [count, words] of [
		[0, "nothing"],
		[1, "one number"],
		[2, "two numbers"],
		[10, "ten numbers"],
		[11, "11 numbers"],
	] as const) {
		it(`writes ${count} as ${words}`, () => assert.equal(summary(numbers(count, 1), numbers(count, 2)), words));
	}
});
