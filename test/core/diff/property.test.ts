import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { Difference, Mark, Sides } from "../../../src/core/diff/difference.js";
import { differences } from "../../../src/core/diff/differences.js";
import type { Document } from "../../../src/core/document/document.js";
import type { Span } from "../../../src/core/document/span.js";
import { digestOf, onlyReformatted } from "../../../src/core/trace/digest.js";
import { chance, edited } from "./random.js";
import { documentOf } from "./told.js";

const BASES = readdirSync("test/cases/_base")
	.filter((name) => /\.(?:md|yaml)$/.test(name))
	.map((name) => ({ name, text: readFileSync(`test/cases/_base/${name}`, "utf8") }));
const ROUNDS = 40;

/** What must hold whatever was edited. */
function hold(before: Document, after: Document): Difference["kind"][] | undefined {
	const found = differences(before, after);
	const digests = [digestOf(before), digestOf(after)];
	assert.equal(found === undefined, digests.includes(undefined));
	if (!found) return undefined;
	assert.equal(found.length === 0, digests[0] === digests[1]);
	assert.equal(found.length === 1 && found[0]?.kind === "reformatted" && found[0].title === undefined, isReformatted(before, after));
	for (const difference of found) checkPlaces(difference.spans, before, after);
	for (const difference of found) if (difference.kind === "section") checkParagraphs(difference.changes, before, after);
	assert.equal(differences(after, before)?.length === 0, found.length === 0);
	return found.map(({ kind }) => kind);
}

const isReformatted = (before: Document, after: Document): boolean =>
	onlyReformatted(before, after) && digestOf(before) !== digestOf(after);

function checkPlaces(spans: Sides<Span>, before: Document, after: Document): void {
	for (const [{ start, end }, { text }] of [
		[spans.before, before],
		[spans.after, after],
	] as const)
		assert.ok(0 <= start && start <= end && end <= text.length, `${start}-${end} of ${text.length}`);
}

type Changes = Extract<Difference, { kind: "section" }>["changes"];

function checkParagraphs(changes: Changes, before: Document, after: Document): void {
	const textOf = (marks: readonly Mark[], without: Mark["kind"]) => marks.map(({ kind, text }) => (kind === without ? "" : text)).join("");
	for (const change of changes) {
		assert.equal(textOf(change.marks, "added"), change.before ?? "");
		assert.equal(textOf(change.marks, "removed"), change.after ?? "");
		assert.notEqual(change.before, change.after);
		checkPlaces(change.spans, before, after);
	}
}

describe("Whatever is edited, there are differences if and only if the digest is another:", () => {
	for (const [i, { name, text }] of BASES.entries()) {
		it(name, () => {
			const below = chance(i + 1);
			const kinds = new Set<string>();
			for (let round = 0; round < ROUNDS; round++) {
				const before = edited(text, below, below(2) * 3);
				const after = edited(before, below, 1 + below(4));
				for (const kind of hold(documentOf(before, name), documentOf(after, name)) ?? ["unknown"]) kinds.add(kind);
			}
			assert.ok(kinds.has("field") && kinds.has("unknown"), [...kinds].join());
		});
	}
});
