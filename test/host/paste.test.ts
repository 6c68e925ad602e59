import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import {
	CancellationTokenSource,
	DataTransfer,
	DataTransferItem,
	type DocumentDropEdit,
	type DocumentPasteEdit,
	DocumentPasteTriggerKind,
	extensions,
	type Position,
	Range,
	type TextDocument,
	type TextEditor,
	Uri,
	WorkspaceEdit,
	workspace,
} from "vscode";
import { Checking } from "../../src/editor/checking.js";
import { Following } from "../../src/editor/following.js";
import { Grounds } from "../../src/editor/ground.js";
import { dropProvider } from "../../src/editor/providers/drop.js";
import { pasteProvider } from "../../src/editor/providers/paste.js";
import { Roots } from "../../src/editor/roots.js";
import { diskAt } from "../../src/node/disk.js";
import { gitAt } from "../../src/node/git/git.js";
import { behind, card, folder, open, placeOf } from "./documents";
import { commit, git, repository, writeOutside } from "./repository";

const at = (name: string): Uri => Uri.joinPath(folder(), name);
const sha256 = (name: string): string =>
	createHash("sha256")
		.update(readFileSync(at(name).fsPath))
		.digest("hex");
const unanswered = (id: string): string => card(id, (text) => text.replace(/ref: "file:models[^"]*"/, 'ref: ""'));

const copied = (...files: readonly Uri[]): DataTransfer => holding("text/uri-list", files.map(String).join("\r\n"));

function holding(type: string, text: string): DataTransfer {
	const data = new DataTransfer();
	data.set(type, new DataTransferItem(text));
	return data;
}

/** What VS Code makes of an edit that inserts nothing itself: the other edit. */
async function apply({ document }: TextEditor, range: Range, edit: DocumentPasteEdit | DocumentDropEdit | undefined): Promise<void> {
	assert.ok(edit && typeof edit.insertText === "string");
	const change = edit.additionalEdit ?? new WorkspaceEdit();
	if (edit.insertText !== "") change.replace(document.uri, range, edit.insertText);
	assert.ok(await workspace.applyEdit(change));
}

const lineAt = (document: TextDocument, text: string): string => document.lineAt(placeOf(document, text)).text.trim();

/** VS Code pastes through its own clipboard only, and drops nothing for a test: the providers are asked as it asks them. */
describe("A file that is brought to a document", () => {
	const log = { info: () => undefined, error: (message: string, error: unknown) => assert.fail(`${message}: ${error}`) };
	const roots = new Roots(log);
	// Files are hashed by a thread of the extension's bundle, which these tests are no part of.
	const worker = path.join(extensions.getExtension("rai-docs.rai-docs")?.extensionPath ?? "", "dist/hashWorker.js");
	const ports = { git: gitAt(folder().fsPath), disk: diskAt(folder().fsPath, { worker }) };
	const grounds = { of: () => ports };
	const checking = new Checking(roots, new Following(new Grounds(log, undefined), log), log, folder());
	const { token } = new CancellationTokenSource();
	let head = "";

	before(() => {
		repository();
		head = commit("Data", { "data/applications 2024.csv": "age\n31\n" });
	});

	after(async () => {
		checking.dispose();
		ports.git.dispose();
		await ports.disk.dispose();
	});

	const paste = async ({ document }: TextEditor, range: Range, data: DataTransfer, stopped = token): Promise<DocumentPasteEdit[]> => {
		const context = { only: undefined, triggerKind: DocumentPasteTriggerKind.Automatic };
		return (await pasteProvider(checking, grounds).provideDocumentPasteEdits?.(document, [range], data, context, stopped)) ?? [];
	};

	const drop = async ({ document }: TextEditor, position: Position, data: DataTransfer): Promise<DocumentDropEdit[]> => {
		const found = await dropProvider(checking, grounds).provideDocumentDropEdits(document, position, data, token);
		return [found ?? []].flat();
	};

	const here = ({ document }: TextEditor, text: string): Range => new Range(behind(document, text), behind(document, text));

	it("is pinned to the commit, where it is as it was committed; by its bytes as another choice", async () => {
		const editor = await open("pasted.md", unanswered("MC-pasted"));
		const range = here(editor, '  ref: "');
		const edits = await paste(editor, range, copied(at("models/credit.onnx")));
		assert.deepEqual(
			edits.map(({ title }) => title),
			[`Pin to commit ${head.slice(0, 7)} (as it is on main)`, "Pin by sha256 (its bytes, in any commit)"],
		);
		await apply(editor, range, edits[0]);
		assert.equal(lineAt(editor.document, "  ref:"), `ref: "git:${head}#models/credit.onnx"`);
		await apply(editor, here(editor, '  ref: "'), (await paste(editor, here(editor, '  ref: "'), copied(at("models/credit.onnx"))))[1]);
		assert.equal(lineAt(editor.document, "  ref:"), `ref: "file:models/credit.onnx@sha256:${sha256("models/credit.onnx")}"`);
	});

	it("is pinned by its bytes, where it changed since the commit", async () => {
		const editor = await open("changed.md", unanswered("MC-changed"));
		commit("Data to be changed", { "data/changed.csv": "1\n" });
		writeOutside("data/changed.csv", "2\n");
		ports.git.refresh();
		const edits = await paste(editor, here(editor, '  ref: "'), copied(at("data/changed.csv")));
		assert.deepEqual(
			edits.map(({ title }) => title),
			["Pin by sha256 (changed since the last commit)"],
		);
		git("checkout", "--quiet", "--", "data/changed.csv");
	});

	it("is a code span in the body, for each file", async () => {
		const editor = await open("body.md", card("MC-body"));
		const range = here(editor, "Scores ");
		const [edit] = await paste(editor, range, copied(at("models/credit.onnx"), at("data/applications 2024.csv")));
		await apply(editor, range, edit);
		const last = git("rev-parse", "HEAD");
		assert.match(
			editor.document.getText(),
			new RegExp(`Scores \`git:${last}#models/credit\\.onnx\`, \`git:${last}#data/applications%202024\\.csv\``),
		);
	});

	it("is known by its path as text, and by its page on the host", async () => {
		const editor = await open("text.md", unanswered("MC-text"));
		const range = here(editor, '  ref: "');
		for (const text of [at("models/credit.onnx").fsPath, "models/credit.onnx", `"${at("models/credit.onnx").fsPath}"`]) {
			const [edit] = await paste(editor, range, holding("text/plain", text));
			assert.match(edit?.title ?? "", /^Pin to commit/, text);
		}
		git("remote", "add", "pasted", "git@github.com:ada/pasted.git");
		ports.git.refresh();
		const address = `https://github.com/ada/pasted/blob/${head}/models/credit.onnx#L1`;
		const edits = await paste(editor, range, holding("text/plain", address));
		git("remote", "remove", "pasted");
		assert.deepEqual(
			edits.map(({ title }) => title),
			[`Pin to commit ${head.slice(0, 7)} (models/credit.onnx)`, "Keep the address (it names a commit)"],
		);
		await apply(editor, range, edits[0]);
		assert.equal(lineAt(editor.document, "  ref:"), `ref: "git:${head}#models/credit.onnx:L1"`);
	});

	it("is a reference to the document, where it is one of ours", async () => {
		const editor = await open(
			"sheeted.md",
			card("MC-sheeted", (text) => text.replace("metrics:", 'datasets:\n  - { role: training, sheet: "" }\nmetrics:')),
		);
		await open(
			"sheet.md",
			'---\nartifact: dataset-sheet\nschema: "1"\nid: DS-pasted\ntitle: Data\nsystem: credit\nversion: "1.2.0"\n---\n',
		);
		await checking.scan(roots.locate(editor.document.uri)?.root ?? roots.loose);
		const edits = await drop(editor, behind(editor.document, 'sheet: "'), copied(at("sheet.md")));
		await apply(editor, new Range(0, 0, 0, 0), edits[0]);
		assert.equal(lineAt(editor.document, "sheet:"), '- { role: training, sheet: "DS-pasted@1.2.0" }');
		await workspace.fs.delete(at("sheet.md"));
	});

	it("takes the place of the reference of the line it is dropped on", async () => {
		const editor = await open("dropped.md", card("MC-dropped"));
		const position = editor.document.lineAt(placeOf(editor.document, "  ref: ").line).range.start;
		const [edit] = await drop(editor, position, copied(at("README.md")));
		await apply(editor, new Range(position, position), edit);
		assert.match(lineAt(editor.document, "  ref:"), /^ref: "git:[0-9a-f]{40}#README\.md"$/);
	});

	it("is left to others: outside, where no reference may stand, in documents of others, and when stopped", async () => {
		const editor = await open("left.md", unanswered("MC-left"));
		const range = here(editor, '  ref: "');
		assert.deepEqual(await paste(editor, range, copied(Uri.file("/etc/hostname"))), []);
		assert.deepEqual(await paste(editor, range, holding("text/plain", "/etc/hostname")), []);
		assert.deepEqual(await paste(editor, range, holding("text/plain", "a word")), []);
		assert.deepEqual(await paste(editor, here(editor, "title: Cre"), copied(at("README.md"))), []);
		const begun = await open(
			"begun.md",
			card("MC-begun", (text) => text.replace(/ref: "file:models[^"]*"/, 'ref: "file:"')),
		);
		assert.deepEqual(await paste(begun, here(begun, 'ref: "file:'), holding("text/plain", "models/credit.onnx")), []);
		assert.equal((await paste(begun, here(begun, 'ref: "file:'), copied(at("models/credit.onnx")))).length, 2);
		const notes = await open("left-notes.md", "# Notes\n");
		assert.deepEqual(await paste(notes, new Range(0, 3, 0, 3), copied(at("README.md"))), []);
		const source = new CancellationTokenSource();
		source.cancel();
		assert.deepEqual(await paste(editor, range, copied(at("README.md")), source.token), []);
	});
});
