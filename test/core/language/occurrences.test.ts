import assert from "node:assert/strict";
import { applyEdits } from "../../../src/core/document/span.js";
import { definitionOf, nameAt, occurrencesOf, renameEdits } from "../../../src/core/language/occurrences.js";
import type { Library } from "../../../src/core/library/library.js";
import { marked, workspace } from "./marked.js";

const card = (id: string, front: string, body = ""): string => `---\nartifact: model-card\nid: ${id}\n${front}\n---\n${body}`;

const RISKS = `---
artifact: risk-assessment
id: RA-a
risks:
  - id: "RSK-a-1"
    mitigations:
      - id: MIT-a-1
  - id: RSK-a-10
---
Beside \`RSK-a-1\` and \`RA-a#MIT-a-1\`.
`;

const LOG = `---
artifact: decision-log
id: DL-a
decisions:
  - { id: DEC-a-1, state: superseded }
  - { id: DEC-a-2, supersedes: DEC-a-1, risks: [RA-a#RSK-a-10], state: active }
---
After \`DL-a#DEC-a-1\` came \`DEC-a-2\`.
`;

const FILES = {
	"log.md": LOG,
	"risks.md": RISKS,
	"target.md": card("MC-a", "title: MC-a"),
	"longer.md": card("MC-a-b", "title: Other"),
	"user.md": card(
		"MC-user",
		'evaluation:\n  reports:\n    - "MC-a@1.0.0"\n    - { ref: MC-a#/title }\n    - RA-a#RSK-a-1\n    - RSK-a-1\n    - MC-a-b',
		"As `MC-a`, MC-a, ``MC-a`` and `MC-a#x` say; `XY-none` does not.\n\n| a | b |\n| - | - |\n| `RSK-a-1` | `MC-a` |\n\n```\n`MC-a`\n```\n",
	),
	"narrative.yaml": "artifact: model-card\nid: MC-yaml\nsections:\n  summary: |\n    See `MC-a`.\n",
};

/** The name where `¦` stands in a file, among the other files. */
function named(path: keyof typeof FILES, withMark: string) {
	const { text, offset } = marked(withMark, "¦");
	const library = workspace({ ...FILES, [path]: text });
	const found = nameAt(library, path, offset);
	return { library, found, word: found && text.slice(found.span.start, found.span.end) };
}

const at = (path: keyof typeof FILES, inside: string): string => {
	const text = FILES[path];
	assert.ok(text.includes(inside.replace("¦", "")), inside);
	return text.replace(inside.replace("¦", ""), inside);
};

function places(library: Library, name: Parameters<typeof occurrencesOf>[1]): string[] {
	return occurrencesOf(library, name).map(({ path, span, definition }) => {
		const text = library.text(path) ?? "";
		return `${path}:${text.slice(0, span.start).split("\n").length}${definition ? " definition" : ""} ${text.slice(span.start, span.end)}`;
	});
}

describe("The name at a place", () => {
	for (const [title, path, mark, word, name] of [
		["where a document’s id is given", "target.md", "id: MC¦-a", "MC-a", { document: "MC-a" }],
		["at the end of an id", "target.md", "id: MC-a¦", "MC-a", { document: "MC-a" }],
		["where a risk’s id is given, in quotes", "risks.md", '"RSK¦-a-1"', "RSK-a-1", { document: "RA-a", entry: "RSK-a-1" }],
		["where a mitigation’s id is given", "risks.md", "id: MIT-¦a-1", "MIT-a-1", { document: "RA-a", entry: "MIT-a-1" }],
		["where a decision’s id is given", "log.md", "id: DEC¦-a-2", "DEC-a-2", { document: "DL-a", entry: "DEC-a-2" }],
		["of a decision that is superseded", "log.md", "supersedes: DEC¦-a-1", "DEC-a-1", { document: "DL-a", entry: "DEC-a-1" }],
		["of a decision behind #, in a code span", "log.md", "`DL-a#DEC¦-a-1`", "DEC-a-1", { document: "DL-a", entry: "DEC-a-1" }],
		["in a reference with a version", "user.md", '"MC-¦a@1.0.0"', "MC-a", { document: "MC-a" }],
		["of the entry behind #", "user.md", "RA-a#RSK¦-a-1", "RSK-a-1", { document: "RA-a", entry: "RSK-a-1" }],
		["of the document before #", "user.md", "R¦A-a#RSK-a-1", "RA-a", { document: "RA-a" }],
		["of an entry alone", "user.md", "- RSK¦-a-1", "RSK-a-1", { document: "RA-a", entry: "RSK-a-1" }],
		["in a code span", "user.md", "`MC-¦a`", "MC-a", { document: "MC-a" }],
		["in the narrative of a YAML file", "narrative.yaml", "`MC-¦a`", "MC-a", { document: "MC-a" }],
	] as const) {
		it(`is known ${title}`, () => {
			const { found, word: selected } = named(path, at(path, mark));
			assert.deepEqual(found?.name, name);
			assert.equal(selected, word);
		});
	}

	for (const [title, path, mark] of [
		["at a version", "user.md", "MC-a@1.0¦.0"],
		["at a pointer", "user.md", "{ ref: MC-a#/ti¦tle }"],
		["in plain prose", "user.md", " MC¦-a,"],
		["of a type that is not known", "user.md", "`XY-¦none`"],
		["in a title", "target.md", "title: MC¦-a"],
	] as const) {
		it(`is none ${title}`, () => assert.equal(named(path, at(path, mark)).found, undefined));
	}

	it("is known in a document that has none itself", () => {
		const library = workspace({ ...FILES, "new.md": "---\nartifact: model-card\nrelated:\n---\nSee `MC-a`.\n" });
		const offset = (library.text("new.md") ?? "").indexOf("MC-a");
		assert.deepEqual(nameAt(library, "new.md", offset)?.name, { document: "MC-a" });
	});
});

describe("All places of a name", () => {
	const library = workspace(FILES);

	it("of a document are its id, references and code spans, each once", () => {
		assert.deepEqual(places(library, { document: "MC-a" }), [
			"narrative.yaml:5 MC-a",
			"target.md:3 definition MC-a",
			"user.md:6 MC-a",
			"user.md:7 MC-a",
			"user.md:12 MC-a",
			"user.md:12 MC-a",
			"user.md:12 MC-a",
			"user.md:16 MC-a",
		]);
	});

	it("of a risk are those with its document and those without", () => {
		assert.deepEqual(places(library, { document: "RA-a", entry: "RSK-a-1" }), [
			"risks.md:5 definition RSK-a-1",
			"risks.md:10 RSK-a-1",
			"user.md:8 RSK-a-1",
			"user.md:9 RSK-a-1",
			"user.md:16 RSK-a-1",
		]);
	});

	it("of a decision are its id, and where others name it", () => {
		assert.deepEqual(places(library, { document: "DL-a", entry: "DEC-a-1" }), [
			"log.md:5 definition DEC-a-1",
			"log.md:6 DEC-a-1",
			"log.md:8 DEC-a-1",
		]);
	});

	it("begin with where it is given", () => {
		assert.equal(definitionOf(library, { document: "RA-a", entry: "MIT-a-1" })?.path, "risks.md");
		assert.equal(definitionOf(library, { document: "MC-none" }), undefined);
	});
});

describe("A new name", () => {
	const library = workspace(FILES);

	it("is written in every place, quotes and all else kept", () => {
		const edits = renameEdits(library, { document: "RA-a", entry: "RSK-a-1" }, "RSK-rent");
		assert.ok(!("refused" in edits));
		assert.deepEqual([...edits.keys()], ["risks.md", "user.md"]);
		const text = applyEdits(RISKS, edits.get("risks.md") ?? []);
		assert.equal(text, RISKS.replace('"RSK-a-1"', '"RSK-rent"').replace("`RSK-a-1`", "`RSK-rent`"));
	});

	it("of a decision follows it through the log", () => {
		const edits = renameEdits(library, { document: "DL-a", entry: "DEC-a-1" }, "DEC-rent");
		assert.ok(!("refused" in edits));
		assert.equal(applyEdits(LOG, edits.get("log.md") ?? []), LOG.replaceAll("DEC-a-1", "DEC-rent"));
	});

	for (const [name, newName, reason] of [
		["that is taken", "MC-a-b", "“MC-a-b” is the id of something else."],
		["of another kind", "DS-a", "Ids of this kind begin with “MC-”."],
		["that is none", "MC a", "An id is two to five capitals, a hyphen, and a name, such as MC-a."],
	] as const) {
		it(`is refused ${name}`, () => assert.deepEqual(renameEdits(library, { document: "MC-a" }, newName), { refused: reason }));
	}

	it("may be the old one", () => assert.ok(!("refused" in renameEdits(library, { document: "MC-a" }, "MC-a"))));
});
