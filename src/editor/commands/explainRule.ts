import * as vscode from "vscode";
import { CATALOGUE, ruleInfo } from "../../core/index.js";
import { rulePage } from "../diagnostics.js";

/** Opens a rule's page, shipped in the extension. Asks which one where none is given. */
export async function explainRule(extension: vscode.Uri, rule?: string): Promise<void> {
	const id = rule !== undefined && ruleInfo(rule) ? rule : await chooseRule();
	if (id) await vscode.commands.executeCommand("markdown.showPreview", rulePage(extension, id));
}

async function chooseRule(): Promise<string | undefined> {
	const items = CATALOGUE.map(({ id, title }) => ({ label: id, detail: title }));
	const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Explain Rule"), matchOnDetail: true });
	return chosen?.label;
}
