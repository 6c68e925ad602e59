import * as vscode from "vscode";

/** What every document of ours says; the core decides whether it is one. */
const SAYS_ARTIFACT = /^\uFEFF?["']?artifact["']?[ \t]*:/m;
const POLICY = "rai-docs.yaml";
const QUESTIONS = "rai-questions.yaml";

/** Has the rest loaded when the first document of ours, or a policy, is seen. */
export function lookOut(load: () => Promise<unknown>): vscode.Disposable {
	const { workspace } = vscode;
	const seen = () => {
		listening.dispose();
		load().catch(failed);
	};
	const look = (document: vscode.TextDocument) => {
		if (mayBeOurs(document)) seen();
	};
	const policies = workspace.createFileSystemWatcher(`**/${POLICY}`, false, true, true);
	const listening = vscode.Disposable.from(
		policies,
		policies.onDidCreate(seen),
		workspace.onDidOpenTextDocument(look),
		workspace.onDidChangeTextDocument(({ document }) => look(document)),
	);
	workspace.textDocuments.forEach(look);
	workspace.findFiles(`**/${POLICY}`, null, 1).then((found) => (found.length > 0 ? seen() : undefined), failed);
	return listening;
}

function mayBeOurs({ languageId, fileName, getText }: vscode.TextDocument): boolean {
	if (languageId !== "markdown" && languageId !== "yaml") return false;
	return fileName.endsWith(POLICY) || fileName.endsWith(QUESTIONS) || SAYS_ARTIFACT.test(getText());
}

function failed(error: unknown): void {
	void vscode.window.showErrorMessage(
		vscode.l10n.t("RAI Docs could not start: {0}", error instanceof Error ? error.message : String(error)),
	);
}
