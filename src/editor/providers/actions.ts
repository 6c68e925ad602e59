import * as vscode from "vscode";
import { type Action, actionsAt, type Problem, safeEdits } from "../../core/index.js";
import type { Checking, Current } from "../checking.js";
import { toSpan, toWorkspaceEdit } from "../convert.js";
import { SOURCE } from "../diagnostics.js";
import { SELECTOR } from "../selector.js";

export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("raiDocs");

export function registerActions(checking: Checking): vscode.Disposable {
	const provideCodeActions = (document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext) => {
		const current = checking.current(document);
		if (!current) return undefined;
		if (context.only && FIX_ALL.contains(context.only)) return fixAll(current, document.uri, FIX_ALL);
		if (context.only?.contains(FIX_ALL)) return fixAll(current, document.uri, FIX_ALL);
		const found = actionsAt(current.checked, toSpan(current.checked.artifact.document, range));
		const fixes = found.map((action, i) => quickFix(action, current, document.uri, context.diagnostics, i === 0));
		return [...fixes, ...fixAll(current, document.uri, vscode.CodeActionKind.QuickFix), ...explanations(context.diagnostics)];
	};
	const providedCodeActionKinds = [vscode.CodeActionKind.QuickFix, FIX_ALL];
	return vscode.languages.registerCodeActionsProvider(SELECTOR, { provideCodeActions }, { providedCodeActionKinds });
}

function quickFix(
	{ fix, problem }: Action,
	{ checked }: Current,
	uri: vscode.Uri,
	diagnostics: readonly vscode.Diagnostic[],
	first: boolean,
): vscode.CodeAction {
	const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
	action.edit = toWorkspaceEdit(uri, checked.artifact.document, fix.edits);
	action.diagnostics = problem ? diagnostics.filter((diagnostic) => isOf(diagnostic, problem)) : [];
	action.isPreferred = first && problem !== undefined && problem.fixes[0] === fix;
	return action;
}

function isOf(diagnostic: vscode.Diagnostic, problem: Problem): boolean {
	return ruleOf(diagnostic) === problem.rule && diagnostic.message === problem.message;
}

/** The rule of one of our diagnostics. */
export function ruleOf({ source, code }: vscode.Diagnostic): string | undefined {
	return source === SOURCE && typeof code === "object" ? String(code.value) : undefined;
}

/** As a quick fix it is offered only where it does more than one. */
function fixAll({ checked }: Current, uri: vscode.Uri, kind: vscode.CodeActionKind): vscode.CodeAction[] {
	const edits = safeEdits(checked);
	if (edits.length < (kind === FIX_ALL ? 1 : 2)) return [];
	const action = new vscode.CodeAction(vscode.l10n.t("Fix all {0} that are only a matter of writing", edits.length), kind);
	action.edit = toWorkspaceEdit(uri, checked.artifact.document, edits);
	return [action];
}

function explanations(diagnostics: readonly vscode.Diagnostic[]): vscode.CodeAction[] {
	const rules = new Set(diagnostics.flatMap((diagnostic) => ruleOf(diagnostic) ?? []));
	return [...rules].map((rule) => {
		const title = vscode.l10n.t("Explain rule {0}", rule);
		const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
		action.command = { command: "raiDocs.explainRule", title, arguments: [rule] };
		return action;
	});
}
