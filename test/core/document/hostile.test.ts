import assert from "node:assert/strict";
import { type Checked, checkText } from "../../../src/core/check.js";
import { type PolicyFile, policyFor, readPolicy } from "../../../src/core/policy/policy.js";
import type { Problem } from "../../../src/core/problem.js";

const HUB: PolicyFile = readPolicy("rai-docs.yaml", "associations:\n  hub.md: huggingface-model-card\n");

const check = (path: string, text: string): Checked | undefined =>
	checkText(path, text, { today: "2026-11-22", policy: policyFor([HUB], path), others: () => [] });

const front = (yaml: string, body = "# A\n"): string => `---\nartifact: model-card\n${yaml}\n---\n${body}`;

const risks = (yaml: string): string => `---\nartifact: risk-assessment\nstatus: in-review\nrisks:\n${yaml}---\n`;

/** `rule line:character`, both zero-based; `-` for the document as a whole. */
const told = (problems: readonly Problem[]): string[] =>
	problems.map(({ rule, range }) => `${rule} ${range ? `${range.start.line}:${range.start.character}` : "-"}`);

function rangesInside({ artifact, problems }: Checked): void {
	const { lines } = artifact.document;
	for (const { range, rule } of problems) {
		if (!range) continue;
		const [start, end] = [range.start, range.end].map(({ line, character }) => lines.start(line) + character) as [number, number];
		assert.ok(start <= end && end <= artifact.document.text.length && range.end.line < lines.count, `${rule} at ${start} to ${end}`);
	}
}

const many = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join("");

/** Some 100 KB each: more than any person writes, and nothing that may hold an editor up for seconds. */
const HOSTILE: Readonly<Record<string, string>> = {
	"one long line": front(`title: ${"a".repeat(1_000_000)}`, "a".repeat(1_000_000)),
	"open brackets": front(`x: ${"[".repeat(10_000)}`),
	"open braces": front(`x: ${"{".repeat(10_000)}`),
	"closed brackets": front(`x: ${"[".repeat(10_000)}${"]".repeat(10_000)}`),
	"lists in lists": front(`x: ${"- ".repeat(50_000)}`),
	"deep indentation": front(many(400, (i) => `${" ".repeat(i)}a:\n`)),
	"an alias bomb": front(`a0: &a0 [x, x, x, x, x, x, x, x, x]\n${many(30, (i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]\n`)}`),
	"many aliases": front(`a: &a x\nb: [${"*a, ".repeat(25_000)}]`),
	"an alias to itself": front("limitations: &a [b, *a]"),
	"ten thousand keys": front(many(10_000, (i) => `k${i}: 1\n`)),
	"the same key again": front("k: 1\n".repeat(20_000)),
	"many answers of the wrong type": front(`metrics:\n${"  - { name: a, value: x }\n".repeat(4_000)}`),
	"many answers that are missing": front(`status: in-review\nmetrics:\n${"  - { name: a }\n".repeat(4_000)}`),
	"many dates": front(`approvals:\n${"  - { date: 2099-01-01 }\n".repeat(4_000)}`),
	"many risks": risks("  - { id: R-1, mitigations: [{ id: M-1 }, { id: M-2 }] }\n".repeat(1_500)),
	"many unfilled templates": front(
		many(4_000, (i) => `k${i}: "{{ a }}"\n`),
		"{{ a }}\n\n".repeat(4_000),
	),
	"many placeholders": front("", "TODO\n\n".repeat(15_000)),
	"a placeholder in every section": front("", "# TODO\n\nTODO\n".repeat(5_000)),
	"many headings": front("", "# a\n".repeat(8_000)),
	"many headings, one below the other": front("", "## a\n### b\n".repeat(4_000)),
	"open comments": front("", `## Summary\n\na ${"<!-- ".repeat(40_000)}`),
	"open code spans": front(
		"",
		many(400, (i) => `${"`".repeat(i + 1)}a`),
	),
	"open template marks": front("", `${"{{ ".repeat(15_000)}${"{% ".repeat(15_000)}`),
	"open prompts": front("", `${"[insert ".repeat(6_000)}${"<insert ".repeat(6_000)}`),
	"open links": front("", "[a](".repeat(25_000)),
	emphasis: front("", "*a _b ".repeat(16_000)),
	"quotes in quotes": front("", "> ".repeat(50_000)),
	"lists in lists in prose": front("", "- ".repeat(50_000)),
	"a wide table": front("", `${"|a".repeat(25_000)}|\n${"|-".repeat(25_000)}|\n`),
	"white space": front(`title: ${" ".repeat(50_000)}x`, `${" ".repeat(50_000)}x\n${"\t".repeat(50_000)}\n`),
	"blank lines": front("\n".repeat(50_000), "\n".repeat(50_000)),
	"comments in the front matter": front(`a: b ${"# ".repeat(25_000)}\n${"#\n".repeat(25_000)}`),
	commas: front(`x: [${",".repeat(50_000)}]`),
	"question marks": front(`x: [${"? ".repeat(25_000)}]`),
	colons: front(": ".repeat(25_000)),
	escapes: front(`x: "${'\\u0041\\"'.repeat(12_000)}"`),
	"a quote that swallows the rest": front(`x: "${"a: b\n".repeat(20_000)}`),
	fences: "---\n".repeat(25_000),
	"keys between fences": `artifact: model-card\n${"---\na: b\n--\n".repeat(6_000)}`,
	"no fence": `${"a: b\n".repeat(20_000)}artifact: model-card\n`,
	"a long key": front(`${"k".repeat(100_000)}: 1\nowner:\n  ${"k".repeat(100_000)}: 1`),
	"a long wrong word": front(`status: ${"d".repeat(100_000)}\nclassification: ${"d".repeat(100_000)}`),
	"a long reference": front(`model: { ref: "git:${"a#/../@".repeat(15_000)}" }`),
	"a long pointer": front(`not_applicable: [{ field: "${"/a~0".repeat(25_000)}", reason: x }]`),
	"a long address": front(`owner: { name: x, email: "${"a.".repeat(50_000)}@" }`),
	"a long date": front(`created: ${"2026-".repeat(20_000)}`),
	"a long version": front(`version: "${"1.".repeat(50_000)}"`),
};

describe("Hostile text is checked in time, and every range lies inside it", function () {
	this.timeout(20_000);

	for (const [name, text] of Object.entries(HOSTILE)) {
		it(name, () => {
			const checked = check("a.md", text);
			if (checked) rangesInside(checked);
		});
	}

	it("front matter of a million characters", () => {
		const rows = many(40_000, (i) => `- config-${i}-of-many\n`);
		const checked = check("hub.md", `---\nlicense: mit\ntags:\n${rows}---\n# A\n`);
		assert.deepEqual(told(checked?.problems ?? []), []);
	});
});

describe("Strange text is read for what it is", () => {
	for (const [name, text] of [
		["keys of every object", "__proto__: { a: 1 }\nconstructor: { prototype: { a: 1 } }\nhasOwnProperty: 1\ntoString: x\nvalueOf: 3\n"],
		["such keys deeper", "owner: { __proto__: x, constructor: y }\nmetrics: [{ __proto__: 1 }]\nmodel: { toString: 1 }\n"],
		["such values", "tier: constructor\nstatus: __proto__\nid: __proto__\nversion: toString\nsystem: valueOf\n"],
		["tags that would run", "title: !!js/function 'function () {}'\nsystem: !!python/object/apply:os.system [ls]\n"],
		["lone surrogates", "title: \ud800x\nlimitations: ['\udc00']\n"],
		["separators of other standards", "title: a\u2028b\u0085c\fd\vx\n"],
		["controls", "title: \u0001\u001b[31m\n"],
		["tabs", "title:\tx\nowner:\n\tname: y\n"],
	] as const) {
		it(name, () => {
			for (const [path, whole] of [
				["a.md", front(text)],
				["a.yaml", `artifact: model-card\n${text}`],
			] as const) {
				const checked = check(path, whole);
				assert.ok(checked);
				rangesInside(checked);
			}
			assert.equal(({} as Record<string, unknown>)["a"], undefined, "no prototype has changed");
		});
	}

	for (const [name, path, text] of [
		["nothing", "a.md", ""],
		["a fence", "a.md", "---"],
		["two fences", "a.md", "---\n---"],
		["front matter that is never closed", "a.md", "---\nartifact: model-card"],
		["front matter in a programming language", "a.md", "---js\n{ artifact: 'model-card', run: process.exit(9) }\n---\n"],
		["front matter as JSON", "a.md", '---json\n{ "artifact": "model-card" }\n---\n'],
		["a key without value", "a.yaml", "artifact:"],
		["a document of another type", "a.yaml", "- artifact: model-card"],
		["JSON", "a.yaml", '{ "artifact": "model-card" }'],
		["carriage returns", "a.md", "---\rartifact: model-card\rtitle: x\r---\r# A\r"],
		["two byte order marks", "a.md", "\uFEFF\uFEFF---\nartifact: model-card\n---\n"],
		["YAML with an error and nothing else", "a.yaml", `artifact: model-card\nx: [${"a, ".repeat(100_000)}`],
		["YAML nested too deeply", "a.yaml", `artifact: model-card\n${many(1000, (i) => `${" ".repeat(i)}a:\n`)}`],
	] as const) {
		it(name, () => {
			const checked = check(path, text);
			if (checked) rangesInside(checked);
		});
	}

	it("a NUL is one clear problem", () =>
		assert.deepEqual(told(check("a.md", front("title: a\0b"))?.problems ?? []), ["file/unreadable 0:0"]));

	it("nesting that is too deep is said to be so", () => {
		const problems = check("a.yaml", `artifact: model-card\nx: ${"[".repeat(300)}${"]".repeat(300)}\n`)?.problems ?? [];
		const [first] = problems.filter(({ rule }) => rule === "yaml/syntax");
		assert.match(first?.message ?? "", /nested too deeply/);
	});

	it("carriage returns are line ends", () => {
		const checked = check("a.md", "---\rartifact: model-card\rstatus: nope\r---\r# A\r");
		assert.ok(told(checked?.problems ?? []).includes("schema/value 2:8"));
	});
});

describe("One mistake is one problem, where it is", () => {
	for (const [name, path, text, expected] of [
		["a second document", "a.yaml", "artifact: model-card\n---\nb: 1\n", ["yaml/multiple-documents 2:0", "draft/unanswered -"]],
		[
			"a second document that is empty",
			"a.yaml",
			"artifact: model-card\n---\n---\nb: 1\n",
			["yaml/multiple-documents 1:0", "draft/unanswered -"],
		],
		["a kind whose quote is never closed", "a.yaml", "artifact: 'model-card\nid: MC-a\n", ["yaml/syntax 0:10"]],
		["a kind with a second colon", "a.yaml", "artifact: model-card: x\n", ["yaml/syntax 0:10"]],
		["a bracket behind the kind", "a.yaml", "artifact: model-card\nx: [\n", ["yaml/syntax 1:3"]],
	] as const) {
		it(name, () => assert.deepEqual(told(check(path, text)?.problems ?? []), expected));
	}

	for (const [path, text] of [
		["a.yaml", "artifact: model-car\nschema: 1\nstatus: nope\n"],
		["a.yaml", "artifact: model-card\nschema: 1\n"],
		["a.md", front("status: nope\ntier: 9")],
		["a.yaml", "artifact: model-card\nx: [\n"],
		["a.md", "artifact: model-card\ntitle: x\n\n# A\n"],
		["a.md", "\n---\nartifact: model-card\n---\n"],
	] as const) {
		it(`a byte order mark before ${JSON.stringify(text)} changes nothing`, () => {
			assert.deepEqual(told(check(path, `\uFEFF${text}`)?.problems ?? []), told(check(path, text)?.problems ?? []));
		});
	}
});
