import * as vscode from "vscode";
import { allAsked, nextQuestion, type Target, targetOf } from "../../core/index.js";
import type { Checking, Current } from "../checking.js";
import { spanToRange, toWorkspaceEdit } from "../convert.js";

/** Goes to the next unanswered question, and makes room for its answer. */
export async function goToNextQuestion(checking: Checking): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	const current = editor && checking.current(editor.document);
	if (!editor || current?.checked.artifact.kind.family !== "rai") return notOurs();
	const target = nextQuestion(current.checked, editor.document.offsetAt(editor.selection.active));
	if (!target) return done(current);
	await go(editor, current, target);
}

/** All unanswered questions, to choose one from. */
export async function showQuestions(checking: Checking): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	const current = editor && checking.current(editor.document);
	if (!editor || current?.checked.artifact.kind.family !== "rai") return notOurs();
	const { questions } = current.checked;
	if (questions.length === 0) return done(current);
	const items = questions.map((question) => ({
		label: question.name,
		detail: question.ask,
		description: minutes(question.minutes),
		question,
	}));
	const chosen = await vscode.window.showQuickPick(items, {
		title: vscode.l10n.t("Unanswered questions"),
		placeHolder: vscode.l10n.t("Choose a question to go to it"),
		matchOnDetail: true,
	});
	// The text may have changed while the list was open.
	const now = chosen && checking.current(editor.document);
	const question = now?.checked.questions.find(({ pointer }) => pointer === chosen?.question.pointer);
	if (now && question) await go(editor, now, targetOf(now.checked.artifact, question));
}

const minutes = (count: number): string => (count === 1 ? vscode.l10n.t("1 minute") : vscode.l10n.t("{0} minutes", count));

/** Says that no document of ours is in front. */
export function notOurs(): void {
	void vscode.window.showInformationMessage(vscode.l10n.t("Open a RAI Docs document first: RAI Docs: New Document makes one."));
}

function done({ checked }: Current): void {
	void vscode.window.showInformationMessage(allAsked(checked.artifact.tier));
}

/** Applies the edit that makes room, selects where the answer goes, gives the editor the keyboard, and says what is asked. */
export async function go(
	{ document: shown, viewColumn }: vscode.TextEditor,
	{ checked }: Current,
	{ edit, select, question }: Target,
): Promise<void> {
	const { document } = checked.artifact;
	const range = spanToRange(document, select);
	const selection = new vscode.Selection(range.start, edit ? range.start : range.end);
	const editor = await vscode.window.showTextDocument(shown, { selection, ...(viewColumn !== undefined && { viewColumn }) });
	if (edit && shown.getText() === document.text) await vscode.workspace.applyEdit(toWorkspaceEdit(shown.uri, document, [edit]));
	editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
	vscode.window.setStatusBarMessage(`$(question) ${question.ask}`, 8000);
}
