import * as vscode from "vscode";
import { type Appended, type Document, parseDocument, QUESTIONS_FILE, type Refused } from "../../../core/index.js";
import type { Checking } from "../../checking.js";
import { toWorkspaceEdit } from "../../convert.js";
import { type Root, uriOf } from "../../roots.js";
import { warn } from "../approve.js";

/**
 * Changes what is kept of reviewers' questions, as one step that can be undone. It is saved, because nobody looks at it; but not
 * what somebody else is writing in it. @returns what was kept
 */
export async function keep<T extends Appended>(
	checking: Checking,
	root: Root,
	change: (file: Document | undefined) => T | Refused,
): Promise<T | undefined> {
	const uri = uriOf(root, QUESTIONS_FILE);
	const open = await vscode.workspace.openTextDocument(uri).then(
		(document) => document,
		() => undefined,
	);
	const wasDirty = open?.isDirty ?? false;
	const file = open && parseDocument(QUESTIONS_FILE, open.getText(), "yaml");
	const changed = change(file);
	if ("refused" in changed) {
		warn(changed.refused);
		return undefined;
	}
	const edit = file ? toWorkspaceEdit(uri, file, changed.edits) : newFile(uri, changed.text);
	if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${QUESTIONS_FILE} could not be written`);
	const document = await vscode.workspace.openTextDocument(uri);
	if (!wasDirty) await document.save();
	checking.check(document);
	return changed;
}

function newFile(uri: vscode.Uri, text: string): vscode.WorkspaceEdit {
	const edit = new vscode.WorkspaceEdit();
	edit.createFile(uri, { overwrite: false });
	edit.insert(uri, new vscode.Position(0, 0), text);
	return edit;
}
