import * as vscode from "vscode";
import { countedReferences } from "../../core/index.js";
import type { Checking } from "../checking.js";
import { SELECTOR } from "../selector.js";

/** One quiet line a document: how many of its references hold. */
export function registerLens(checking: Checking): vscode.Disposable {
	const changed = new vscode.EventEmitter<void>();
	const provideCodeLenses = (document: vscode.TextDocument): vscode.CodeLens[] | undefined => {
		const checked = checking.current(document)?.checked;
		const title = countedReferences(checked?.traced?.references ?? []);
		if (!title) return undefined;
		const command = { title, command: "raiDocs.showReferences", arguments: [document.uri.toString()] };
		return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
	};
	return vscode.Disposable.from(
		changed,
		checking.onDidCheck(() => changed.fire()),
		vscode.languages.registerCodeLensProvider(SELECTOR, { onDidChangeCodeLenses: changed.event, provideCodeLenses }),
	);
}
