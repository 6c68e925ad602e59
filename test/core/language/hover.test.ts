import assert from "node:assert/strict";
import { hoverAt } from "../../../src/core/language/hover.js";
import { baseText } from "../../cases/case.js";
import { RAI_TEMPLATES, POLICY as TEMPLATE_POLICY, TEMPLATES } from "../kinds/templates.js";
import { checkedIn, marked, workspace } from "./marked.js";

const POLICY = "associations:\n  README.md: huggingface-model-card\n";

interface Shown {
	readonly text: string;
	/** What it is shown for. */
	readonly of: string;
}

function hover(withMark: string, path = "a.md"): Shown | undefined {
	const { text, offset } = marked(withMark, "¦");
	const { artifact } = checkedIn(workspace({ "rai-docs.yaml": POLICY, [path]: text }), path);
	const found = hoverAt(artifact, offset);
	return found && { text: found.text, of: text.slice(found.span.start, found.span.end) };
}

const card = (front: string, body = ""): string => `---\nartifact: model-card\n${front}\n---\n${body}`;

describe("A hover says what is asked", () => {
	for (const [name, text, of, title] of [
		["at a key", card("ti¦tle: Parking"), "title", "Title"],
		["at a key's first letter", card("¦title: Parking"), "title", "Title"],
		["behind a key's last letter", card("title¦: Parking"), "title", "Title"],
		["at its value", card("title: Par¦king"), "Parking", "Title"],
		["at a value in quotes", card('title: "Par¦king"'), '"Parking"', "Title"],
		["at a key without a value", card("ti¦tle:"), "title", "Title"],
		["at a nested key", card("model:\n  re¦f: x"), "ref", "Model reference"],
		["at a key in braces", card("model: { re¦f: x }"), "ref", "Model reference"],
		["at a key of a list item", card("metrics:\n  - name: x\n    val¦ue: 1"), "value", "Value"],
		["at an item of a list of texts", card("limitations:\n  - o¦ne\n  - two"), "- one\n  - two", "Limitations"],
		["at a mapping's key", card("mo¦del:\n  ref: x"), "model", "Model"],
		["at an alias", card("data: &a x\nunmeasured: *¦a"), "*a", "Why unmeasured"],
		["at a key in quotes", card('"ti¦tle": Parking'), '"title"', "Title"],
		["before what is broken", card("ti¦tle: Parking\ntier: ["), "title", "Title"],
		["behind what is broken", card('title: "Parking"x\nti¦er: 3'), "tier", "Tier"],
		["at a section", card("tier: 3", "# A\n\n## Sum¦mary\n\nIt is.\n"), "Summary", "Summary"],
		["at a section by another name", card("tier: 3", "## Over¦view\n"), "Overview", "Summary"],
		["at an underlined section", card("tier: 3", "Sum¦mary\n-------\n"), "Summary", "Summary"],
	] as const) {
		for (const eol of ["\n", "\r\n"]) {
			it(`${name}${eol === "\n" ? "" : ", with CRLF"}`, () => {
				const found = hover(text.replaceAll("\n", eol));
				assert.equal(found?.of.replaceAll(eol, "\n"), of);
				assert.ok(found?.text.startsWith(`**${title}`), found?.text);
			});
		}
	}

	it("of a Hub card, by association", () => assert.match(hover("---\nlic¦ense: mit\n---\n", "README.md")?.text ?? "", /^\*\*Licence\*\*/));

	it("of a policy", () => assert.match(hover("associations:\n  a.md: model-card\nexcl¦ude: []\n", "rai-docs.yaml")?.text ?? "", /Globs/));

	it("with why it matters, who reads it, a weak and a strong answer", () => {
		const text = hover(card("limita¦tions: []"))?.text ?? "";
		for (const part of ["**Limitations**", "*Where does it work badly", "**Why** ", "**Who reads it** ", "**Weak** ", "**Strong** "])
			assert.ok(text.includes(part), part);
	});

	it("with why it matters, of a section", () =>
		assert.match(hover(card("tier: 3", "## Summ¦ary\n"))?.text ?? "", /\*\*Why\*\*.*\*\*Strong\*\*/s));

	it("with why it matters, of a section in YAML", () => {
		const found = hover('artifact: model-card\nsections:\n  summ¦ary: ""\n', "a.yaml");
		assert.equal(found?.of, "summary");
		assert.match(found?.text ?? "", /^\*\*Summary\*\*.*\*\*Why\*\*.*\*\*Strong\*\*/s);
	});

	it("with the values that may stand there", () => assert.match(hover(card("sta¦tus: draft"))?.text ?? "", /One of `draft`, `in-review`/));
});

describe("A hover says nothing", () => {
	for (const [name, text] of [
		["in a comment", card("title: x # com¦ment")],
		["on a blank line", card("title: x\n¦\ntier: 3")],
		["between key and value", card("title: ¦   x")],
		["in prose", card("tier: 3", "## Summary\n\nIt ¦is.\n")],
		["at a heading that is nobody's", card("tier: 3", "## Th¦anks\n")],
		["at a fence", "--¦-\nartifact: model-card\n---\n"],
		["at a key that is none", card("colo¦ur: red")],
		["at a key that every object has", card("const¦ructor: red")],
		["in a heading in code", card("tier: 3", "```\n## Sum¦mary\n```\n")],
	] as const) {
		it(name, () => assert.equal(hover(text), undefined));
	}
});

describe("Every place of every document", () => {
	const documents = [
		...TEMPLATES.map(({ name, path, text }) => [name, path, text] as const),
		...["design-example.md", "system-card-tier-1.md", "risk-assessment-tier-1.md", "dataset-sheet-tier-1.md"].map(
			(file) => [file, "a.md", baseText(file)] as const,
		),
	];

	for (const [name, path, text] of documents) {
		it(`has a hover that holds the place, and none of the document's words: ${name}`, () => {
			const secret = text.replaceAll("arking", "ARKING\u2063");
			const { artifact } = checkedIn(workspace({ "rai-docs.yaml": TEMPLATE_POLICY, [path]: secret }), path);
			for (let offset = 0; offset <= secret.length; offset += 3) {
				const found = hoverAt(artifact, offset);
				if (!found) continue;
				assert.ok(found.span.start <= offset && offset <= found.span.end, `at ${offset}`);
				assert.ok(!found.text.includes("\u2063"), found.text);
			}
		});
	}

	for (const { name, path, text, kind } of RAI_TEMPLATES) {
		it(`is explained at every key: ${name}`, () => {
			const { artifact } = checkedIn(workspace({ [path]: text }), path);
			const silent = (artifact.front?.entries ?? []).filter(({ key }) => !hoverAt(artifact, key.span.start + 1));
			assert.deepEqual(
				silent.map(({ key }) => key.text),
				[],
				kind.id,
			);
		});
	}
});
