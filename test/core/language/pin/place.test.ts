import assert from "node:assert/strict";
import { applyEdits, span } from "../../../../src/core/document/span.js";
import { dropPlaceAt, type PinPlace, pinPlaceAt } from "../../../../src/core/language/pin/place.js";
import { checkedIn, marked, workspace } from "../marked.js";

const card = (front: string, body = ""): string => `---\nartifact: model-card\n${front}\n---\n${body}`;

type Way = (withMark: string) => { readonly place: PinPlace | undefined; readonly text: string };

/** Where the cursor is; or what stands between two marks. */
const paste: Way = (withMark) => {
	const [before = "", inside = "", after] = withMark.split("|");
	const text = before + inside + (after ?? "");
	const { artifact } = checkedIn(workspace({ "a.md": text }), "a.md");
	return { text, place: pinPlaceAt(artifact, span(before.length, before.length + (after === undefined ? 0 : inside.length))) };
};

const drop: Way = (withMark) => {
	const { text, offset } = marked(withMark);
	return { text, place: dropPlaceAt(checkedIn(workspace({ "a.md": text }), "a.md").artifact, offset) };
};

const REFERENCES = ["git:abc#x", "file:a,b"];

/** The text afterwards, with one reference or with two. */
function result(way: Way, withMark: string, references: readonly string[]): string | undefined {
	const { place, text } = way(withMark);
	if (place && references.length > 1) assert.ok(place.many);
	return place && applyEdits(text, [{ span: place.span, newText: place.write(references) }]);
}

const CRLF = (text: string): string => text.replaceAll("\n", "\r\n");

describe("A pasted reference", () => {
	for (const [name, withMark, one] of [
		["stands behind its key", card("model:\n  ref: |"), card("model:\n  ref: git:abc#x")],
		["is set off from its key", card("model:\n  ref:|"), card("model:\n  ref: git:abc#x")],
		["stands before a comment", card("model:\n  ref: | # which"), card("model:\n  ref: git:abc#x # which")],
		["is set off from a comment", card("model:\n  ref: |# which"), card("model:\n  ref: git:abc#x # which")],
		["stands in quotes that are there", card('model:\n  ref: "|"'), card('model:\n  ref: "git:abc#x"')],
		["stands in single quotes", card("model:\n  ref: '|'"), card("model:\n  ref: 'git:abc#x'")],
		["takes the place of another", card('model:\n  ref: "git:|old"'), card('model:\n  ref: "git:abc#x"')],
		["takes the place of what is selected", card("model:\n  ref: |git:old|"), card("model:\n  ref: git:abc#x")],
		["takes the place of more than is selected", card("model:\n  ref: git:|old|"), card("model:\n  ref: git:abc#x")],
		["stands in a mapping on one line", card('model: { ref: "|" }'), card('model: { ref: "git:abc#x" }')],
		["stands in a mapping on one line, without quotes", card("model: { ref: |, name: x }"), card("model: { ref: git:abc#x, name: x }")],
		[
			"is evidence",
			card('metrics:\n  - evidence: { ref: "|", pointer: /a }'),
			card('metrics:\n  - evidence: { ref: "git:abc#x", pointer: /a }'),
		],
		["is evidence as a text", card("metrics:\n  - evidence: |"), card("metrics:\n  - evidence: git:abc#x")],
		["is a code span in prose", card("id: MC-a", "Trained on | in May."), card("id: MC-a", "Trained on `git:abc#x` in May.")],
		["is a code span on a line of its own", card("id: MC-a", "Text.\n\n|\n"), card("id: MC-a", "Text.\n\n`git:abc#x`\n")],
		["stands between ticks that are there", card("id: MC-a", "Trained on `|`."), card("id: MC-a", "Trained on `git:abc#x`.")],
		["takes the place of a word", card("id: MC-a", "Trained on |it|."), card("id: MC-a", "Trained on `git:abc#x`.")],
	] as const) {
		it(name, () => assert.equal(result(paste, withMark, REFERENCES.slice(0, 1)), one));
		it(`${name}, with CRLF`, () => assert.equal(result(paste, CRLF(withMark), REFERENCES.slice(0, 1)), CRLF(one)));
	}

	for (const [name, reference, written] of [
		["whose path holds a comma", "file:a,b", '"file:a,b"'],
		["that ends in a colon", "file:a:", '"file:a:"'],
		["whose path holds a quote", 'file:a"b', '"file:a\\"b"'],
	] as const) {
		it(`${name} is put in quotes`, () =>
			assert.equal(result(paste, card("model:\n  ref: |"), [reference]), card(`model:\n  ref: ${written}`)));
	}

	it("whose path holds a tick is escaped in prose", () => {
		assert.equal(result(paste, card("id: MC-a", "|"), ["file:a`b"]), card("id: MC-a", "`file:a%60b`"));
	});
});

describe("Several pasted references", () => {
	for (const [name, withMark, both] of [
		["are items of a list on one line", system("policies: [|]"), system('policies: [git:abc#x, "file:a,b"]')],
		["follow each other in it", system("policies: [old|]"), system('policies: [git:abc#x, "file:a,b"]')],
		["are items of a list", system("policies:\n  - |"), system('policies:\n  - git:abc#x\n  - "file:a,b"')],
		["take the place of an item", system('policies:\n  - "old|"\n  - x'), system('policies:\n  - "git:abc#x"\n  - "file:a,b"\n  - x')],
		["are items of a list without indentation", system("policies:\n- |"), system('policies:\n- git:abc#x\n- "file:a,b"')],
		["begin a list", system("policies: |"), system('policies: \n  - git:abc#x\n  - "file:a,b"')],
		["begin a list behind a comment", system("policies: | # all"), system('policies:  # all\n  - git:abc#x\n  - "file:a,b"')],
		["are code spans in prose", card("id: MC-a", "|"), card("id: MC-a", "`git:abc#x`, `file:a,b`")],
	] as const) {
		it(name, () => assert.equal(result(paste, withMark, REFERENCES), both));
		it(`${name}, with CRLF`, () => assert.equal(result(paste, CRLF(withMark), REFERENCES), CRLF(both)));
	}
});

function system(front: string): string {
	return `---\nartifact: system-card\n${front}\n---\n`;
}

describe("Nothing is pasted otherwise than usual", () => {
	for (const [name, withMark] of [
		["where no reference may stand", card("title: |")],
		["in a text", card("title: some|thing")],
		["where a key begins", card("model:\n  |")],
		["in a key", card("model:\n  r|ef: x")],
		["behind a key whose value stands below", card("model:|\n  ref: x")],
		["behind the key of a list", system("policies: |\n  - x")],
		["before a value", card("model:\n  ref: |  git:old")],
		["in a comment", card("model:\n  ref: x # se|e")],
		["over two references", card("model:\n  ref: |x\n  card: y|")],
		["in a code block", card("id: MC-a", "```\n|\n```\n")],
		["in a code span", card("id: MC-a", "See `git:|abc`.")],
		["as the address of a link", card("id: MC-a", "See [it](|).")],
		["in HTML", card("id: MC-a", "<div>\n|\n</div>\n")],
		["behind a list", system("policies: []|")],
		["in the fence", "---|\nartifact: model-card\n---\n"],
		["in the kind of the document", "---\nartifact: |model-card\n---\n"],
	] as const) {
		it(name, () => assert.equal(paste(withMark).place, undefined));
	}
});

describe("What is dropped", () => {
	for (const [name, withMark, one] of [
		["stands where it is dropped", card("model:\n  ref: |"), card("model:\n  ref: git:abc#x")],
		["stands behind the key it is dropped on", card("model:\n  r|ef:"), card("model:\n  ref: git:abc#x")],
		["takes the value's place when dropped on its key", card("model:\n  r|ef: old"), card("model:\n  ref: git:abc#x")],
		["takes the value's place when dropped behind it", card('model:\n  ref: ""  # which|'), card('model:\n  ref: "git:abc#x"  # which')],
		["takes the place of the line's only reference", card('model: { name: x, ref: "" }|'), card('model: { name: x, ref: "git:abc#x" }')],
		["stands in prose", card("id: MC-a", "Trained on |"), card("id: MC-a", "Trained on `git:abc#x`")],
	] as const) {
		it(name, () => assert.equal(result(drop, withMark, REFERENCES.slice(0, 1)), one));
	}

	for (const [name, withMark] of [
		["on a line without reference", card("title: x|")],
		["between two", card('datasets:\n  - |{ ref: "", sheet: "" }')],
	] as const) {
		it(`${name} is left to others`, () => assert.equal(drop(withMark).place, undefined));
	}
});

describe("Where a document is named", () => {
	it("only documents may stand, and none in prose", () => {
		assert.equal(paste(card("datasets:\n  - sheet: |")).place?.takes, "document");
		assert.equal(paste(card("datasets:\n  - ref: |")).place?.takes, "reference");
		assert.equal(paste(card("id: MC-a", "|")).place?.takes, "content");
	});
});
