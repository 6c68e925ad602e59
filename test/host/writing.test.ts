import assert from "node:assert/strict";
import {
	type CompletionList,
	commands,
	type DocumentSymbol,
	type FoldingRange,
	type Hover,
	type MarkdownString,
	Selection,
	window,
	workspace,
} from "vscode";
import { KINDS, type Kind, type Tier } from "../../src/core/index.js";
import { behind, card, open, ours, placeOf, position, until, untilClean } from "./documents";

const labels = async (uri: Parameters<typeof ours>[0], at: ReturnType<typeof position>): Promise<string[]> => {
	const list = await commands.executeCommand<CompletionList>("vscode.executeCompletionItemProvider", uri, at);
	return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
};

describe("Help while writing", () => {
	it("completes values inside front matter", async () => {
		const { document } = await open("values.md", card("MC-values"));
		const found = await labels(document.uri, behind(document, "status: "));
		assert.ok(
			["draft", "in-review", "approved"].every((value) => found.includes(value)),
			found.join(),
		);
	});

	it("completes keys that the mapping lacks, and not those it has", async () => {
		const { document } = await open(
			"keys.md",
			card("MC-keys", (text) => text.replace("  name: credit\n", "  name: credit\n  t\n")),
		);
		const found = await labels(document.uri, behind(document, "  name: credit\n  t"));
		assert.ok(found.includes("type") && found.includes("task"), found.join());
		assert.ok(!found.includes("version"));
	});

	it("completes headings of sections the body lacks", async () => {
		const { document } = await open(
			"headings.md",
			card("MC-headings", (text) => `${text}\n## `),
		);
		const found = await labels(document.uri, document.lineAt(document.lineCount - 1).range.end);
		assert.ok(found.includes("## Intended use"), found.join());
	});

	it("explains a field: why, who reads it, a weak and a strong answer", async () => {
		const { document } = await open("hover.md", card("MC-hover"));
		const at = placeOf(document, "limitations").translate(0, 3);
		const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", document.uri, at);
		const text = hovers.flatMap(({ contents }) => contents.map((content) => (content as MarkdownString).value)).join("\n");
		for (const part of ["**Why**", "**Who reads it**", "**Weak**", "**Strong**"]) assert.ok(text.includes(part), text);
	});

	it("outlines and folds the front matter", async () => {
		const { document } = await open("outline.md", card("MC-outline"));
		const symbols = await commands.executeCommand<DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", document.uri);
		const model = symbols.find(({ name }) => name === "model");
		assert.deepEqual(
			model?.children.map(({ name }) => name),
			["name", "version", "ref"],
		);
		const folds = await commands.executeCommand<FoldingRange[]>("vscode.executeFoldingRangeProvider", document.uri);
		const line = placeOf(document, "if_wrong:").line;
		assert.ok(folds.some(({ start, end }) => start === line && end === line + 3));
	});
});

describe("A new document", () => {
	const made = (kind: Kind, tier: Tier) => ({ kind: kind.id, system: `new-${tier}`, tier, file: `new/${kind.id}-${tier}.md` });

	for (const kind of KINDS.filter(({ family }) => family === "rai")) {
		for (const tier of [3, 2, 1] as const) {
			it(`${kind.id}, tier ${tier}: opens without a squiggle, the cursor in its first question`, async () => {
				await workspace.getConfiguration("raiDocs").update("owner", "Ada Osei <ada@example.com>", true);
				await commands.executeCommand("raiDocs.newDocument", made(kind, tier));
				const editor = window.activeTextEditor;
				assert.ok(editor);
				assert.ok(editor.document.uri.path.endsWith(`new/${kind.id}-${tier}.md`), editor.document.uri.path);
				await until("the cursor in the front matter or a section", () => (window.activeTextEditor?.selection.active.line ?? 0) > 8);
				assert.deepEqual(
					ours(editor.document.uri).map(({ message }) => message),
					[],
				);
			});
		}
	}

	it("leads from question to question until all is answered", async () => {
		await commands.executeCommand("raiDocs.newDocument", { kind: "model-card", system: "walk", tier: 3, file: "walk.md" });
		const editor = window.activeTextEditor;
		assert.ok(editor);
		const { document } = editor;
		const open = () =>
			/name: ""|ref: ""|: \[\]|data: ""|- ""|value: *\n|who: ""|what: ""|stop: ""|_What the model/.test(document.getText());
		for (let asked = 0; asked < 15 && open(); asked++) {
			await commands.executeCommand("type", { text: "0.9" });
			await commands.executeCommand("raiDocs.nextQuestion");
		}
		assert.equal(open(), false, document.getText());
		assert.match(document.getText(), /value: 0\.9\n/);
		assert.match(document.getText(), /# uses it was not built or tested for/);
	});
});

describe("A document in review", () => {
	it("has its missing answers pointed out one by one", async () => {
		const editor = await open(
			"review.md",
			card("MC-review", (text) => text.replace("data: Applications of 2024\n", "").replace("  stop: Flag off\n", "")),
		);
		await until("two problems", () => ours(editor.document.uri).length === 2);
		const places = ours(editor.document.uri)
			.map(({ range }) => editor.document.getText(range))
			.sort();
		assert.deepEqual(places, ["if_wrong", "model-card"]);
		editor.selection = new Selection(position(0, 0), position(0, 0));
		await commands.executeCommand("raiDocs.nextQuestion");
		assert.match(editor.document.getText(), /\ndata: ""\n/);
		await editor.edit((edit) => edit.insert(editor.selection.active, "Applications"));
		await commands.executeCommand("raiDocs.nextQuestion");
		await editor.edit((edit) => edit.insert(editor.selection.active, "Flag off"));
		await untilClean(editor.document.uri);
	});
});
