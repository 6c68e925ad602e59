import assert from "node:assert/strict";
import type { Library } from "../../../src/core/library/library.js";
import { type CellLine, COLUMNS } from "../../../src/core/trace/cells.js";
import { type DocumentOverview, filterOverview, type KnownDocuments, overviewOf } from "../../../src/core/trace/overview.js";
import type { Answer, Resolution, State } from "../../../src/core/trace/resolution.js";
import type { Shown } from "../../../src/core/trace/standing.js";
import { workspace } from "../language/marked.js";

const COMMIT = "3f2a9c1d5b8e7f60412233445566778899aabbcc";
const EVIDENCE = `git:${COMMIT}#eval/metrics.json`;

const resolution = (state: State, more: Partial<Resolution> = {}): Resolution => ({
	...{ state, level: state === "unverifiable" ? "VX" : "V3", reason: `is ${state}`, faults: [], ...more },
});

const says = (value: string): Answer => ({
	resolution: resolution("verified"),
	evidence: { state: "found", value, reason: "", source: "metrics.json at 3f2a9c1" },
});

/** Takes in what was found out; references that are not named were not looked for. */
function settle(library: Library, answers: Readonly<Record<string, State | Answer>>): Library {
	for (const lookup of library.take()) {
		const found = answers[lookup.reference.text];
		if (found) library.settle([lookup], [typeof found === "string" ? { resolution: resolution(found) } : found]);
	}
	return library;
}

const front = (text: string): string => `---\n${text}---\n## Summary\n\nScores applications.\n`;

const card = (id: string, lines: string): string =>
	front(`artifact: model-card\nid: ${id}\ntitle: ${id.slice(3)}\nsystem: credit\n${lines}`);

const metric = (value: string, ref = EVIDENCE): string =>
	`  - { name: auroc, value: ${value}, evidence: { ref: "${ref}", pointer: /auroc } }\n`;

/** The systems of a library, their documents, and what these refer to, one a line. */
const drawn = (library: Library, shown: readonly Shown[] = []): string[] =>
	filterOverview(overviewOf(library), new Set(shown)).systems.flatMap(({ name, documents }) => [
		name ?? "(none)",
		...documents.flatMap(({ title, counts, references }) => [
			`  ${title}: ${counts}`,
			...references().flatMap(({ label, words, numbers }) => [
				`    ${label}: ${words}`,
				...numbers.map((number) => `      ${number.words}`),
			]),
		]),
	]);

const documentIn = (library: Library, path: string): DocumentOverview => {
	const documents = overviewOf(library).systems.flatMap((system) => system.documents);
	return documents.find((document) => document.path === path) ?? assert.fail(`${path} is not listed`);
};

/** A document's cells that say more than that nothing is asked. */
function row(library: Library, path: string): Record<string, string[]> {
	const told = documentIn(library, path)
		.cells()
		.map(({ column, lines }) => [column, lines.map(({ words }: CellLine) => words)] as const);
	return Object.fromEntries(told.filter(([, words]) => !/^(?:not asked|none)$/.test(words.join())));
}

describe("An overview", () => {
	it("lists systems by name, documents by title, and references with their numbers", () => {
		const library = workspace({
			"b.md": card("MC-beta", `model: { ref: "file:model.bin" }\nmetrics:\n${metric("0.871")}`),
			"a.md": card("MC-Alpha", ""),
			"c.md": front("artifact: risk-assessment\nid: RA-chat\ntitle: Risks\nsystem: chat\n"),
			"d.md": front("artifact: dataset-sheet\nid: DS-lone\n"),
			"rai-docs.yaml": "systems: { empty: { tier: 2 } }\n",
		});
		settle(library, { "file:model.bin": "broken", [EVIDENCE]: says("0.817") });
		assert.deepEqual(drawn(library), [
			...["chat", "  Risks: no references", "credit", "  Alpha: no references"],
			"  beta: 1 number differs, 1 broken, 1 matches",
			"    file:model.bin: not found or does not match",
			"    eval/metrics.json at 3f2a9c1: matches its pin",
			"      0.871: metrics.json at 3f2a9c1 says 0.817",
			"(none)",
			"  DS-lone: no references",
		]);
	});

	it("tells all there is to know of a reference", () => {
		const library = workspace({ "a.md": card("MC-a", `model: { ref: { ref: "file:model.bin" } }\n`) });
		const more = { remedy: "Run dvc pull.", facts: { size: "3 kB" } };
		settle(library, { "file:model.bin": { resolution: resolution("unverifiable", more) } });
		const [found] = documentIn(library, "a.md").references();
		assert.ok(found);
		const { start, range, ...rest } = found;
		assert.deepEqual(rest, {
			...{ text: "file:model.bin", label: "file:model.bin", pointer: "/model/ref/ref", field: "model.ref", class: "model" },
			...{ state: "unverifiable", words: "not checkable here", reason: "is unverifiable" },
			...{ ...more, leads: true, numbers: [] },
		});
		assert.equal(library.text("a.md")?.slice(start, start + 6), '"file:');
		assert.deepEqual(range.start, { line: 5, character: 21 });
	});

	it("says what nobody has looked for yet, and what stands in prose", () => {
		const library = workspace({ "a.md": `${card("MC-a", "")}\nSee [the report](report.md).\n` });
		const [found] = documentIn(library, "a.md").references();
		assert.deepEqual([found?.state, found?.words, found?.field], ["pending", "being checked", "in the text"]);
		assert.equal(overviewOf(library).systems[0]?.words, "1 document: 1 being checked");
	});

	it("does not say that an unreadable document refers to nothing", () => {
		const library = workspace({ "a.md": `---\nartifact: model-card\nid: "MC-a\nsystem: credit\n---\n` });
		const { words, cells } = documentIn(library, "a.md");
		assert.equal(words, "cannot be read as a whole");
		assert.deepEqual([...new Set(cells().map(({ state }) => state))], ["unreadable"]);
	});

	it("keeps words that would hide others from doing so", () => {
		const library = workspace({ "a.md": card("MC-a", "").replace("title: a", 'title: "two\\nlines \\u202Eback\\u0007"') });
		assert.equal(documentIn(library, "a.md").title, "two lines back");
	});

	it("takes the worst of its references and numbers for a document's state", () => {
		const states = (answers: Record<string, State | Answer>) => {
			const library = workspace({
				"a.md": card("MC-a", `model: { ref: "file:a" }\ndatasets:\n  - { ref: "file:b" }\nmetrics:\n${metric("1")}`),
			});
			return documentIn(settle(library, answers), "a.md").state;
		};
		assert.equal(states({ "file:a": "verified", "file:b": "verified", [EVIDENCE]: says("1") }), "verified");
		assert.equal(states({ "file:a": "verified", [EVIDENCE]: says("1") }), "pending");
		assert.equal(states({ "file:a": "unverifiable", [EVIDENCE]: says("1") }), "unverifiable");
		assert.equal(states({ "file:a": "unpinned", "file:b": "suspect", [EVIDENCE]: says("1") }), "suspect");
		assert.equal(states({ "file:a": "suspect", "file:b": "suspect", [EVIDENCE]: says("2") }), "broken");
	});
});

describe("An overview that was made before", () => {
	it("is the same for documents of which nothing changed", () => {
		const known: KnownDocuments = new WeakMap();
		const library = workspace({ "a.md": card("MC-a", ""), "b.md": card("MC-b", "") });
		const documents = () => overviewOf(library, known).systems.flatMap((system) => system.documents);
		const before = documents();
		library.set("b.md", card("MC-b", "tier: 1\n"));
		assert.deepEqual(
			documents().map((document, i) => document === before[i]),
			[true, false],
		);
	});

	it("is another one where a reference was followed, or what it leads to changed", () => {
		const known: KnownDocuments = new WeakMap();
		const library = workspace({ "a.md": card("MC-a", `model: { ref: "file:a" }\ndatasets:\n  - { sheet: DS-a }\n`) });
		const words = () => overviewOf(library, known).systems[0]?.documents[0]?.counts;
		assert.equal(words(), "1 broken, 1 being checked");
		settle(library, { "file:a": "verified" });
		assert.equal(words(), "1 broken, 1 matches");
		library.set("sheet.md", front("artifact: dataset-sheet\nid: DS-a\nsystem: data\n"));
		assert.equal(words(), "1 not pinned, 1 matches");
	});
});

describe("A filtered overview", () => {
	const library = workspace({
		"a.md": card("MC-a", `model: { ref: "file:a" }\ndatasets:\n  - { ref: "file:b" }\n  - { ref: "file:c" }\n`),
		"b.md": card("MC-b", `metrics:\n${metric("0.871")}`),
		"c.md": front("artifact: risk-assessment\nid: RA-chat\ntitle: Risks\nsystem: chat\n"),
	});
	settle(library, { "file:a": "verified", "file:b": "suspect", [EVIDENCE]: says("0.817") });

	for (const [shown, expected] of [
		[["suspect"], ["credit", "  a: 1 target changed, 1 being checked, 1 matches", "    file:b: target changed"]],
		[["pending"], ["credit", "  a: 1 target changed, 1 being checked, 1 matches", "    file:c: being checked"]],
		[
			["different"],
			[
				"credit",
				"  b: 1 number differs, 1 matches",
				"    eval/metrics.json at 3f2a9c1: matches its pin",
				"      0.871: metrics.json at 3f2a9c1 says 0.817",
			],
		],
		[["broken", "unpinned"], []],
	] as const) {
		it(`shows only what is ${shown.join(" or ")}, with the counts of the whole`, () => {
			assert.deepEqual(drawn(library, shown), expected);
		});
	}

	it("shows all where nothing is asked for", () => {
		assert.deepEqual(drawn(library, []).length, 10);
	});
});

describe("The matrix", () => {
	it("has a cell for each column, in one order", () => {
		const library = workspace({ "a.md": card("MC-a", "") });
		assert.deepEqual(
			documentIn(library, "a.md")
				.cells()
				.map(({ column }) => column),
			[...COLUMNS],
		);
	});

	it("tells what is missing from what is not asked", () => {
		const library = workspace({
			"one.md": card("MC-one", "tier: 1\n"),
			"three.md": card("MC-three", "tier: 3\n"),
			"risks.md": front("artifact: risk-assessment\nid: RA-a\ntier: 1\n"),
			"aside.md": card("MC-aside", `tier: 1\nnot_applicable:\n  - { field: /training/code, reason: A bought model }\n`),
		});
		const missing = ["missing"];
		assert.deepEqual(row(library, "one.md"), { model: missing, data: missing, code: missing });
		assert.deepEqual(row(library, "three.md"), { model: missing });
		assert.deepEqual(row(library, "risks.md"), {});
		assert.deepEqual(row(library, "aside.md"), { model: missing, data: missing });
	});

	it("counts the references of a class by state, worst first", () => {
		const datasets = ["a", "b", "c", "d"].map((name) => `  - { ref: "file:${name}" }\n`).join("");
		const library = workspace({ "a.md": card("MC-a", `datasets:\n${datasets}`) });
		settle(library, { "file:a": "verified", "file:b": "verified", "file:c": "unverifiable", "file:d": "broken" });
		assert.deepEqual(row(library, "a.md")["data"], ["1 broken", "1 of 4 not checkable here", "2 match"]);
		const { state, lines } = documentIn(library, "a.md").cells()[1] ?? assert.fail();
		assert.equal(state, "broken");
		assert.equal(lines[0]?.range.start.line, 9, "the first broken one");
	});

	it("says where all of a class is weaker than the tier asks", () => {
		const library = workspace({ "a.md": card("MC-a", `tier: 1\ndatasets:\n  - { ref: "file:a" }\n`) });
		settle(library, { "file:a": { resolution: resolution("verified", { level: "V2" }) } });
		assert.deepEqual(row(library, "a.md")["data"], ["weaker than tier 1 asks", "1 matches"]);
	});

	it("compares numbers with their evidence, and says what evidence is asked for", () => {
		const more = (name: string): string => `git:${COMMIT}#${name}.json`;
		const metrics = [metric("0.9"), metric("0.8", more("b")), metric("0.7", more("c")), metric("0.6", more("d"))].join("");
		const library = workspace({ "a.md": card("MC-a", `tier: 1\nmetrics:\n${metrics}  - { name: recall, value: 0.5 }\n`) });
		settle(library, { [EVIDENCE]: says("0.9"), [more("b")]: says("0.7"), [more("c")]: "unverifiable" });
		const { evidence, claims } = row(library, "a.md");
		assert.deepEqual(evidence, ["1 missing", "1 of 4 not checkable here", "1 being checked", "2 match"]);
		assert.deepEqual(claims, ["1 differs", "1 of 4 not checkable here", "1 being checked", "1 agrees"]);
	});
});

describe("The sentences above the matrix", () => {
	const sentences = (library: Library): readonly string[] => overviewOf(library).systems.flatMap((system) => system.sentences());

	it("count references, numbers and documents, and are no score", () => {
		const library = workspace({
			"a.md": card("MC-a", `model: { ref: "file:a" }\nmetrics:\n${metric("0.871")}${metric("0.5")}`),
			"b.md": card("MC-b", `model: { ref: "file:b" }\n`),
		});
		settle(library, { "file:a": "verified", "file:b": "suspect", [EVIDENCE]: says("0.817") });
		assert.deepEqual(sentences(library), [
			"3 of 4 references match their pins; 1 target changed",
			"0 of 2 numbers are as their evidence says; 2 otherwise",
			"1 of 2 documents show what they are about as their tiers ask; not yet: MC-b",
		]);
		assert.doesNotMatch(sentences(library).join(), /%|percent|score/);
	});

	it("speak of one as of one", () => {
		const library = workspace({ "a.md": card("MC-a", `metrics:\n${metric("0.871")}`) });
		settle(library, { [EVIDENCE]: says("0.871") });
		assert.deepEqual(sentences(library), [
			"1 of 1 reference matches its pin",
			"1 of 1 number is as its evidence says",
			"0 of 1 document shows what it is about as its tier asks; not yet: MC-a",
		]);
		assert.deepEqual(sentences(workspace({ "a.md": front("artifact: risk-assessment\nid: RA-a\n") })), ["No references"]);
	});
});
