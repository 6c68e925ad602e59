import assert from "node:assert/strict";
import { foldsOf, type Symbol as Outlined, symbolsOf } from "../../../src/core/language/symbols.js";
import { baseText } from "../../cases/case.js";
import { POLICY, RAI_TEMPLATES } from "../kinds/templates.js";
import { checkedIn, workspace } from "./marked.js";

const artifactOf = (text: string, path = "a.yaml") => checkedIn(workspace({ "rai-docs.yaml": POLICY, [path]: text }), path).artifact;

/** `name (detail)`, indented by depth. */
const outline = (symbols: readonly Outlined[], depth = 0): string[] =>
	symbols.flatMap(({ name, detail, children }) => [
		`${"  ".repeat(depth)}${name}${detail === "" ? "" : ` (${detail})`}`,
		...outline(children, depth + 1),
	]);

describe("The outline", () => {
	for (const [name, yaml, expected] of [
		["shows keys with their values", "title: A\ntier: 3\n", ["title (A)", "tier (3)"]],
		["shows what is below them", "model:\n  name: x\n  ref: y\n", ["model", "  name (x)", "  ref (y)"]],
		["shows how long a list is", "limitations:\n  - one\n  - two\n", ["limitations (2)", "  one (one)", "  two (two)"]],
		["shows an empty list", "limitations: []\n", ["limitations (0)"]],
		["shows an empty value", "title:\ntier: 3\n", ["title", "tier (3)"]],
		[
			"calls a list's items by their id",
			"risks:\n  - statement: s\n    id: RSK-a\n",
			["risks (1)", "  RSK-a", "    statement (s)", "    id (RSK-a)"],
		],
		[
			"calls them by their name",
			"metrics:\n  - { value: 1, name: auroc }\n",
			["metrics (1)", "  auroc", "    value (1)", "    name (auroc)"],
		],
		[
			"calls them by their place, where nothing names them",
			"metrics:\n  - value: 1\n  -\n",
			["metrics (2)", "  [0]", "    value (1)", "  [1]"],
		],
		["does not care for braces", "model: { name: x }\n", ["model", "  name (x)"]],
		["shows what an alias stands for", "title: &a A\ndata: *a\n", ["title (A)", "data (A)"]],
		["shows an alias that stands for nothing", "data: *a\n", ["data"]],
		["cuts long values", `data: ${"x".repeat(200)}\n`, [`data (${"x".repeat(80)})`]],
		["shows a key that stands twice", "title: A\ntitle: B\n", ["title (A)", "title (B)"]],
	] as const) {
		it(name, () => assert.deepEqual(outline(symbolsOf(artifactOf(`artifact: model-card\n${yaml}`))).slice(1), expected));

		it(`${name}, in front matter with CRLF`, () => {
			const text = `---\nartifact: model-card\n${yaml}---\n# A\n`.replaceAll("\n", "\r\n");
			assert.deepEqual(outline(symbolsOf(artifactOf(text, "a.md"))).slice(1), expected);
		});
	}

	it("is empty where there is no front matter", () => assert.deepEqual(symbolsOf(artifactOf("# A\n", "huggingface-model-card.md")), []));

	it("is empty where the front matter is no mapping", () =>
		assert.deepEqual(symbolsOf(artifactOf("---\n- a\n---\n", "huggingface-model-card.md")), []));

	it("says what kind of thing each is", () => {
		const kinds = symbolsOf(artifactOf("artifact: model-card\nmodel: { name: x }\nmetrics: []\n")).map(({ kind }) => kind);
		assert.deepEqual(kinds, ["value", "mapping", "list"]);
	});

	it("selects a key, and the name of a list item", () => {
		const text = "artifact: model-card\nmetrics:\n  - value: 1\n    name: auroc\n";
		const metrics = symbolsOf(artifactOf(text))[1];
		const shown = [metrics, metrics?.children[0]].map((s) => text.slice(s?.nameSpan.start, s?.nameSpan.end));
		assert.deepEqual(shown, ["metrics", "auroc"]);
	});
});

/** An editor refuses a whole outline in which one of these does not hold. */
function assertNested(symbols: readonly Outlined[], from: number, to: number): void {
	for (const { name, span, nameSpan, children } of symbols) {
		assert.notEqual(name, "");
		assert.ok(from <= span.start && span.start <= span.end && span.end <= to, `“${name}” reaches out of its parent`);
		assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end, `the name of “${name}” lies outside of it`);
		assertNested(children, span.start, span.end);
	}
}

const BROKEN = [
	"a: [1, 2\nb: 3\n",
	'a: "x\nb: 3\nc:\n  d: 1\n',
	"a:\n  b: 1\n c: 2\nd: 3\n",
	"a: { b: 1\nc: 2\n",
	"a: 1: 2\nb: 3\n",
	"a:\n\tb: 1\nc: 2\n",
	"a\nb: 1\n",
	"? a\n: b\nc\n",
	"- a: 1\n  b\n- c\n",
	"a: *x\nb: *y\n",
	"a: &x { name: n }\nb: [*x, *x]\n",
	"a: &x\n  - name: n\n    id: i\nb:\n  - *x\n  - { name: *x }\n",
	"a: &x { id: RSK-a, b: 1 }\nrisks:\n  - *x\n",
	"{ a: 1, b }\n",
	"{ a: , : b, [c]: d }\n",
	"a: |\n  text\nb: >-\n\n",
	"a: !!map\nb: !x { c: 1 }\n",
	"a:\n  - b: 1\n   c: 2\n",
	"a: 'b' c\nd: 'e\n",
	"---\na: 1\n---\nb: 2\n",
	": a\n: b\n",
	"<<: { a: 1 }\n__proto__: { constructor: 1 }\n",
];

describe("The outline of text with mistakes", () => {
	for (const text of BROKEN) {
		it(`keeps children inside their parents: ${JSON.stringify(text)}`, () => {
			for (const [path, whole] of [
				["a.yaml", `artifact: model-card\n${text}`],
				["a.yaml", `artifact: model-card\r\n${text.replaceAll("\n", "\r\n")}`],
				["huggingface-model-card.md", `---\n${text}---\n# A\n`],
			] as const) {
				const artifact = artifactOf(whole, path);
				assertNested(symbolsOf(artifact), 0, whole.length);
				for (const { start, end } of foldsOf(artifact)) assert.ok(0 <= start && start <= end && end <= whole.length);
			}
		});
	}
});

describe("The outline of whole documents", () => {
	const documents = [
		...RAI_TEMPLATES.filter(({ tier }) => tier === 1).map(({ name, path, text }) => [name, path, text] as const),
		...["design-example.md", "risk-assessment-tier-1.md"].map((file) => [file, "a.md", baseText(file)] as const),
	];
	for (const [name, path, text] of documents) {
		it(`keeps children inside their parents, to the end of every prefix: ${name}`, () => {
			for (let end = 0; end <= text.length; end += 307) {
				const cut = text.slice(0, end);
				const checked = workspace({ "rai-docs.yaml": POLICY, [path]: cut }).check(path);
				if (checked) assertNested(symbolsOf(checked.artifact), 0, cut.length);
			}
		});
	}
});

/** The first and last line of each, one-based. */
function folds(text: string, path = "a.yaml"): string[] {
	const artifact = artifactOf(text, path);
	const { lines } = artifact.document;
	const all = foldsOf(artifact).map(({ start, end }) => [lines.lineAt(start) + 1, lines.lineAt(end) + 1] as const);
	return all.filter(([from, to]) => from < to).map(([from, to]) => `${from}-${to}`);
}

describe("What folds", () => {
	for (const [name, text, expected] of [
		["a mapping, from its key", "artifact: model-card\nmodel:\n  name: x\n  ref: y\n", ["2-4"]],
		["a list, and its items", "artifact: model-card\nmetrics:\n  - name: x\n    value: 1\n  - name: y\n", ["2-5", "3-4"]],
		["a text of several lines", "artifact: model-card\ndata: |\n  one\n  two\ntier: 3\n", ["2-4"]],
		["braces over several lines", "artifact: model-card\nmodel: {\n  name: x\n}\n", ["2-4"]],
		["nothing on one line", "artifact: model-card\nmodel: { name: x }\ntier: 3\n", []],
		["a mapping in a mapping", "artifact: model-card\na:\n  b:\n    c: 1\n  d: 2\n", ["2-5", "3-4"]],
	] as const) {
		it(name, () => assert.deepEqual(folds(text), expected));
		it(`${name}, with CRLF`, () => assert.deepEqual(folds(text.replaceAll("\n", "\r\n")), expected));
	}

	it("the front matter as a whole", () => assert.deepEqual(folds("---\nartifact: model-card\ntier: 3\n---\n# A\n", "a.md"), ["1-4"]));

	it("nothing where a value has only been set", () => assert.deepEqual(folds("artifact: model-card\nmodel:\n\n\ntier: 3\n"), []));
});
