import assert from "node:assert/strict";
import { commands, TabInputWebview, type ThemeIcon, type TreeItem, Uri, window } from "vscode";
import { Library, overviewOf, type Resolution, type State } from "../../src/core/index";
import { itemOf } from "../../src/editor/traceability/items";
import { matrixPage } from "../../src/editor/traceability/matrixPage";
import { childrenOf, documentNodeOf, type Node, systemNodes } from "../../src/editor/traceability/nodes";
import type { RootOverview } from "../../src/editor/traceability/overviews";
import { card, open, placeOf, until } from "./documents";

const ROOT = Uri.file("/root");

/** What was found out about the references of a library. */
type Answers = Readonly<Record<string, State>>;

const resolution = (state: State): Resolution => ({
	...{ state, level: "V2", reason: `**${state}** for a reason`, remedy: "Run dvc pull.", facts: { size: "3 kB" }, faults: [] },
});

const EVIDENCE = { state: "found", value: "0.817", reason: "", source: "metrics.json" } as const;

function libraryOf(files: Readonly<Record<string, string>>, answers: Answers): Library {
	const library = new Library({ today: () => "2026-06-01" });
	for (const [path, text] of Object.entries(files)) library.set(path, text);
	for (const lookup of library.take()) {
		const state = answers[lookup.reference.text];
		if (state) library.settle([lookup], [{ resolution: resolution(state), ...(lookup.selector && { evidence: EVIDENCE }) }]);
	}
	return library;
}

const rootOf = (library: Library): RootOverview => ({
	...{ key: ROOT.toString(), overview: overviewOf(library), uriOf: (path) => Uri.joinPath(ROOT, path) },
});

/** All nodes below some, with their items. */
const all = (nodes: readonly Node[]): { node: Node; item: TreeItem }[] =>
	nodes.flatMap((node) => [{ node, item: itemOf(node) }, ...all(childrenOf(node))]);

const cardOf = (id: string, title = "Credit model"): string => `---
artifact: model-card
id: ${id}
title: '${title}'
system: credit
model: { ref: "file:models/credit.onnx" }
metrics:
  - { name: auroc, value: 0.871, evidence: { ref: "file:eval/metrics.json", pointer: /auroc } }
---
`;

const HOSTILE = `<img src=x onerror="alert(1)"> [x](command:evil) $(trash)`;

describe("The Traceability view", () => {
	const library = libraryOf(
		{ "a.md": cardOf("MC-a"), "b.md": cardOf("MC-b", HOSTILE) },
		{ "file:models/credit.onnx": "broken", "file:eval/metrics.json": "verified" },
	);
	const items = all(systemNodes([rootOf(library)], new Set()));
	const labelled = (label: string) => items.find(({ item }) => item.label === label) ?? assert.fail(`nothing is labelled ${label}`);

	it("lists a system, its documents, their references and their numbers", () => {
		assert.deepEqual(
			items.slice(0, 5).map(({ node, item }) => [node.kind, item.label, item.description]),
			[
				["system", "credit", false],
				["document", HOSTILE, "1 number differs, 1 broken, 1 matches"],
				["reference", "file:models/credit.onnx", "not found or does not match"],
				["reference", "file:eval/metrics.json", "matches its pin"],
				["number", "0.871: metrics.json says 0.817", undefined],
			],
		);
	});

	it("says a state by icon, words and to those who listen", () => {
		const { item } = labelled("file:models/credit.onnx");
		assert.equal((item.iconPath as ThemeIcon).id, "error");
		assert.equal(
			item.accessibilityInformation?.label,
			"file:models/credit.onnx, model, not found or does not match, **broken** for a reason",
		);
		assert.equal((labelled("0.871: metrics.json says 0.817").item.iconPath as ThemeIcon).id, "error");
	});

	it("shows what documents say as plain text, never as Markdown", () => {
		for (const { item } of items) {
			assert.equal(typeof item.label, "string");
			assert.equal(typeof item.tooltip, "string");
		}
		const tooltip = `model: file:models/credit.onnx\nnot found or does not match: **broken** for a reason.\nRun dvc pull.\nsize: 3 kB`;
		assert.equal(labelled("file:models/credit.onnx").item.tooltip, tooltip);
	});

	it("offers to open only what leads somewhere", () => {
		assert.equal(labelled("file:models/credit.onnx").item.contextValue, "reference");
		const { node, item } = labelled("file:eval/metrics.json");
		assert.equal(item.contextValue, "openableReference");
		const { uri, pointer } = node as Node & { kind: "reference" };
		assert.deepEqual([uri, pointer], [`${ROOT}/b.md`, "/metrics/0/evidence/ref"]);
	});

	it("keeps its ids when text above is changed", () => {
		const ids = items.map(({ item }) => item.id);
		assert.equal(new Set(ids).size, ids.length);
		library.set("a.md", cardOf("MC-a").replace("system:", "# a line more\nsystem:"));
		assert.deepEqual(
			all(systemNodes([rootOf(library)], new Set())).map(({ item }) => item.id),
			ids,
		);
	});

	it("shows only the states that are asked for", () => {
		const shown = all(systemNodes([rootOf(library)], new Set(["broken"])));
		assert.deepEqual([...new Set(shown.map(({ node }) => node.kind))], ["system", "document", "reference"]);
		assert.deepEqual(systemNodes([rootOf(library)], new Set(["suspect"])), []);
	});

	it("finds a document, and the way to it", () => {
		const node = documentNodeOf(systemNodes([rootOf(library)], new Set()), `${ROOT}/a.md`);
		assert.equal(node?.parent.kind, "system");
	});

	it("goes to the place of a reference, and selects it", async () => {
		const { document } = await open("reveal.md", card("MC-reveal"));
		const start = placeOf(document, "0.871");
		const range = { start: { line: start.line, character: start.character }, end: { line: start.line, character: start.character + 5 } };
		await commands.executeCommand("raiDocs.revealReference", { uri: document.uri.toString(), range });
		const { activeTextEditor: editor } = window;
		assert.equal(editor?.document.getText(editor.selection), "0.871");
	});

	it("can be shown for a document, and for none of ours", async () => {
		const { document } = await open("shown.md", card("MC-shown"));
		await commands.executeCommand("raiDocs.showReferences", document.uri.toString());
		await open("other.md", "# None of ours\n");
		await commands.executeCommand("raiDocs.showReferences");
	});
});

describe("The traceability matrix", () => {
	const library = libraryOf({ "a.md": cardOf("MC-a", HOSTILE) }, {});
	const html = matrixPage([rootOf(library)], { cspSource: "vscode-resource:", stylesheet: "vscode-resource:/matrix.css" });

	it("is a page without scripts and without style attributes", () => {
		assert.match(html, /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src vscode-resource:"/);
		assert.doesNotMatch(html, /<script|<[^>]*\s(?:style|on\w+)=|javascript:|https?:/);
	});

	it("escapes what documents say", () => {
		assert.ok(html.includes("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; [x](command:evil)"));
		assert.equal(html.includes("<img"), false);
	});

	it("is a table with headings for rows and columns", () => {
		assert.equal([...html.matchAll(/<th scope="col"/g)].length, 7);
		assert.equal([...html.matchAll(/<th scope="row"/g)].length, 1);
		assert.equal([...html.matchAll(/<td /g)].length, 6);
		assert.match(html, /<caption>What the documents of credit refer to<\/caption>/);
	});

	it("links to places in documents, and to nothing else", () => {
		const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href).filter((href) => !href.endsWith(".css"));
		assert.ok(links.length > 2);
		for (const href of links) {
			const [, place = ""] = /^command:raiDocs\.revealReference\?(.*)$/.exec(href) ?? assert.fail(href);
			assert.equal(JSON.parse(decodeURIComponent(place))[0].uri, `${ROOT}/a.md`);
		}
	});

	it("says so where there is no document", () => {
		assert.match(matrixPage([], { cspSource: "x", stylesheet: "y" }), /<p>There is no document here yet/);
	});

	it("opens once", async () => {
		await open("matrix.md", card("MC-matrix"));
		const panels = () => window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(({ input }) => input instanceof TabInputWebview));
		await commands.executeCommand("raiDocs.showTraceMatrix");
		await until("the matrix", () => panels().length === 1);
		await commands.executeCommand("raiDocs.showTraceMatrix");
		assert.deepEqual(
			panels().map(({ label }) => label),
			["Traceability"],
		);
		await window.tabGroups.close(panels());
	});
});
