import * as vscode from "vscode";
import { hoverAt } from "../../core/index.js";
import type { Checking } from "../checking.js";
import { spanToRange } from "../convert.js";
import { SELECTOR } from "../selector.js";

export function registerHover(checking: Checking): vscode.Disposable {
	const provideHover = (document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined => {
		const artifact = checking.current(document)?.checked.artifact;
		const hover = artifact && hoverAt(artifact, document.offsetAt(position));
		return hover && new vscode.Hover(new vscode.MarkdownString(hover.text), spanToRange(artifact.document, hover.span));
	};
	return vscode.languages.registerHoverProvider(SELECTOR, { provideHover });
}
