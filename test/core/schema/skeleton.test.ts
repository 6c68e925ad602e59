import assert from "node:assert/strict";
import { parse } from "yaml";
import { parseDocument } from "../../../src/core/document/document.js";
import { insertEntry } from "../../../src/core/document/edit.js";
import type { MapNode } from "../../../src/core/document/node.js";
import { applyEdits } from "../../../src/core/document/span.js";
import { baselineKind } from "../../../src/core/kinds/baseline/index.js";
import { policyKind } from "../../../src/core/kinds/policy.js";
import { questionsKind } from "../../../src/core/kinds/questions.js";
import { KINDS } from "../../../src/core/kinds/table.js";
import { expectedAt } from "../../../src/core/schema/navigate.js";
import { skeleton } from "../../../src/core/schema/skeleton.js";
import { places } from "../kinds/places.js";

const ALL = [...KINDS, policyKind, questionsKind, baselineKind].flatMap((kind) =>
	[...places(kind)].map((place) => ({ ...place, kind, text: skeleton(kind, place.pointer, place.key) })),
);

/** As an editor writes it when nobody types: the first of several choices, and nothing at a tab stop. */
const untouched = (snippet: string): string => snippet.replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1").replace(/\$\d+|\$\{\d+:\}/g, "");

/** With a word at each tab stop, or an entry where one stands alone. */
const typed = (snippet: string): string =>
	untouched(snippet.replace(/(?<=^ +|\{ )\$\d+(?=$| \})/gm, "x1: y").replace(/\$\d+|\$\{\d+:\}/g, "x1"));

const inserted = (text: string, snippet: string, key: string): string => {
	const document = parseDocument("a.yaml", text, "yaml");
	return typed(applyEdits(text, [insertEntry(document, document.root as MapNode, { key, order: [], text: snippet, snippet: true })]));
};

/** Of a kind with some pointers and what is wrong with each. */
function faults(fault: (place: (typeof ALL)[number]) => string | undefined): string[] {
	return ALL.flatMap((place) => {
		const found = fault(place);
		return found === undefined ? [] : [`${place.kind.id} ${place.pointer}: ${found}`];
	});
}

/** What only a person may say. */
const JUDGEMENTS =
	/^(?:severity|likelihood|detectability|level|rationale|response|decision|conditions|reason|result|acceptance|within_tolerance)$/;

describe("What “insert” writes", () => {
	it("is the key it was asked for, and YAML", () => {
		assert.deepEqual(
			faults(({ text, key }) => {
				const keys = Object.keys(parse(typed(text)));
				return keys.length === 1 && keys[0] === key ? undefined : text;
			}),
			[],
		);
	});

	it("has its tab stops in order from 1, and none where there is nothing to choose", () => {
		assert.deepEqual(
			faults(({ text, kind, pointer }) => {
				const stops = [...text.matchAll(/\$\{?(\d+)/g)].map(([, stop]) => Number(stop));
				const isSettled = expectedAt(kind, pointer)?.values.length === 1;
				return stops.length > 0 !== isSettled && stops.every((stop, i) => stop === i + 1) ? undefined : text;
			}),
			[],
		);
	});

	it("says the same inside braces as on lines of its own", () => {
		assert.deepEqual(
			faults(({ text, key }) => {
				const [block, flow] = [parse(typed(text)), inserted("{ a: 1 }\n", text, key)];
				const read = () => {
					try {
						return parse(flow);
					} catch {
						return flow;
					}
				};
				try {
					assert.deepEqual(read(), { a: 1, ...block });
					return undefined;
				} catch {
					return flow;
				}
			}),
			[],
		);
	});

	it("is indented with the mapping it goes to", () => {
		const text = "a:\n    b:\n        c: 1\n";
		const document = parseDocument("a.yaml", text, "yaml");
		const b = (document.root as MapNode).entries[0]?.value as MapNode;
		const edit = insertEntry(document, b.entries[0]?.value as MapNode, { key: "owner", order: [], text: 'owner:\n  name: "x"' });
		assert.deepEqual(parse(applyEdits(text, [edit])), { a: { b: { c: 1, owner: { name: "x" } } } });
	});

	it("is a value that may stand there, where it is one of a few", () => {
		assert.deepEqual(
			faults(({ text, key, kind, pointer }) => {
				const value = parse(untouched(text))[key];
				const { values = [] } = expectedAt(kind, pointer) ?? {};
				const wrong = [value].flat().filter((one) => one !== null && !values.includes(one));
				return values.length === 0 || wrong.length === 0 ? undefined : `${text} gives ${JSON.stringify(value)}`;
			}),
			[],
		);
	});

	it("is never a judgement", () => {
		const isFilled = (value: unknown): boolean =>
			typeof value === "object" && value !== null ? Object.values(value).some(isFilled) : value !== null && value !== "";
		const judges = (value: unknown): boolean =>
			typeof value === "object" && value !== null
				? Object.entries(value).some(([key, inner]) => (JUDGEMENTS.test(key) ? isFilled(inner) : judges(inner)))
				: false;
		assert.deepEqual(
			faults(({ text, kind }) => (kind.family === "rai" && judges(parse(untouched(text))) ? text : undefined)),
			[],
		);
	});
});
