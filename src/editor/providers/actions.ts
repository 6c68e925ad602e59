import * as vscode from "vscode";
import {
	type Action,
	actionsAt,
	type Deed,
	type Document,
	type Fix,
	type Problem,
	type Span,
	safeEdits,
	systemOf,
	waivableAt,
} from "../../core/index.js";
import type { Checking, Current } from "../checking.js";
import { toSpan, toWorkspaceEdit } from "../convert.js";
import { SOURCE } from "../diagnostics.js";
import type { Root } from "../roots.js";
import { SELECTOR } from "../selector.js";

export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("raiDocs");

export function registerActions(checking: Checking): vscode.Disposable {
	const provideCodeActions = (document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext) => {
		const current = checking.current(document);
		if (!current) return undefined;
		if (context.only && FIX_ALL.contains(context.only)) return fixAll(current, document.uri, FIX_ALL);
		if (context.only?.contains(FIX_ALL)) return fixAll(current, document.uri, FIX_ALL);
		const at = toSpan(current.checked.artifact.document, range);
		const found = actionsAt(current.checked, at);
		const fixes = found.map((action, i) => quickFix(action, current, document.uri, context.diagnostics, i === 0));
		const all = fixAll(current, document.uri, vscode.CodeActionKind.QuickFix);
		return [...fixes, ...all, ...exceptions(current, at), ...explanations(context.diagnostics)];
	};
	const providedCodeActionKinds = [vscode.CodeActionKind.QuickFix, FIX_ALL];
	return vscode.languages.registerCodeActionsProvider(SELECTOR, { provideCodeActions }, { providedCodeActionKinds });
}

function quickFix(
	{ fix, problem }: Action,
	{ checked, root }: Current,
	uri: vscode.Uri,
	diagnostics: readonly vscode.Diagnostic[],
	first: boolean,
): vscode.CodeAction {
	const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
	if (fix.deed) action.command = deedCommand(fix, fix.deed, checked.artifact.document, root, uri);
	else action.edit = toWorkspaceEdit(uri, checked.artifact.document, fix.edits);
	action.diagnostics = problem ? diagnostics.filter((diagnostic) => isOf(diagnostic, problem)) : [];
	action.isPreferred = first && problem !== undefined && problem.fixes[0] === fix;
	return action;
}

/** What takes more than an edit: a look at what changed, another document, a place to read. */
function deedCommand({ title, edits }: Fix, deed: Deed, document: Document, root: Root, uri: vscode.Uri): vscode.Command {
	if (deed.do === "create")
		return { title, command: "raiDocs.newDocument", arguments: [{ id: deed.id, ...(deed.system && { system: deed.system }) }] };
	if (deed.do === "open") return { title, command: "raiDocs.openReference", arguments: [{ uri: uri.toString(), pointer: deed.pointer }] };
	if (deed.do === "answer" || deed.do === "withdraw")
		return { title, command: `raiDocs.${deed.do}Question`, arguments: [{ uri: uri.toString(), question: deed.question }] };
	if (deed.do === "reaffirm") {
		const { path, relied, pointer } = deed;
		return { title, command: "raiDocs.reaffirm", arguments: [{ uri: uri.toString(), root: root.uri?.toString(), path, relied, pointer }] };
	}
	const changes = edits.map(({ span, newText }) => ({ range: document.lines.range(span), newText }));
	const change = { title, uri: uri.toString(), root: root.uri?.toString(), text: document.text, changes, look: deed };
	return { title, command: "raiDocs.applyAfterLook", arguments: [change] };
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

/** What cannot be put right now somebody may ask an exception for: a document that says why, until when, and who answers for it. */
function exceptions({ checked, root }: Current, at: Span): vscode.CodeAction[] {
	const { tier, document } = checked.artifact;
	const system = systemOf(document);
	return waivableAt(checked, at).map((waives) => {
		const title = vscode.l10n.t("Ask for an exception from {0}…", waives.rule);
		const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
		const about = { kind: "exception-request", ...(system && { system }), ...(tier && { tier }), waives };
		action.command = { command: "raiDocs.newDocument", title, arguments: [{ ...about, ...(root.uri && { folder: root.uri.toString() }) }] };
		return action;
	});
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
