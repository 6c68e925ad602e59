import type { Random } from "./random.js";
import type { Seed } from "./seed.js";

/** A document with some seeds in it. */
export interface Written {
	/** Root-relative. */
	readonly path: string;
	readonly text: string;
	readonly placed: readonly Placed[];
}

export interface Placed {
	readonly seed: Seed;
	readonly path: string;
	/** Zero-based: of the reference. */
	readonly line: number;
	/** Of the number, where one is claimed. */
	readonly valueLine?: number;
}

/** A line of a document, and the seed that stands on it. */
interface Line {
	readonly text: string;
	readonly seed?: Seed;
	readonly holds?: "ref" | "value";
}

const PER_DOCUMENT = 40;

/** Spreads seeds over model cards and dataset sheets, each a valid document of tier 1. @param anchor a file of the present commit */
export function documentsFor(seeds: readonly Seed[], anchor: string, random: Random): Written[] {
	const mixed = random.sample(seeds, seeds.length);
	const count = Math.ceil(mixed.length / PER_DOCUMENT);
	return Array.from({ length: count }, (_, i) => {
		const some = mixed.slice(i * PER_DOCUMENT, (i + 1) * PER_DOCUMENT);
		const isSheet = i % 4 === 3 && some.every(({ number }) => !number);
		return written(`docs/rai/real-${i}.md`, isSheet ? sheet(i, some, anchor) : card(i, some, anchor, random));
	});
}

function written(path: string, lines: readonly Line[]): Written {
	const placed = lines.flatMap(({ seed, holds }, line) => {
		if (!seed || holds !== "ref") return [];
		const valueLine = lines.findIndex((other) => other.seed === seed && other.holds === "value");
		return [{ seed, path, line, ...(valueLine >= 0 && { valueLine }) }];
	});
	return { path, text: `${lines.map(({ text }) => text).join("\n")}\n`, placed };
}

const plain = (text: string): Line[] => text.split("\n").map((line) => ({ text: line }));

/** What fills a field of its own: nobody has to answer for a test. */
function envelope(kind: string, id: string): string {
	return `---
artifact: ${kind}
schema: "1"
id: ${id}
title: True history and seeded lies
system: real
tier: 1
version: "1.0.0"
status: in-review
owner: { name: Ada Osei, email: ada@example.com, role: rai-analyst }
review_due: 2099-06-30
retention: { until: 2099-12-31, basis: A test }`;
}

const entry = (seed: Seed): string =>
	seed.digest === undefined
		? JSON.stringify(seed.ref)
		: `{ ref: ${JSON.stringify(seed.ref)}, digest: ${JSON.stringify(seed.digest)}${seed.number ? `, ${seed.number.selector}` : ""} }`;

function metric(seed: Seed, i: number): Line[] {
	const { value = "", selector = "" } = seed.number ?? {};
	return [
		{ text: `  - name: metric ${i}` },
		{ text: `    value: ${value}`, seed, holds: "value" },
		{ text: "    n: 1" },
		{ text: `    ci: { lower: ${value}, upper: ${value}, level: 0.95 }` },
		{ text: `    evidence: { ref: ${JSON.stringify(seed.ref)}, ${selector} }`, seed, holds: "ref" },
	];
}

/** Prose is not asked for pins, and holds no digest beside a reference. */
function fitsProse({ ref, digest, number, expected: { rules = [] } }: Seed): boolean {
	const isPlain = !digest && !number && !/[`()\s]/.test(ref);
	return isPlain && !rules.some((rule) => /unpinned|digest-missing|uncommitted/.test(rule));
}

const spoken = (seed: Seed): string => (seed.ref.startsWith("https://") ? `- [a page](${seed.ref})` : `- \`${seed.ref}\``);

function card(i: number, seeds: readonly Seed[], anchor: string, { below }: Random): Line[] {
	const numbers = seeds.filter(({ number }) => number);
	const others = seeds.filter(({ number }) => !number);
	const prose = new Set(others.filter((seed) => fitsProse(seed) && below(4) === 0));
	const listed = others.filter((seed) => !prose.has(seed));
	return [
		...plain(`${envelope("model-card", `MC-real-${i}`)}
model: { name: real, version: "1", ref: ${anchor}, type: classifier, task: none, library: none, architecture: none }
intended_use: { primary: Checking references, users: Whoever runs this test }
out_of_scope: [Everything else]
datasets:
  - { role: evaluation, sheet: DS-real@1.0.0, ref: ${anchor} }`),
		...plain(numbers.length > 0 ? "metrics:" : "unmeasured: This document holds no numbers"),
		...numbers.flatMap(metric),
		...plain(`limitations: [It is a test, It is only a test, It stays a test]
if_wrong: { who: Nobody, what: A test fails, stop: Somebody mends it }
factors: { relevant: [none], evaluated: [none], not_evaluated: [{ factor: all, reason: It is a test }] }
tradeoffs: None
training: { code: ${anchor}, run: ${anchor}, preprocessing: None }
evaluation:
  decision_threshold: { value: 0.5, rationale: It is a test }
  reports:
    - ${anchor}`),
		...listed.map((seed) => ({ text: `    - ${entry(seed)}`, seed, holds: "ref" as const })),
		...plain(`explainability: { methods: None, limits: None }
exposure: internal
human_oversight:
  measures: [Somebody reads the table]
  stop_control: { how: Control and C, owner: { name: Kim Duarte, email: kim@example.com, role: eng-lead }, tested_on: 2026-04-28 }
monitoring: ${anchor}
not_applicable:
  - { field: /training/energy, reason: Nothing is trained here. }
---
# True history and seeded lies

## Summary

References to the history of a public repository, true ones and lies.

## Intended use

Whoever runs the test reads the table.

## Evaluation

Every reference is on a line of its own.
`),
		...[...prose].map((seed) => ({ text: spoken(seed), seed, holds: "ref" as const })),
		...plain(`
## Ethical considerations

None: nobody is described here.`),
	];
}

/** @param i its number; the first of a folder is cited by the cards */
export function sheet(i: number | undefined, seeds: readonly Seed[], anchor: string): Line[] {
	return [
		...plain(`${envelope("dataset-sheet", i === undefined ? "DS-real" : `DS-real-${i}`)}
dataset:
  name: real
  version: "1"
  ref: ${anchor}
  terms: None
  role: [evaluation]
  size: { instances: 1, bytes: 1, files: 1 }
motivation: { creators: Whoever runs this test, funders: Nobody }
composition:
  people: { relates: false }
  instances: One reference
  sampling: { from_population: All there are, strategy: Seeded, representativeness_check: None }
  missing: None
  errors: None
  relationships: None
collection: { methods: [software-collection], timeframe: { start: 2026-01-02, end: 2026-01-03 }, sources: [git] }
preprocessing:
  steps:
    - { step: None, code: ${anchor} }
  raw_saved: true
quality:
  checks: [{ name: none, result: none, evidence: ${anchor} }]
  missingness_pct: 0
  duplicate_pct: 0
representativeness: { target_population: References }
uses: { unsuitable: [Everything else], intended: [Checking references] }
limitations: [It is a test]
bias: [None]
distribution: { access: internal, restrictions: [None] }
maintenance: { owner: "Kim Duarte, kim@example.com", removal: On request, retention: A day, cadence: Never }
lineage:
  - parent: ${anchor}`),
		...seeds.map((seed) => ({ text: `  - parent: ${entry(seed)}`, seed, holds: "ref" as const })),
		...plain(`not_applicable:
  - { field: /annotation, reason: Nobody labelled anything. }
---
# True history and seeded lies

## Summary

References to the history of a public repository, true ones and lies.

## Collection

They were read from git.

## Known gaps

None.`),
	];
}

/** The sheet that all cards cite. */
export const citedSheet = (anchor: string): Written => written("docs/rai/sheet.md", sheet(undefined, [], anchor));
