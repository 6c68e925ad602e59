import * as vscode from "vscode";
import { statusOf } from "../core/index.js";
import type { Checking } from "./checking.js";

/** Where the document in front stands, and which keys and commands are for it. */
export function registerStatusBar(checking: Checking): vscode.Disposable {
	const item = vscode.window.createStatusBarItem("raiDocs.status", vscode.StatusBarAlignment.Left, 10);
	item.name = "RAI Docs";
	item.command = "raiDocs.showQuestions";
	const update = () => show(item, checking);
	update();
	return vscode.Disposable.from(item, checking.onDidCheck(update), vscode.window.onDidChangeActiveTextEditor(update));
}

function show(item: vscode.StatusBarItem, checking: Checking): void {
	const document = vscode.window.activeTextEditor?.document;
	const current = document && checking.current(document);
	const status = current && statusOf(current.checked);
	void vscode.commands.executeCommand("setContext", "raiDocs.active", status !== undefined);
	void vscode.commands.executeCommand("setContext", "raiDocs.document", current?.root.library.isDocument(current.path) ?? false);
	if (!status) {
		item.hide();
		return;
	}
	item.text = `$(checklist) ${status.text}`;
	item.tooltip = status.detail;
	item.show();
}
