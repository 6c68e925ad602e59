import path from "node:path";
import * as vscode from "vscode";
import { associationEdits, globOf, type Kind, POLICY_FILE } from "../../core/index.js";
import { type Root, uriOf } from "../roots.js";

/** A card in somebody else's format does not say what it is: the policy has to. */
export async function associate(root: Root, kind: Kind, document: vscode.Uri): Promise<void> {
	if (!root.uri) {
		const name = path.basename(document.path);
		void vscode.window.showInformationMessage(
			vscode.l10n.t("{0} is checked as a {1} once it lies in a folder whose {2} says so.", name, kind.title, POLICY_FILE),
		);
		return;
	}
	const file = path.relative(root.uri.fsPath, document.fsPath).split(path.sep).join("/");
	if (root.library.policyFor(file).kindFor(file) === kind.id) return;
	const add = vscode.l10n.t("Add to {0}", POLICY_FILE);
	const question = vscode.l10n.t("{0} is checked as a {1} once {2} says so.", file, kind.title, POLICY_FILE);
	if ((await vscode.window.showInformationMessage(question, add)) !== add) return;
	await write(root, file, kind);
}

async function write(root: Root, file: string, kind: Kind): Promise<void> {
	const policy = uriOf(root, POLICY_FILE);
	const edit = new vscode.WorkspaceEdit();
	// What somebody has not saved yet is not saved for them.
	const wasDirty = vscode.workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.toString() === policy.toString());
	const text = root.library.text(POLICY_FILE);
	if (text === undefined) {
		edit.createFile(policy, {
			overwrite: false,
			contents: new TextEncoder().encode(`associations:\n  ${JSON.stringify(globOf(file))}: ${kind.id}\n`),
		});
	} else {
		const document = await vscode.workspace.openTextDocument(policy);
		for (const { span, newText } of associationEdits(document.getText(), globOf(file), kind.id)) {
			edit.replace(policy, new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)), newText);
		}
	}
	if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${POLICY_FILE} could not be written`);
	const document = await vscode.workspace.openTextDocument(policy);
	if (!wasDirty) await document.save();
}
