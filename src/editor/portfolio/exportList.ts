import * as vscode from "vscode";
import { LIST_COLUMNS, type ListName, listCsv, rowsOf } from "../../core/index.js";
import { type Root, type Roots, today } from "../roots.js";

/** What a key binding or a task may answer beforehand; the rest is asked. */
export interface ListAnswers {
	readonly list?: ListName;
	/** The URI of the file that is written. */
	readonly target?: string;
}

/** Writes all risks, open actions or systems of a folder into a file for spreadsheets, which a person picks. */
export async function exportList(roots: Roots, read: () => Promise<void>, answers: ListAnswers = {}): Promise<void> {
	await read();
	const root = await chooseRoot(roots);
	const list = root && (answers.list ?? (await chooseList(root)));
	if (!root || !list) return;
	const target = answers.target === undefined ? await chooseTarget(root, list) : vscode.Uri.parse(answers.target, true);
	if (!target) return;
	// What was read while a person chose counts.
	const rows = rowsOf(root.library, list, today());
	await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(listCsv(LIST_COLUMNS[list], rows)));
	const name = vscode.workspace.asRelativePath(target);
	vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t("{0} rows written to {1}", rows.length, name)}`, 8000);
}

async function chooseRoot(roots: Roots): Promise<Root | undefined> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
	if (folder) return roots.of(folder);
	return folders.length > 1 ? undefined : roots.loose;
}

async function chooseList({ library }: Root): Promise<ListName | undefined> {
	const count = (list: ListName): string => String(rowsOf(library, list, today()).length);
	const items = [
		{ label: vscode.l10n.t("Risks"), description: count("risks"), list: "risks" as const },
		{ label: vscode.l10n.t("Open actions"), description: count("actions"), list: "actions" as const },
		{ label: vscode.l10n.t("Systems"), description: count("systems"), list: "systems" as const },
	];
	return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Export which list?") }))?.list;
}

function chooseTarget({ uri }: Root, list: ListName): Thenable<vscode.Uri | undefined> {
	return vscode.window.showSaveDialog({
		title: vscode.l10n.t("Export as CSV"),
		filters: { CSV: ["csv"] },
		...(uri && { defaultUri: vscode.Uri.joinPath(uri, `${list}-${today()}.csv`) }),
	});
}
