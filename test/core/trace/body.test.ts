import assert from "node:assert/strict";
import { parseDocument } from "../../../src/core/document/document.js";
import { bodyCitations, schemeLinks } from "../../../src/core/trace/body.js";
import { COMMIT } from "./citing.js";

const PATH = "docs/cards/card.md";

const documentOf = (body: string, path = PATH) => parseDocument(path, `---\nartifact: model-card\n---\n${body}\n`, "markdown");

/** What is read as a reference, and what it is shown at where that is written otherwise. */
function found(body: string, path?: string): string[] {
	const document = documentOf(body, path);
	return bodyCitations(document).map(({ reference, span }) => {
		const shown = document.text.slice(span.start, span.end);
		return shown === reference.text ? shown : `${shown} -> ${reference.text}`;
	});
}

describe("A code span is a reference", () => {
	for (const text of [`git:${COMMIT}`, "branch:main", "file:eval/report.md", "git:3f2", "runs:/7c1e", "s3://bucket/key"])
		it(text, () => assert.deepEqual(found(`It was \`${text}\` then.`), [text]));

	for (const text of [
		...["DS-gates@1.0.0", `RA-parking@rai1:sha256:${"ab".repeat(32)}`, "MC-a#/metrics/0", "DS-gates", "RA-5@1.0.0"],
		...["projects/p/locations/eu/models/1@2", `https://github.com/linden/parking/blob/${COMMIT}/train.py`],
		...[`https://huggingface.co/linden/parking/resolve/${COMMIT}/model.onnx`],
	])
		it(text, () => assert.deepEqual(found(`It was \`${text}\` then.`), [text]));

	it("between two backticks", () => assert.deepEqual(found("It was ``git:abcd`` or `` tag:v1 `` then."), ["git:abcd", "tag:v1"]));
	it("with spaces around it", () => assert.deepEqual(found("It was ` git:abcd ` then."), ["git:abcd"]));
	it("several on one line", () => assert.deepEqual(found("`git:abcd` and `tag:v1`, | `file:a` |"), ["git:abcd", "tag:v1", "file:a"]));
	it("in a table, a list and a quote", () =>
		assert.deepEqual(found("| a | b |\n| - | - |\n| `git:abcd` | x |\n\n- `tag:v1`\n  - `file:a`\n\n> `file:b`"), [
			"git:abcd",
			"tag:v1",
			"file:a",
			"file:b",
		]));

	for (const [name, body] of [
		["a command", "Run `git log` and `dvc pull`."],
		["a word with a colon", "`note:this`, `10:30`, `file: a`"],
		["a page on the web", "`https://example.com/blob/x`"],
		["a control or a standard that looks like an id", "`SC-7`, `RA-5`, `GPT-4o`, `CVE-2024-1234`, `RFC-2119#x`"],
		["a ticket", "`#12`, `!3`, `ABC-1`"],
		["an entry, which stands in its document", "`RSK-parking-1`"],
		["a code block", "```\n`git:abcd`\n```\n\n    `git:abcd`"],
		["a comment", "<!-- `git:abcd` -->"],
		["escaped", "\\`git:abcd\\`"],
		["longer code that shows backticks", "`` `git:abcd ``"],
		["over two lines", "`git:abcd\nef`"],
	] as const)
		it(`but not ${name}`, () => assert.deepEqual(found(body), []));
});

describe("A relative link leads from the document", () => {
	for (const [address, path] of [
		["report.md", "docs/cards/report.md"],
		["./report.md", "docs/cards/report.md"],
		["../report.md#summary", "docs/report.md"],
		["../../eval/a.json?plain=1", "eval/a.json"],
		["/eval/a.json", "eval/a.json"],
		["My%20report.md", "docs/cards/My%20report.md"],
		["a@b.md", "docs/cards/a%40b.md"],
	] as const)
		it(address, () => assert.deepEqual(found(`See [it](${address}).`), [`${address} -> file:${path}`]));

	for (const [address, path] of [
		["plots/", "docs/cards/plots"],
		["../../eval/#all", "eval"],
	] as const)
		it(`to a folder: ${address}`, () => assert.deepEqual(found(`See [it](${address}).`), [`${address} -> dir:${path}`]));

	it("in angle brackets, where an address may hold spaces", () =>
		assert.deepEqual(found("See [it](<my report.md>) and [r].\n\n[r]: <../your report.md>"), [
			"my report.md -> file:docs/cards/my%20report.md",
			"../your report.md -> file:docs/your%20report.md",
		]));

	it("in angle brackets, with a title", () =>
		assert.deepEqual(found(`See [it](<report.md> "Report").`), ["report.md -> file:docs/cards/report.md"]));
	it("as a picture that leads somewhere", () =>
		assert.deepEqual(found("[![plot](plot.png)](report.md)"), ["plot.png -> file:docs/cards/plot.png"]));
	it("as a picture", () => assert.deepEqual(found("![plot](plot.png)"), ["plot.png -> file:docs/cards/plot.png"]));
	it("from the root", () => assert.deepEqual(found("[it](a.md)", "card.md"), ["a.md -> file:a.md"]));
	it("with a code span as its words", () => assert.deepEqual(found("[`it`](a.md)", "card.md"), ["a.md -> file:a.md"]));

	for (const [name, address] of [
		["to a page of the Git host", "../../../issues/12"],
		["to the document itself", "#summary"],
		["to an address", "https://example.com/report.md"],
		["to a person", "mailto:ada@example.com"],
		["to a folder that is the root", "../.."],
		["with a stray percent sign", "100%.md"],
		["to nothing", "?x"],
	] as const)
		it(`but not ${name}`, () => assert.deepEqual(found(`See [it](${address}).`), []));

	for (const [address, path] of [
		["../../../secrets.md", "../secrets.md"],
		["../../../../etc/passwd", "../../etc/passwd"],
		["%2e%2e/../../secrets.md", "../secrets.md"],
		["//server/share/x", "//server/share/x"],
		["\\\\server\\share\\x", "\\\\server\\share\\x"],
		["C:/x.txt", "C:/x.txt"],
		["C:\\x.txt", "C:\\x.txt"],
	] as const)
		it(`out of the workspace, which is told: ${address}`, () => {
			assert.deepEqual(found(`See [it](${address}).`), [`${address} -> file:${path}`]);
			const [{ reference } = assert.fail()] = bodyCitations(documentOf(`See [it](${address}).`));
			assert.equal(reference.type === "malformed" && reference.outside, true);
		});
	it("behind a definition", () =>
		assert.deepEqual(found('See [it][r] and [s].\n\n[r]: report.md\n[s]: <../../eval/a.json> "A"\n[t]: #summary'), [
			"report.md -> file:docs/cards/report.md",
			"../../eval/a.json -> file:eval/a.json",
		]));
	it("but not where a definition is code, or a part of a sentence", () =>
		assert.deepEqual(found("[x]: a.md\n\nSo:\n[r]: report.md\n\n```\n[s]: s.md\n```"), ["a.md -> file:docs/cards/a.md"]));

	it("but not in code", () => assert.deepEqual(found("`[it](a.md)` and `` `[it](a.md)` ``"), []));
	it("but not escaped", () => assert.deepEqual(found("\\[it](a.md)"), []));
});

describe("A permalink is a reference", () => {
	for (const address of [
		`https://github.com/linden/parking/blob/${COMMIT}/train.py#L1-L9`,
		`https://github.com/linden/parking/commit/${COMMIT}`,
		`https://gitlab.com/linden/parking/-/blob/${COMMIT}/train.py`,
		`https://dev.azure.com/linden/p/_git/parking?path=/train.py&version=GC${COMMIT}`,
		"https://github.com/linden/parking/tree/main/src",
		`https://raw.githubusercontent.com/linden/parking/${COMMIT}/train.py`,
	])
		for (const [form, body] of [
			["as a link", `See [it](${address}).`],
			["alone", `See ${address}.`],
			["between brackets", `See <${address}>, or (${address})!`],
			["behind a definition", `See [it][r].\n\n[r]: ${address} "It"`],
		] as const)
			it(`${form}: ${address}`, () => assert.deepEqual([...new Set(found(body))], [address]));

	it("but not where code shows it with words around it", () =>
		assert.deepEqual(found(`\`curl https://github.com/a/b/commit/${COMMIT}\``), []));
	it("but no other address is", () => assert.deepEqual(found("[it](https://example.com) <https://example.com/blob/a>"), []));
});

describe("The parts of a reference in the narrative", () => {
	it("are shown where they stand in a code span and in a permalink", () => {
		const document = documentOf(`\`git:${COMMIT}#a.py\` [it](https://github.com/linden/parking/blob/main/a.py)`);
		const at = (i: number, part: "path" | "revision") => {
			const { start, end } = bodyCitations(document)[i]?.spanOf(part) ?? assert.fail();
			return document.text.slice(start, end);
		};
		assert.deepEqual([at(0, "path"), at(0, "revision"), at(1, "revision"), at(1, "path")], ["a.py", COMMIT, "main", "a.py"]);
	});

	it("are the whole address of a relative link", () => {
		const document = documentOf("[it](a.py)");
		const [link] = bodyCitations(document);
		assert.deepEqual(link?.spanOf("path"), link?.span);
	});
});

describe("Links of our schemes", () => {
	const links = (body: string): string[] => schemeLinks(documentOf(body)).map(({ label, reference }) => `${label}: ${reference}`);

	it("are found with their words", () =>
		assert.deepEqual(links(`[the report](git:${COMMIT}#a.md) and [](file:a.md) and [it](<dvc:a.dvc> "x")`), [
			`the report: git:${COMMIT}#a.md`,
			": file:a.md",
			"it: dvc:a.dvc",
		]));
	it("are not those that lead out of the workspace", () => {
		assert.deepEqual(links("[a](file:///E:/x.txt) [b](file:../x.txt)"), []);
		assert.deepEqual(found("[a](file:///E:/x.txt)"), ["file:///E:/x.txt"]);
	});
	it("are no others", () => assert.deepEqual(links("[a](https://a.b) [b](mailto:a@b.c) [c](a.md) [d](#e) [e](git.md)"), []));
	it("are not those in code", () => assert.deepEqual(links("`[a](git:abcd)`\n\n```\n[a](git:abcd)\n```\n\n    [a](git:abcd)"), []));
	it("are read in a moment, whatever stands before them", () => {
		const body = `${"`a` [b](c) ` `` ".repeat(20_000)}[a](git:abcd)`;
		assert.ok(links(body).length <= 1);
		const begun = performance.now();
		for (const many of ["[", "[a", "https://", "https://...", "`", "``a` "]) assert.deepEqual(links(many.repeat(50_000)), []);
		assert.ok(performance.now() - begun < 4000);
	});
});
