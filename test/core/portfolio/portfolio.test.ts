import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Library } from "../../../src/core/library/library.js";
import { nothingKnown, portfolioOf, type SystemPortfolio } from "../../../src/core/portfolio/portfolio.js";
import { isMissing } from "../../../src/core/portfolio/required.js";
import {
	dayWords,
	dueName,
	dueWords,
	lateWords,
	problemWords,
	requiredWords,
	statusWords,
	systemWords,
} from "../../../src/core/portfolio/words.js";
import { TODAY, workspace } from "../language/marked.js";

const document = (kind: string, id: string, more = "system: a\nstatus: in-review\n"): string =>
	`artifact: ${kind}\nid: ${id}\ntitle: ${id}\n${more}`;

const systemsOf = (library: Library): SystemPortfolio[] => portfolioOf(library, TODAY);

function only(library: Library): SystemPortfolio {
	const [system, ...others] = systemsOf(library);
	assert.equal(others.length, 0);
	return system ?? assert.fail("there is no system");
}

const missing = ({ required }: SystemPortfolio): string[] => required.filter(isMissing).map(({ kinds }) => kinds);

const base = (name: string): string => readFileSync(new URL(`../../cases/_base/${name}.md`, import.meta.url), "utf8");

describe("A portfolio", () => {
	it("lists the systems that documents and policies name, the strictest tier first", () => {
		const library = workspace({
			"rai-docs.yaml": "systems: { policed: { tier: 2 }, empty: {} }\n",
			"a.yaml": document("model-card", "MC-a", "system: a\ntier: 1\n"),
			"b.yaml": document("model-card", "MC-lone", ""),
			"c.md": "# None of ours\n",
		});
		assert.deepEqual(
			systemsOf(library).map(({ name, tier: { tier, origin }, documents }) => [name, tier, origin, documents.length]),
			[
				["a", 1, "declared", 1],
				["policed", 2, "policy", 0],
				["empty", 3, "none", 0],
				[undefined, 3, "declared", 1],
			],
		);
	});

	it("is empty where there is no document of ours", () => {
		assert.deepEqual(systemsOf(workspace({ "README.md": "# Hello\n" })), []);
	});

	it("counts documents, problems and references in words, and lists what it counts", () => {
		const library = workspace({
			"a.yaml": document("model-card", "MC-a", 'system: a\nstatus: in-review\nmodel: { ref: "file:model.bin" }\ntier: four\n'),
			"b.yaml": document("dataset-sheet", "DS-a", "system: a\n"),
			"c.yaml": document("system-card", "SC-a", "system: a\nstatus: retired\n"),
		});
		const system = only(library);
		assert.equal(statusWords(system.documents), "1 draft, 1 in review, 1 retired");
		assert.match(problemWords(system.problems), /^1 error, \d+ warnings, 1 line of information$/);
		assert.equal(system.problems[0]?.severity, "error");
		assert.equal(system.problems.length, system.documents.flatMap(({ open }) => open).length);
		assert.deepEqual([...system.tally], [["pending", 1]]);
	});

	it("keeps what is covered apart", () => {
		const library = workspace({ "a.yaml": document("model-card", "MC-a", "system: a\nstatus: in-review\ncolour: red\n") });
		const before = only(library);
		library.set(
			"rai-docs.baseline.yaml",
			'owner: { name: Mira Sand }\nsince: 2026-11-01\nuntil: 2027-01-31\nproblems:\n  - { rule: "schema/unknown-key", artifact: "MC-a", pointer: "/colour" }\n',
		);
		const after = only(library);
		assert.deepEqual(
			after.covered.map(({ rule }) => rule),
			["schema/unknown-key"],
		);
		assert.equal(after.problems.length, before.problems.length - 1);
	});

	it("says the same of documents and systems as before while nothing about them changes", () => {
		const library = workspace({
			"a.yaml": document("model-card", "MC-a"),
			"b.yaml": document("model-card", "MC-b"),
			"c.yaml": document("model-card", "MC-c", "system: c\n"),
		});
		const known = nothingKnown();
		const before = portfolioOf(library, TODAY, known);
		assert.deepEqual(
			portfolioOf(library, TODAY, known).map((one, i) => one === before[i]),
			[true, true],
		);
		library.set("b.yaml", document("model-card", "MC-b", "system: a\nstatus: draft\n"));
		const after = portfolioOf(library, TODAY, known);
		assert.deepEqual(
			after.map((one, i) => one === before[i]),
			[false, true],
		);
		assert.equal(after[0]?.documents[0], before[0]?.documents[0]);
		assert.notEqual(after[0]?.documents[1], before[0]?.documents[1]);
		library.set("c.yaml", document("model-card", "MC-c", "system: d\n"));
		portfolioOf(library, TODAY, known);
		assert.deepEqual([...known.systems.keys()].sort(), ["a", "d"]);
	});

	it("looks again at approvals when the policy changes", () => {
		const library = workspace({ "a.yaml": document("model-card", "MC-a") });
		const known = nothingKnown();
		const awaited = () => portfolioOf(library, TODAY, known).flatMap(({ documents }) => documents.flatMap((one) => one.awaited));
		assert.deepEqual(
			awaited().map(({ requirement }) => requirement),
			["rai-lead|eng-lead|product-manager"],
		);
		library.set("rai-docs.yaml", "authority: { model-card: { 3: [legal] } }\n");
		assert.deepEqual(
			awaited().map(({ requirement }) => requirement),
			["legal"],
		);
	});

	it("stands hostile documents", () => {
		const names = ["__proto__", "constructor", "\u202Eevil\u0000", "a\nb"];
		const library = workspace(
			Object.fromEntries(
				names.map((name, i) => [
					`${i}.yaml`,
					document(
						"risk-assessment",
						`RA-${i}`,
						`system: ${JSON.stringify(name)}\nrisks: [&a [*a], {}, 1, { mitigations: { due: [] } }]\nowner: [1]\n`,
					),
				]),
			),
		);
		library.set(
			"rai-docs.yaml",
			'systems: { __proto__: { tier: 1 }, toString: 3 }\nrequired: { 3: ["constructor", "__proto__|model-card"] }\n',
		);
		assert.deepEqual(
			systemsOf(library).map(({ name }) => name),
			["__proto__", "a b", "constructor", "toString", "evil"],
		);
	});
});

describe("The tier of a system", () => {
	const tierOf = (files: Readonly<Record<string, string>>): string => only(workspace(files)).tier.words;

	it("is its intake's, and says so", () => {
		const intake = document("intake-request", "INT-a", "system: a\ntier: 2\nstatus: approved\n");
		assert.equal(tierOf({ "i.yaml": intake }), "tier 2 (medium), as INT-a says");
		assert.equal(tierOf({ "i.yaml": intake.replace("approved", "draft") }), "tier 2 (medium), as INT-a, a draft, says");
	});

	it("comes from the answers where these are stricter", () => {
		const intake = document("intake-request", "INT-a", "system: a\ntier: 3\nstatus: approved\ntiering: { hard_triggers: [H01] }\n");
		assert.equal(tierOf({ "i.yaml": intake }), "tier 1 (high), by the answers in INT-a, which says tier 3");
	});

	it("names documents that are stricter with themselves", () => {
		const files = {
			"i.yaml": document("intake-request", "INT-a", "system: a\ntier: 3\nstatus: approved\n"),
			"m.yaml": document("model-card", "MC-a", "system: a\ntier: 1\n"),
		};
		assert.equal(tierOf(files), "tier 3 (low), as INT-a says; but MC-a tier 1");
	});

	it("is the policy's, or what documents declare, or nobody's", () => {
		assert.equal(tierOf({ "rai-docs.yaml": "systems: { a: { tier: 1 } }\n" }), "tier 1 (high), as the policy says");
		assert.equal(tierOf({ "rai-docs.yaml": "systems: { a: {} }\n" }), "tier 3 (low), because nothing says otherwise");
		assert.equal(tierOf({ "m.yaml": document("model-card", "MC-a", "system: a\ntier: 2\n") }), "tier 2 (medium), as its document says");
	});
});

describe("What a system must have", () => {
	it("is what the policy says, what is missing first", () => {
		const library = workspace({
			"rai-docs.yaml": "required: { 3: [dataset-sheet, model-card|system-card, intake-request] }\n",
			"m.yaml": document("system-card", "SC-a"),
		});
		const system = only(library);
		assert.deepEqual(missing(system), ["dataset-sheet", "intake-request"]);
		assert.deepEqual(
			system.required.map(({ title }) => title),
			["Dataset sheet", "Intake request", "Model card or system card"],
		);
		assert.deepEqual(requiredWords(system), { all: "3 required documents", lacking: "2 missing" });
	});

	it("says aloud that nothing is missing", () => {
		const cards = { "m.yaml": document("model-card", "MC-a"), "d.yaml": document("dataset-sheet", "DS-a") };
		const words = (required: string) => requiredWords(only(workspace({ "rai-docs.yaml": `required: { 3: ${required} }\n`, ...cards })));
		assert.deepEqual(words("[model-card]"), { all: "1 required document", lacking: "there" });
		assert.deepEqual(words("[model-card, dataset-sheet]"), { all: "2 required documents", lacking: "all there" });
	});

	it("is not answered by what is past", () => {
		const files = {
			"rai-docs.yaml": "required: { 3: [model-card] }\n",
			"m.yaml": document("model-card", "MC-a", "system: a\nstatus: retired\n"),
		};
		assert.deepEqual(missing(only(workspace(files))), ["model-card"]);
	});

	const INTAKE = base("intake-request")
		.replace(/^system: .*$/m, "system: a")
		.replace(/^status: .*$/m, "status: approved");
	const told = (library: Library): string[] =>
		library.paths
			.flatMap((path) => library.check(path)?.problems ?? [])
			.flatMap(({ rule, message }) => (rule === "policy/required" ? [message] : []));

	for (const [name, files] of Object.entries({
		"an intake": { "rai-docs.yaml": "systems: { a: { production: true } }\n", "i.md": INTAKE },
		"a policy": { "rai-docs.yaml": "systems: { a: { tier: 2, production: true } }\n", "m.yaml": document("model-card", "MC-a") },
		"documents alone": {
			"rai-docs.yaml": "required: { 2: [dataset-sheet, runbook] }\n",
			"m.yaml": document("model-card", "MC-a", "system: a\ntier: 2\nstatus: in-review\n"),
			"p.yaml": document("review-packet", "RP-a"),
		},
		"a nested policy": {
			"deep/rai-docs.yaml": "systems: { a: { tier: 3, production: true } }\nrequired: { 3: [runbook] }\n",
			"m.yaml": document("model-card", "MC-a"),
		},
	}))
		it(`is what the rule misses, by ${name}`, () => {
			const library = workspace(files);
			const system = systemsOf(library).find((one) => one.system === "a") ?? assert.fail();
			assert.ok(told(library).length > 0);
			assert.deepEqual(missing(system).length, told(library).length, `${missing(system)} and ${told(library)}`);
			for (const { title, documents } of system.required)
				assert.equal(
					told(library).some((message) => message.includes(`has no ${title.toLowerCase()},`)),
					documents.length === 0,
					title,
				);
		});
});

describe("The words of a portfolio", () => {
	it("name the next day, and what is late", () => {
		const library = workspace({
			"r.yaml": document(
				"risk-assessment",
				"RA-a",
				`system: a
status: in-review
review_due: 2026-12-31
risks:
  - id: RSK-a-1
    title: Thin files
    due: 2026-11-01
    mitigations:
      - { description: A second look, status: planned, due: ${TODAY} }
      - { description: Done long ago, status: verified, due: 2026-01-01 }
`,
			),
		});
		const system = only(library);
		assert.deepEqual(
			system.due.map((item) => [item.due, dueName(item), item.overdue]),
			[
				["2026-11-01", "Risk: Thin files", true],
				[TODAY, "Mitigation: A second look", false],
				["2026-12-31", "Review: RA-a", false],
			],
		);
		assert.equal(dueWords(system.due), `1 overdue, next ${TODAY}, Mitigation: A second look`);
		assert.match(systemWords(system), /^tier 3, \d missing, 1 overdue, \d+ warnings, next due 2026-11-22$/);
	});

	it("say how late, and what is due today", () => {
		assert.equal(dayWords("2026-11-21", TODAY), "overdue since 2026-11-21, 1 day");
		assert.equal(dayWords(TODAY, TODAY), "due today");
		assert.equal(dayWords("2026-11-23", TODAY), "due 2026-11-23");
		assert.deepEqual(
			["2026-11-20", TODAY, "2026-11-23"].map((day) => lateWords(day, TODAY)),
			["overdue by 2 days", "today", ""],
		);
	});
});
