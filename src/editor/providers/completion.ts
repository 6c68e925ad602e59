import * as vscode from "vscode";
import { type Completion, completionsAt } from "../../core/index.js";
import type { Checking } from "../checking.js";
import { spanToRange } from "../convert.js";
import { SELECTOR } from "../selector.js";

/** Markdown suggests nothing by itself, so typing has to ask. */
const TRIGGERS = [..."abcdefghijklmnopqrstuvwxyz", ":", " ", "-", "#", '"'];

const KINDS: Record<Completion["kind"], vscode.CompletionItemKind> = {
	key: vscode.CompletionItemKind.Property,
	value: vscode.CompletionItemKind.EnumMember,
	section: vscode.CompletionItemKind.Struct,
	reference: vscode.CompletionItemKind.Reference,
};

export function registerCompletion(checking: Checking): vscode.Disposable {
	const provideCompletionItems = (document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] | undefined => {
		const current = checking.current(document);
		if (!current) return undefined;
		const found = completionsAt(current.root.library, current.checked.artifact, document.offsetAt(position));
		return found.map((completion) => itemOf(completion, spanToRange(current.checked.artifact.document, completion.span)));
	};
	return vscode.languages.registerCompletionItemProvider(SELECTOR, { provideCompletionItems }, ...TRIGGERS);
}

function itemOf({ label, kind, detail, documentation, insertText, order }: Completion, range: vscode.Range): vscode.CompletionItem {
	const item = new vscode.CompletionItem({ label, ...(detail && { description: detail }) }, KINDS[kind]);
	item.insertText = new vscode.SnippetString(insertText);
	item.range = range;
	item.sortText = String(order).padStart(5, "0");
	if (documentation) item.documentation = new vscode.MarkdownString(documentation);
	return item;
}
