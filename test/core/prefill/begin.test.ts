import assert from "node:assert/strict";
import { applyEdits } from "../../../src/core/document/span.js";
import { createDocument } from "../../../src/core/kinds/create.js";
import { TIERS } from "../../../src/core/kinds/kind.js";
import { KINDS } from "../../../src/core/kinds/table.js";
import { begin } from "../../../src/core/prefill/begin.js";
import { type Earlier, type Facts, flowMap, said, saidInQuotes } from "../../../src/core/prefill/fact.js";
import { marksIn } from "../../../src/core/prefill/marks.js";
import { canBeFilled } from "../../../src/core/prefill/places.js";
import { baseText } from "../../cases/case.js";
import { checkedAlone, checkedIn, workspace } from "../language/marked.js";

const HOSTILE = "mlruns/a: confirm # from b\nstatus: approved";
const PIN = "git:3f2a9c1d4b5e6f708192a3b4c5d6e7f8091a2b3c#a.txt";

const EARLIER = ["intake-request", "risk-assessment", "evaluation-plan", "evaluation-report", "monitoring-spec", "runbook"];

const FILES = Object.fromEntries(
	EARLIER.map((kind) => [`${kind}.md`, baseText(`${kind}.md`).replace(/^( +)statement:/m, "$1category: privacy\n$&")]),
);

/** Documents of one system, which say what others take over. */
function earlier(source: string): Earlier[] {
	const library = workspace(FILES);
	const { matrix } = library.policyFor("");
	return EARLIER.map((kind) => ({ artifact: checkedIn(library, `${kind}.md`).artifact, source, matrix }));
}

function facts(source: string): Facts {
	const text = (words: string) => said(words, source) ?? assert.fail(words);
	const ref = saidInQuotes(PIN, source) ?? assert.fail();
	return {
		models: [
			{
				name: text("scorer: {x} # y"),
				version: saidInQuotes("3", source) ?? assert.fail(),
				ref,
				more: { library: text("sklearn"), license: text("no") },
			},
		],
		data: [{ ref, name: text("a.csv"), bytes: { yaml: "12", source }, files: { yaml: "1", source }, license: text("mit") }],
		prompts: [ref],
		code: [ref],
		configs: [ref],
		runs: [ref],
		metrics: ["auroc", "recall"].map((name) => ({
			yaml: flowMap({ name, value: "0.8", evidence: flowMap({ ref: `"${PIN}"`, metric: name }) }),
			source,
		})),
		documents: earlier(source),
	};
}

const made = (kind: (typeof KINDS)[number], tier: 1 | 2 | 3, format: "markdown" | "yaml", source: string) => {
	const empty = createDocument(kind, { system: "credit", tier, format, isTaken: () => false });
	return { empty, ...begin(empty, format, kind, facts(source)) };
};

const pathOf = (format: string): string => (format === "yaml" ? "new.yaml" : "new.md");

describe("A new document that is begun from facts", () => {
	for (const kind of KINDS.filter(({ id }) => canBeFilled(id)))
		for (const tier of TIERS)
			for (const format of ["markdown", "yaml"] as const)
				it(`${kind.id}, tier ${tier}, ${format}: every value is marked, and nothing is wrong with it`, () => {
					for (const source of ["mlruns/0/3f2a/meta.yaml", HOSTILE]) {
						const { text, count } = made(kind, tier, format, source);
						const checked = checkedIn(workspace({ ...FILES, [pathOf(format)]: text }), pathOf(format));
						assert.equal(marksIn(checked.artifact.document).length, count);
						assert.ok(count > 0);
						const rules = checked.problems.map(({ rule, message }) => (/^draft\//.test(rule) ? rule : `${rule} ${message}`));
						assert.deepEqual(rules.sort(), ["draft/unanswered", "draft/unconfirmed"], text);
					}
				});

	it("loses its marks, and nothing else, once all is confirmed", () => {
		const kind = KINDS.find(({ id }) => id === "model-card") ?? assert.fail();
		const { text } = made(kind, 1, "markdown", "a/b");
		const marks = marksIn(checkedAlone("new.md", text).artifact.document);
		const confirmed = applyEdits(
			text,
			marks.map(({ confirmation }) => confirmation),
		);
		assert.equal(confirmed, text.replace(/ {2}# from a\/b: confirm$/gm, ""));
		assert.match(confirmed, /^ {2}name: "scorer: \{x\} # y"$/m);
	});

	it("keeps what a person wrote before", () => {
		const kind = KINDS.find(({ id }) => id === "monitoring-spec") ?? assert.fail();
		const empty = createDocument(kind, { system: "credit", tier: 3, format: "markdown", isTaken: () => false });
		const written = empty.replace(/model: ""[^\n]*/, 'model: "models:/mine/1"');
		assert.notEqual(written, empty);
		assert.deepEqual(begin(written, "markdown", kind, facts("a")), { text: written, count: 0 });
	});

	it("writes no judgement: what only a person may say stays as empty as it was", () => {
		for (const kind of KINDS.filter(({ id }) => canBeFilled(id))) {
			const { empty, text } = made(kind, 1, "markdown", "a");
			const judgements = (of: string) =>
				of.match(/^ *(?:severity|likelihood|rationale|status|decision|who|what|stop|limitations|out_of_scope|pass|role):.*$/gm);
			assert.deepEqual(judgements(text), judgements(empty), kind.id);
		}
	});
});

describe("Marks", () => {
	const marks = (text: string, path = "a.yaml") =>
		marksIn(checkedAlone(path, text).artifact.document).map(({ pointer, source }) => `${pointer} ${source}`);

	it("stand behind a value, over a block, or on a line of their own", () => {
		assert.deepEqual(
			marks("artifact: model-card\nmodel: # from a: confirm\n  name: x\t# drafted by b: confirm\n# from c: confirm\ntitle: y\r\n"),
			["/model a", "/model/name b", " c"],
		);
	});

	it("take no time, however many look like one", () => {
		const began = performance.now();
		const spaces = " ".repeat(50_000);
		marks(
			`artifact: model-card\ntitle: x${spaces}: confirm\ndata: y ${"# from ".repeat(20_000)}\n${"limitations: z # from a: confirm\n".repeat(1)}`,
		);
		marks(
			`---\nartifact: model-card\n---\n${"<!-- from ".repeat(20_000)}: confirm\n${"<!-- from a: confirm --> ".repeat(2_000)}\n`,
			"a.md",
		);
		assert.ok(performance.now() - began < 3000);
	});
});
