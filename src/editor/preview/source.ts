import * as vscode from "vscode";

/** Shows a line of a source beside the preview. @param focus whether the keyboard goes there */
export async function showSource(uri: vscode.Uri, line: number, beside: vscode.ViewColumn | undefined, focus: boolean): Promise<void> {
	const document = await vscode.workspace.openTextDocument(uri);
	// What is shown may be older than the text by a moment.
	const { lineNumber, firstNonWhitespaceCharacterIndex } = document.lineAt(Math.min(line, document.lineCount - 1));
	const cursor = new vscode.Position(lineNumber, firstNonWhitespaceCharacterIndex);
	const selection = new vscode.Range(cursor, cursor);
	const editor = await vscode.window.showTextDocument(document, { selection, viewColumn: columnFor(uri, beside), preserveFocus: !focus });
	editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Where the document is seen already, else where other documents are, never over the preview itself. */
function columnFor(uri: vscode.Uri, preview: vscode.ViewColumn | undefined): vscode.ViewColumn {
	const others = vscode.window.visibleTextEditors.filter(({ viewColumn }) => viewColumn !== undefined && viewColumn !== preview);
	const editor = others.find(({ document }) => document.uri.toString() === uri.toString()) ?? others[0];
	return editor?.viewColumn ?? vscode.ViewColumn.Beside;
}
