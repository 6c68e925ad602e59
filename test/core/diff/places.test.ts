import assert from "node:assert/strict";
import { differences } from "../../../src/core/diff/differences.js";
import { documentOf } from "./told.js";

const BEFORE = `---
id: MC-1
threshold: 0.8
gone: yes
risks:
  - { id: R-1, title: One }
  - id: R-2
    title: Two
empty:
---
Before all.

## Summary

One.

Two.

## Limits

None.
`;

const AFTER = `---
id: MC-1
threshold: 0.9
risks:
  - id: R-2
    title: Deux
  - { id: R-3, title: Three }
empty: no more
---
Before all.

## Summary

Two.

## Training

Once.

## Limits

None at night.
`;

/** Text in `before`, text in `after`; where it stands on one side only, what stands before the place on the other. */
function places(): [string, string][] {
	const [a, b] = [documentOf(BEFORE), documentOf(AFTER)];
	const shown = ({ start, end }: { start: number; end: number }, text: string) =>
		start === end ? `behind ${text.slice(0, start).trimEnd().split("\n").at(-1)}` : text.slice(start, end).trim().replace(/\s+/g, " ");
	return (differences(a, b) ?? []).flatMap((difference) => {
		const all = [difference.spans, ...(difference.kind === "section" ? difference.changes.map(({ spans }) => spans) : [])];
		return all.map(({ before, after }): [string, string] => [shown(before, BEFORE), shown(after, AFTER)]);
	});
}

describe("A difference", () => {
	it("has its place in both versions, or the nearest, in the order of the new one", () => {
		assert.deepEqual(places(), [
			["0.8", "0.9"],
			["gone: yes", "behind threshold: 0.9"],
			["{ id: R-1, title: One }", "behind risks:"],
			["Two", "Deux"],
			["behind     title: Two", "{ id: R-3, title: Three }"],
			["empty:", "no more"],
			["## Summary One. Two.", "## Summary Two."],
			["One.", "behind ## Summary"],
			["behind Two.", "## Training Once."],
			["behind Two.", "Once."],
			["## Limits None.", "## Limits None at night."],
			["None.", "None at night."],
		]);
	});

	it("has a JSON pointer on each side that has it", () => {
		const found = differences(documentOf(BEFORE), documentOf(AFTER)) ?? [];
		assert.deepEqual(
			found.flatMap((difference) => (difference.kind === "field" ? [difference.pointers] : [])),
			[
				{ before: "/threshold", after: "/threshold" },
				{ before: "/gone" },
				{ before: "/risks/0" },
				{ before: "/risks/1/title", after: "/risks/0/title" },
				{ after: "/risks/1" },
				{ before: "/empty", after: "/empty" },
			],
		);
	});
});
