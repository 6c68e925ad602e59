import * as vscode from "vscode";
import type { Range } from "../../core/index.js";
import { toRange } from "../convert.js";
import type { Roots } from "../roots.js";
import { type Look, showLook } from "./look.js";

/** A change of a document that a person makes after having seen what changed in the target. */
export interface LookedAtChange {
	readonly title: string;
	readonly uri: string;
	readonly root: string | undefined;
	/** The document's text the ranges are of. */
	readonly text: string;
	readonly changes: readonly { readonly range: Range; readonly newText: string }[];
	/** What is to be seen before. */
	readonly look: Look;
}

/** Shows the two states side by side, and asks, where something is to be changed: for as long as it takes to read them. */
export async function applyAfterLook(roots: Roots, change: LookedAtChange): Promise<void> {
	const root = roots.all.find(({ uri }) => uri?.toString() === change.root);
	if (!root) return;
	const title = await showLook(root, change.look);
	if (change.changes.length === 0) return;
	const leave = vscode.l10n.t("Leave it as it is");
	const chosen = await vscode.window.showQuickPick([change.title, leave], { title, ignoreFocusOut: true });
	if (chosen === change.title) await apply(change);
}

async function apply({ uri, text, changes }: LookedAtChange): Promise<void> {
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
	if (document.getText() !== text) {
		void vscode.window.showWarningMessage(vscode.l10n.t("The document was changed meanwhile: choose the fix again."));
		return;
	}
	const edit = new vscode.WorkspaceEdit();
	edit.set(
		document.uri,
		changes.map(({ range, newText }) => new vscode.TextEdit(toRange(range), newText)),
	);
	await vscode.workspace.applyEdit(edit);
	await vscode.window.showTextDocument(document);
}
