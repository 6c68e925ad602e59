import * as vscode from "vscode";
import type { Kind, Kinds } from "../../core/index.js";

/** Document types in the order in which a system comes to need them. */
const groups = (): readonly (readonly [title: string, ids: readonly string[]])[] => [
	[vscode.l10n.t("Begin"), ["intake-request"]],
	[vscode.l10n.t("Describe"), ["model-card", "system-card", "dataset-sheet"]],
	[vscode.l10n.t("Weigh"), ["risk-assessment", "risk-register", "privacy-assessment"]],
	[vscode.l10n.t("Test"), ["evaluation-plan", "evaluation-report", "robustness-report", "red-team-report"]],
	[vscode.l10n.t("Decide"), ["readiness-memo", "review-packet", "decision-log", "exception-request"]],
	[vscode.l10n.t("Operate"), ["monitoring-spec", "runbook", "incident-record"]],
	[vscode.l10n.t("Show to others"), ["assurance-pack", "control-mapping", "huggingface-model-card", "huggingface-dataset-card"]],
];

interface KindItem extends vscode.QuickPickItem {
	readonly type?: Kind;
}

/** What do you want to write? Undefined where the person gave up. */
export async function chooseKind(kinds: Kinds): Promise<Kind | undefined> {
	const title = vscode.l10n.t("New document");
	const placeHolder = vscode.l10n.t("What do you want to write?");
	return (await vscode.window.showQuickPick(itemsOf(kinds), { title, placeHolder, matchOnDetail: true }))?.type;
}

/** An organisation's own types come last. */
function itemsOf({ all, of }: Kinds): KindItem[] {
	const usual = groups().map(([title, ids]) => [title, ids.flatMap((id) => of(id) ?? [])] as const);
	const known = new Set(usual.flatMap(([, types]) => types));
	const own = [vscode.l10n.t("Of your organisation"), all.filter((kind) => !known.has(kind))] as const;
	return [...usual, own].filter(([, types]) => types.length > 0).flatMap(([title, types]) => [separator(title), ...types.map(itemOf)]);
}

const separator = (label: string): KindItem => ({ label, kind: vscode.QuickPickItemKind.Separator });

const itemOf = (type: Kind): KindItem => ({ label: type.title, detail: type.description, type });
