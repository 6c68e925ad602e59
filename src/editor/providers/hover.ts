import * as vscode from "vscode";
import { approvalHoverAt, type Hover, hoverAt, referenceHoverAt } from "../../core/index.js";
import type { Checking, Current } from "../checking.js";
import { spanToRange } from "../convert.js";
import type { Grounds } from "../ground.js";
import { SELECTOR } from "../selector.js";

export function registerHover(checking: Checking, grounds: Grounds): vscode.Disposable {
	const provideHover = async (document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> => {
		const current = checking.current(document);
		const hover = current && (await hoverIn(current, document.offsetAt(position), grounds));
		return hover && new vscode.Hover(new vscode.MarkdownString(hover.text), spanToRange(current.checked.artifact.document, hover.span));
	};
	return vscode.languages.registerHoverProvider(SELECTOR, { provideHover });
}

/** Over a reference or a number what is known about it, over an approval how it stands; over a key what is asked. */
async function hoverIn({ checked, root, path }: Current, offset: number, grounds: Grounds): Promise<Hover | undefined> {
	const reference = await referenceHoverAt(checked, offset, grounds.of(root)?.git);
	return reference ?? approvalHoverAt(checked, offset) ?? hoverAt(checked.artifact, offset, root.library.policyFor(path).matrix);
}
