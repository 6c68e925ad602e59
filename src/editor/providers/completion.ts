import * as vscode from "vscode";
import { type Completion, completionsAt, kindCompletionsAt, referenceCompletionsAt, startsKey } from "../../core/index.js";
import type { Checking, Current } from "../checking.js";
import { rangeIn } from "../convert.js";
import type { Grounds } from "../ground.js";
import { SELECTOR } from "../selector.js";

/** Markdown suggests nothing by itself, so typing has to ask; letters do it by `registerSuggesting`. */
const TRIGGERS = [":", " ", "-", "#", '"', "/", "@"];

const KINDS: Record<Completion["kind"], vscode.CompletionItemKind> = {
	key: vscode.CompletionItemKind.Property,
	value: vscode.CompletionItemKind.EnumMember,
	section: vscode.CompletionItemKind.Struct,
	reference: vscode.CompletionItemKind.Reference,
};

export function registerCompletion(checking: Checking, grounds: Grounds): vscode.Disposable {
	const provideCompletionItems = async (
		document: vscode.TextDocument,
		position: vscode.Position,
	): Promise<vscode.CompletionItem[] | undefined> => {
		const offset = document.offsetAt(position);
		const current = checking.current(document);
		const found = current
			? await suggestions(current, offset, grounds)
			: kindCompletionsAt(checking.kindsFor(document), `a.${document.languageId === "yaml" ? "yaml" : "md"}`, document.getText(), offset);
		return found.length === 0 ? undefined : found.map((completion) => itemOf(completion, rangeIn(document, completion.span)));
	};
	return vscode.languages.registerCompletionItemProvider(SELECTOR, { provideCompletionItems }, ...TRIGGERS);
}

async function suggestions({ root, checked }: Current, offset: number, grounds: Grounds): Promise<Completion[]> {
	const { artifact } = checked;
	const { git, disk } = grounds.of(root) ?? {};
	const references = await referenceCompletionsAt(root.library, artifact, offset, git, disk);
	return references.length > 0 ? references : completionsAt(root.library, artifact, offset);
}

function itemOf({ label, kind, detail, documentation, filter, insertText, order }: Completion, range: vscode.Range): vscode.CompletionItem {
	const item = new vscode.CompletionItem({ label, ...(detail && { description: detail }) }, KINDS[kind]);
	item.insertText = new vscode.SnippetString(insertText);
	item.range = range;
	item.sortText = String(order).padStart(5, "0");
	if (filter) item.filterText = filter;
	if (documentation) item.documentation = new vscode.MarkdownString(documentation);
	return item;
}

/** VS Code takes no letter as a trigger where suggestions are off, as in Markdown: the first letter of a key asks for them. */
export function registerSuggesting(checking: Checking): vscode.Disposable {
	return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges: [change, more] }) => {
		if (!change || more || !/^[a-z]$/i.test(change.text) || document.languageId !== "markdown") return;
		if (vscode.window.activeTextEditor?.document !== document || !/^\s*(?:- )*[a-z]$/i.test(document.lineAt(change.range.start.line).text))
			return;
		const artifact = checking.current(document)?.checked.artifact;
		if (artifact && startsKey(artifact.document, change.rangeOffset + 1))
			void vscode.commands.executeCommand("editor.action.triggerSuggest");
	});
}
