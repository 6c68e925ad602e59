import * as vscode from "vscode";
import { changesOfFiles, type NamedDocument, type Reopening, reopeningTitle, type SystemChange } from "../../core/index.js";
import type { Checking } from "../checking.js";
import { type Roots, uriOf } from "../roots.js";

interface Item extends vscode.QuickPickItem {
	readonly document?: NamedDocument;
}

/** Lists the documents that a change of a file reopens, and those it leaves; opens the one that is chosen. @param file its URI; the file in front where absent */
export async function showChange(roots: Roots, checking: Checking, file?: string): Promise<void> {
	const uri = file === undefined ? vscode.window.activeTextEditor?.document.uri : vscode.Uri.parse(file, true);
	const at = uri && roots.locate(uri);
	if (!at?.root.uri) return;
	await checking.scan(at.root);
	const changes = changesOfFiles(at.root.library, [at.path]);
	if (changes.length === 0) {
		const text = vscode.l10n.t("No document names {0} as a part of its system.", at.path);
		return void vscode.window.showInformationMessage(text);
	}
	const title = vscode.l10n.t("A change of {0}", at.path);
	const chosen = await vscode.window.showQuickPick<Item>(changes.flatMap(itemsOf), { title, matchOnDescription: true });
	if (chosen?.document) await vscode.window.showTextDocument(uriOf(at.root, chosen.document.path));
}

function itemsOf({ system, reopens, leaves }: SystemChange): Item[] {
	const heading = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
	const left = leaves.map((document) => item(document, document.id ?? document.path));
	return [
		heading(vscode.l10n.t("{0}: reopens", system)),
		...reopens.flatMap(reopened),
		...(left.length === 0 ? [] : [heading(vscode.l10n.t("{0}: leaves", system)), ...left]),
	];
}

function reopened(reopening: Reopening): Item[] {
	const { documents, owed } = reopening;
	const what = reopeningTitle(reopening);
	if (documents.length > 0) return documents.map((document) => item(document, `${document.id ?? document.path}, ${what}`));
	return owed ? [{ label: what, description: vscode.l10n.t("There is none, and the tier requires one") }] : [];
}

const item = (document: NamedDocument, description: string): Item => ({
	label: document.title,
	description,
	detail: [document.version, document.status].filter((word) => word !== undefined).join(", "),
	document,
});
