import * as vscode from "vscode";
import type { Checked, Problem, Severity } from "../core/index.js";
import { toRange } from "./convert.js";
import { type Root, uriOf } from "./roots.js";

export const SOURCE = "RAI Docs";

const SEVERITIES: Record<Severity, vscode.DiagnosticSeverity> = {
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	info: vscode.DiagnosticSeverity.Information,
};

/** A problem without a range is about the document as a whole: the status bar shows it, no squiggle does. */
export function diagnosticsOf({ problems }: Checked, root: Root, extension: vscode.Uri): vscode.Diagnostic[] {
	return problems.flatMap((problem) => (problem.range ? [diagnosticOf(problem, problem.range, root, extension)] : []));
}

function diagnosticOf(problem: Problem, range: NonNullable<Problem["range"]>, root: Root, extension: vscode.Uri): vscode.Diagnostic {
	const diagnostic = new vscode.Diagnostic(toRange(range), problem.message, SEVERITIES[problem.severity]);
	diagnostic.source = SOURCE;
	diagnostic.code = { value: problem.rule, target: rulePage(extension, problem.rule) };
	diagnostic.relatedInformation = problem.related.map(
		(related) =>
			new vscode.DiagnosticRelatedInformation(new vscode.Location(uriOf(root, related.path), toRange(related.range)), related.message),
	);
	return diagnostic;
}

/** The page of a rule, shipped in the extension. */
export const rulePage = (extension: vscode.Uri, rule: string): vscode.Uri => vscode.Uri.joinPath(extension, "docs", "rules", `${rule}.md`);
