import * as vscode from "vscode";
import { CATALOGUE, ruleInfo } from "../../core/index.js";
import { rulePage } from "../diagnostics.js";
import { ruleOf } from "../providers/actions.js";

/** Opens a rule's page, shipped in the extension, and keeps it when somebody goes on writing. Where none is given it is the one at the cursor, else asked. */
export async function explainRule(extension: vscode.Uri, rule?: string): Promise<void> {
	const here = rule === undefined ? rulesAtCursor() : [];
	const id = rule !== undefined && ruleInfo(rule) ? rule : here.length === 1 ? here[0] : await chooseRule(here);
	if (id) await vscode.commands.executeCommand("markdown.showLockedPreviewToSide", rulePage(extension, id));
}

function rulesAtCursor(): string[] {
	const editor = vscode.window.activeTextEditor;
	const problems = editor ? vscode.languages.getDiagnostics(editor.document.uri) : [];
	const here = problems.filter(({ range }) => editor && range.contains(editor.selection.active));
	return [...new Set(here.flatMap((problem) => ruleOf(problem) ?? []))];
}

/** @param first those that are meant most likely */
async function chooseRule(first: readonly string[]): Promise<string | undefined> {
	const rank = ({ id }: { readonly id: string }): number => (first.includes(id) ? 0 : 1);
	const items = [...CATALOGUE].sort((a, b) => rank(a) - rank(b)).map(({ id, title }) => ({ label: id, detail: title }));
	const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Explain Rule"), matchOnDetail: true });
	return chosen?.label;
}
