import * as vscode from "vscode";
import { dayWords, lateWords } from "../../core/index.js";
import { today } from "../roots.js";
import { dayIcon, ERROR, statusIcon, themed } from "./icons.js";
import { told } from "./told.js";
import type { When, WhenNode, WorkItemNode, WorkNode } from "./workNodes.js";

/** @param everybody whether it is to be said who sees to it */
export function workItem(node: WorkNode, everybody: boolean): vscode.TreeItem {
	const item = node.kind === "when" ? whenItem(node) : itemItem(node, everybody);
	item.id = node.id;
	return item;
}

const WORDS: Readonly<Record<When, (count: number) => string>> = {
	overdue: (count) => vscode.l10n.t("{0} overdue", count),
	due: (count) => vscode.l10n.t("{0} with a day", count),
	undated: (count) => vscode.l10n.t("{0} without a day", count),
};

function whenItem({ when, items }: WhenNode): vscode.TreeItem {
	const label = WORDS[when](items.length);
	return told({
		label,
		tooltip: [label],
		icon: when === "overdue" ? themed("watch", ERROR) : themed(when === "due" ? "calendar" : "inbox"),
		context: "when",
		spoken: [label],
		folded: vscode.TreeItemCollapsibleState.Expanded,
	});
}

/** The day comes first: a side bar is narrow. */
function itemItem({ item, place }: WorkItemNode, everybody: boolean): vscode.TreeItem {
	const { text, words, who, due, system, document } = item;
	const day = due === undefined ? undefined : dayWords(due, today());
	const waits = vscode.l10n.t("Waits for {0}", who);
	return told({
		label: due === undefined ? text : `${due} ${text}`,
		description: [due === undefined ? "" : lateWords(due, today()), words, ...(everybody ? [who] : []), system]
			.filter((one) => one)
			.join(" · "),
		tooltip: [text, [words, day].filter((one) => one).join(", "), waits, system, document.overview.path],
		icon: iconFor(item),
		context: item.kind === "approval" ? "approval" : "work",
		spoken: [text, words, day, everybody ? waits : undefined, system],
		place,
	});
}

function iconFor({ kind, overdue, document }: WorkItemNode["item"]): vscode.ThemeIcon {
	if (kind === "approval") return themed("law", overdue ? ERROR : undefined);
	return kind === "document" ? statusIcon(document.checked.artifact.status) : dayIcon(overdue);
}
