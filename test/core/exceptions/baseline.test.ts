import assert from "node:assert/strict";
import { presentProblems } from "../../../src/core/exceptions/writeBaseline.js";
import { BASELINE_FILE } from "../../../src/core/kinds/baseline/file.js";
import type { PastVersion } from "../../../src/core/ports.js";
import { checkedIn, workspace } from "../language/marked.js";
import { approved, CARD, coverOf, type Files, problemOf } from "./exceptions.js";

const ENTRY = '  - { rule: "schema/unknown-key", artifact: "MC-parking", pointer: "/colour" }\n';

const baseline = (entries = ENTRY, until = "2027-01-31", since = "2026-11-01"): string =>
	`owner: { name: Mira Sand }\nsince: ${since}\nuntil: ${until}\nproblems:\n${entries}`;

const beside = (text: string, files: Files = {}) => workspace({ "card.md": CARD, [BASELINE_FILE]: text, ...files });

const version = (text: string, digit: string, whole = true): PastVersion => ({
	...{ text, commit: digit.repeat(40), date: "2026-11-02", whole },
	author: { name: "Ada Osei", email: "ada@example.com" },
});

describe("A baseline", () => {
	it("covers the problems that it names until its last day", () => {
		const problem = problemOf(beside(baseline()));
		assert.equal(problem.severity, "info");
		assert.match(problem.message, /^Covered by the baseline until 2027-01-31 \(Mira Sand\): ./);
		const cover = { kind: "baseline", by: "the baseline", path: BASELINE_FILE, until: "2027-01-31", owner: "Mira Sand" };
		assert.deepEqual(problem.waivedBy, cover);
		assert.equal(coverOf(beside(baseline(ENTRY, "2026-11-22")))?.kind, "baseline");
	});

	it("knows them after lines were added above", () => {
		assert.equal(coverOf(beside(baseline(), { "card.md": CARD.replace("---\n", "---\n# A line\n# and one more\n") }))?.kind, "baseline");
	});

	for (const [name, text] of [
		["when it is over", baseline(ENTRY, "2026-11-21")],
		["when it lasts for years", baseline(ENTRY, "2027-11-21")],
		["without an end", baseline(ENTRY, "")],
		["of another rule", baseline(ENTRY.replace("unknown-key", "required"))],
		["of another document", baseline(ENTRY.replace("MC-parking", "MC-other"))],
		["of another field", baseline(ENTRY.replace("/colour", "/color"))],
		["of a file elsewhere", baseline(ENTRY.replace("artifact:", 'path: "other.md", artifact:'))],
	] as const)
		it(`covers nothing ${name}`, () => assert.equal(coverOf(beside(text)), null));

	it("covers as many as it counts, and not one more", () => {
		const twice = CARD.replace("colour: red", "colour: red\ncolour: blue");
		const found = (entry: string) =>
			checkedIn(beside(baseline(entry), { "card.md": twice }), "card.md")
				.problems.filter(({ rule }) => rule === "schema/unknown-key")
				.map(({ waivedBy }) => waivedBy?.kind);
		const all = found(ENTRY.replace(" }", ", count: 2 }")).length;
		assert.deepEqual(found(ENTRY), all === 1 ? ["baseline"] : ["baseline", undefined]);
	});

	it("covers nothing from which nobody can be excused", () => {
		const twice = CARD.replace("colour: red", "colour: red\ncolour: blue");
		const entry = '  - { rule: "yaml/duplicate-key", artifact: "MC-parking", pointer: "/colour" }\n';
		const [duplicate] = checkedIn(beside(baseline(entry), { "card.md": twice }), "card.md").problems.filter(
			({ rule }) => rule === "yaml/duplicate-key",
		);
		assert.equal(duplicate?.waivedBy, null);
		assert.equal(duplicate?.pointer, "/colour");
	});

	it("comes after an exception, which somebody decided on", () => {
		assert.equal(coverOf(beside(baseline(), { "exception.md": approved() }))?.by, "EX-parking");
	});

	it("covers nothing that was added since it was committed", () => {
		const from = beside(baseline());
		from.setHistory(BASELINE_FILE, [version(baseline(), "2"), version(baseline(""), "1")]);
		assert.equal(coverOf(from), null);
		from.setHistory(BASELINE_FILE, [version(baseline(), "4"), version(baseline(), "3")]);
		assert.equal(coverOf(from)?.kind, "baseline");
	});

	it("covers again where git knows no commit of it any more", () => {
		const from = beside(baseline());
		from.setHistory(BASELINE_FILE, [version(baseline(), "2"), version(baseline(""), "1")]);
		assert.equal(coverOf(from), null);
		assert.deepEqual([...from.forgetHistory(BASELINE_FILE)].sort(), ["card.md", BASELINE_FILE]);
		assert.equal(coverOf(from)?.kind, "baseline");
	});

	it("begins anew where git says that it was not there in between", () => {
		const from = beside(baseline());
		from.setHistory(BASELINE_FILE, [version(baseline(), "2", false), version(baseline(""), "1")]);
		assert.equal(coverOf(from)?.kind, "baseline");
	});

	it("is a change for all documents", () => {
		const from = beside(baseline());
		assert.deepEqual([...from.set(BASELINE_FILE, baseline(""))].sort(), ["card.md", BASELINE_FILE]);
		assert.equal(coverOf(from), null);
		from.set(BASELINE_FILE, baseline());
		assert.equal(coverOf(from)?.kind, "baseline");
		from.delete(BASELINE_FILE);
		assert.equal(coverOf(from), null);
	});

	it("is made of errors and warnings that no exception covers, without those that cannot be covered", () => {
		const { problems } = checkedIn(workspace({ "card.md": CARD.replace("colour: red", "colour: red\ncolour: blue") }), "card.md");
		const { covered, firm } = presentProblems(problems);
		assert.deepEqual(
			[new Set(covered.map(({ rule }) => rule)), firm.map(({ rule }) => rule)],
			[new Set(["schema/unknown-key"]), ["yaml/duplicate-key"]],
		);
		const excused = checkedIn(workspace({ "card.md": CARD, "exception.md": approved() }), "card.md").problems;
		assert.deepEqual(presentProblems(excused), { covered: [], firm: [] });
	});
});
