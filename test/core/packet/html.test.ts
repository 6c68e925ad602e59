import assert from "node:assert/strict";
import { intervalText } from "../../../src/core/packet/html/measures.js";
import { packetFragment } from "../../../src/core/packet/html/packet.js";
import { abridged } from "../../../src/core/packet/html/parts.js";
import { proseWriter } from "../../../src/core/packet/html/prose.js";
import { standalonePage } from "../../../src/core/packet/html/standalone.js";
import { MANIFEST, modelOf, PARKING, replaced } from "./packets.js";

const htmlOf = (...change: Parameters<typeof modelOf>): string => packetFragment(modelOf(...change)).html;

const prose = (text: string): string =>
	proseWriter()(text, { id: "p", path: "a.md", line: 10, leave: ({ title }) => title === "Shown" }).html;

/** Ids of the parts, in order. */
const parts = (html: string): string[] => [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id = ""]) => id);

describe("An interval", () => {
	for (const [lower, upper, expected] of [
		[0.8, 0.824, "0.800–0.824"],
		[1, 2, "1–2"],
		[-0.25, 0, "-0.25–0.00"],
		[1e-9, 0.5, "1e-9–0.5"],
	] as const)
		it(`has both ends with the same places: ${expected}`, () => assert.equal(intervalText({ lower, upper }), expected));
});

describe("A packet's HTML", () => {
	it("has page one in the order in which a board asks, then what is behind it, then the documents", () => {
		assert.deepEqual(parts(htmlOf()), [
			...["summary", "question", "harm", "residual", "numbers", "prior", "untested", "controls", "expires"],
			...["figures", "changes", "risks", "measures", "mitigations", "decisions", "trace", "approvals"],
			...["document-1", "document-2", "document-3"],
		]);
	});

	it("lists every part in the contents, and marks what needs attention", () => {
		const html = htmlOf();
		for (const id of parts(html)) assert.match(html, new RegExp(`<a href="#${id}">`));
		const marked = (html.match(/class="mark"/g) ?? []).length;
		assert.equal(marked, (html.match(/class="part attention"/g) ?? []).length);
		assert.match(html, new RegExp(`${marked} parts? needs? attention`));
	});

	it("gives every id once", () => {
		const ids = [...htmlOf().matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		assert.deepEqual(
			ids.filter((id, i) => ids.indexOf(id) !== i),
			[],
		);
	});

	it("leads from a cell of the risk matrix to its risk, and every link within leads somewhere", () => {
		const html = htmlOf();
		assert.match(html, /href="#risk-RSK-helpdesk-1"/);
		for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(html.includes(` id="${id}"`), id);
	});

	it("says on its face that it is not in order", () => {
		assert.doesNotMatch(htmlOf(), /class="face"/);
		assert.match(
			htmlOf({ "packet.md": replaced("Launch in both garages\n  by", "Launch in all garages\n  by") }),
			/<a href="#figure-problems-error">\d+ errors?<\/a>/,
		);
	});

	it("says where its words stand", () => {
		const line = (PARKING["packet.md"] ?? "").split("\n").findIndex((text) => text.startsWith("question:"));
		assert.ok(htmlOf().includes(`data-source="packet.md#${line}"`));
	});

	it("abridges the commits and digests of what it names, which the document tells in full", () => {
		const told = (text: string) => abridged({ text, at: { path: "a.md", line: 0 } }).text;
		assert.equal(told(`git:${"3f2a8c01".repeat(5)}#watch.yaml`), "git:3f2a8c0#watch.yaml");
		assert.equal(told(`file:a.pdf@sha256:${"9b1c5d4e".repeat(8)}`), "file:a.pdf@sha256:9b1c5d4");
		assert.equal(told("alert 1234567 of the feed"), "alert 1234567 of the feed");
	});

	it("names each group in a chart", () => {
		for (const [chart = ""] of htmlOf().matchAll(/<svg class="chart"[\s\S]*?<\/svg>/g)) {
			const rows = chart.match(/<circle/g)?.length;
			assert.equal(chart.match(/<text x="0"/g)?.length, rows);
		}
		assert.match(htmlOf(), /<svg class="chart"/);
	});

	it("needs no style attribute and no script", () => {
		assert.doesNotMatch(htmlOf(), /\sstyle=|<script|\son\w+=/);
	});
});

describe("Prose in a packet", () => {
	for (const [name, text, expected] of [
		["a heading", "## Use", '<h3 data-source="a.md#10" id="p-1">Use</h3>'],
		["no title that is shown above", "# Shown\n\na", '<p data-source="a.md#12">a</p>'],
		["the highest heading that there is as the third", "###### Use", '<h3 data-source="a.md#10" id="p-1">Use</h3>'],
		[
			"those below it as deep below it",
			"# Use\n### Limits\n###### Note",
			'<h3 data-source="a.md#10" id="p-1">Use</h3>\n<h5 data-source="a.md#11" id="p-2">Limits</h5>\n<h6 data-source="a.md#12" id="p-3">Note</h6>',
		],
		[
			"a page",
			"[it](https://example.com/a?b=1&c)",
			'<p data-source="a.md#10"><a href="https://example.com/a?b=1&amp;c" rel="noopener noreferrer">it</a></p>',
		],
		["a picture", "![A plot](https://example.com/a.png)", '<p data-source="a.md#10"><span class="picture">[A plot]</span></p>'],
		["the words of HTML", "<b onclick=x>a</b>", '<p data-source="a.md#10">a</p>'],
		["a line break", "a<br/>b", '<p data-source="a.md#10">a<br>b</p>'],
		["what only looks like HTML", "run <your-token> <a and b>", '<p data-source="a.md#10">run &lt;your-token&gt; &lt;a and b&gt;</p>'],
		["a picture in HTML", 'a <img src=x onerror="alert(1)" alt="A plot">', '<p data-source="a.md#10">a [A plot]</p>'],
		["a script as text", "<script>\nx\n</script>", '<pre data-source="a.md#10">&lt;script&gt;\nx\n&lt;/script&gt;</pre>'],
		["a style as text", "<style>p{}</style>", '<pre data-source="a.md#10">&lt;style&gt;p{}&lt;/style&gt;</pre>'],
		[
			"the lines of a block of HTML",
			"<div align=center>\n<p>a &amp; b</p> <p>c\nd</p></div>",
			'<p class="markup" data-source="a.md#10">a &amp; b\nc d</p>',
		],
		[
			"the cells of a table in HTML",
			"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
			'<p class="markup" data-source="a.md#10">a · b\nc</p>',
		],
		["no block without words", '<div align="center">\n<!-- x -->\n</div>', ""],
		["entities that would be tags as text", "<p>&lt;script&gt;</p>", '<p class="markup" data-source="a.md#10">&lt;script&gt;</p>'],
		["tags in pieces as text", "<p><scr<b>ipt>x</p>", '<p class="markup" data-source="a.md#10">&lt;script&gt;x</p>'],
		["a comment", "a <!-- b --> c", '<p data-source="a.md#10">a  c</p>'],
		["a comment over lines", "<!--\nb\n-->\n\nc", '<p data-source="a.md#14">c</p>'],
	] as const)
		it(`shows ${name}`, () => assert.equal(prose(text).replace(/^<div class="prose">|\n?<\/div>$/g, ""), expected));

	for (const address of [
		"javascript:alert(1)",
		"command:workbench.action.quit",
		"vscode://x",
		"data:text/html,x",
		"file:///etc/passwd",
		"../a.md",
		"//host/a",
		"git:abcd",
		"JaVaScRiPt:x",
	])
		it(`does not lead to ${address}, and says the words`, () => {
			const html = prose(`[it](${address}) ![a plot](${address}) <${address}> [_that_](https://example.com)`);
			assert.deepEqual(html.match(/<a [^>]*>/g), ['<a href="https://example.com" rel="noopener noreferrer">']);
			assert.match(html, />it <span class="picture">\[a plot\]<\/span> /);
		});

	for (const piece of ["<!a", "<!--", "<?", "<a ", '<a x="', "<a x=y ", "&amp"]) {
		it(`reads ${piece} a hundred thousand times in time`, () => {
			const begun = Date.now();
			prose(`<div>${piece.repeat(100_000)}`);
			assert.ok(Date.now() - begun < 3000, `${Date.now() - begun} ms`);
		});
	}

	it("aligns cells by class", () => {
		const html = prose("| a | b |\n| --- | ---: |\n| 1 | 2 |");
		assert.match(html, /<td class="align-right">2<\/td>/);
		assert.doesNotMatch(html, /style=/);
	});
});

describe("A packet as a file", () => {
	const page = (css = "p{}", script = "1"): string => standalonePage(modelOf(), { css, script }, MANIFEST);

	it("loads nothing and runs nothing but what came with it", () => {
		const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page())?.[1] ?? "";
		assert.match(
			policy,
			/^default-src &#39;none&#39;; style-src(?: &#39;sha256-[\w+/]+=&#39;){2}; script-src &#39;sha256-[\w+/]+=&#39;; base-uri/,
		);
		assert.doesNotMatch(page().replace(/<a [^>]*>/g, ""), /(?:src|href)="http/);
	});

	it("is the same for the same input", () => assert.equal(page(), page()));

	it("refuses a script that would end itself", () => {
		assert.throws(() => page("p{}", "'</script>'"), /would end itself/);
		assert.throws(() => page("</style>"), /would end itself/);
	});
});
