import * as vscode from "vscode";
import type { Document, Range, Span, TextEdit } from "../core/index.js";

export const toRange = ({ start, end }: Range): vscode.Range => new vscode.Range(start.line, start.character, end.line, end.character);

export const rangeIn = (document: vscode.TextDocument, { start, end }: Span): vscode.Range =>
	new vscode.Range(document.positionAt(start), document.positionAt(end));

export const spanToRange = ({ lines }: Document, span: Span): vscode.Range => toRange(lines.range(span));

export const toSpan = ({ lines }: Document, range: vscode.Range): Span => lines.span(range);

/** Minimal edits; those with tab stops leave the cursor where a person writes next. */
export function toWorkspaceEdit(uri: vscode.Uri, document: Document, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
	const workspaceEdit = new vscode.WorkspaceEdit();
	const made = edits.map((edit) => toEdit(document, edit));
	workspaceEdit.set(uri, made);
	return workspaceEdit;
}

function toEdit(document: Document, { span, newText, snippet }: TextEdit): vscode.TextEdit | vscode.SnippetTextEdit {
	const range = spanToRange(document, span);
	if (!snippet) return new vscode.TextEdit(range, newText);
	const edit = new vscode.SnippetTextEdit(range, new vscode.SnippetString(newText));
	// The core has indented it already.
	edit.keepWhitespace = true;
	return edit;
}
