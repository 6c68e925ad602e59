import * as vscode from "vscode";
import { capital, type NumberOverview, type Standing, tierName } from "../../core/index.js";
import type { DocumentNode, Node, NumberNode, ReferenceNode, SystemNode } from "./nodes.js";
import type { RevealPlace } from "./reveal.js";

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** What is drawn for a node. Texts of documents are plain text everywhere, never Markdown. */
export function itemOf(node: Node): vscode.TreeItem {
	const item = draw(node);
	item.id = node.id;
	return item;
}

function draw(node: Node): vscode.TreeItem {
	if (node.kind === "system") return systemItem(node);
	if (node.kind === "document") return documentItem(node);
	return node.kind === "reference" ? referenceItem(node) : numberItem(node);
}

function systemItem({ system, root }: SystemNode): vscode.TreeItem {
	const item = new vscode.TreeItem(system.name ?? vscode.l10n.t("No system"), Expanded);
	const words = [...(root.folder === undefined ? [] : [root.folder]), system.words].join(", ");
	item.description = root.folder ?? false;
	item.tooltip = words;
	item.contextValue = "system";
	item.accessibilityInformation = { label: `${label(item)}, ${words}` };
	return item;
}

function documentItem({ document, uri }: DocumentNode): vscode.TreeItem {
	const { title, id, kind, tier, status, path, words, counts, state, tally, range } = document;
	const item = new vscode.TreeItem(title, tally.size > 0 ? Collapsed : None);
	item.description = counts;
	item.tooltip = [`${title}`, [kind, id, tierName(tier), status].filter(Boolean).join(", "), path, words].join("\n");
	item.iconPath = state ? iconOf(state) : new vscode.ThemeIcon("dash", new vscode.ThemeColor("descriptionForeground"));
	item.contextValue = "document";
	item.command = revealing({ uri: uri.toString(), range });
	item.accessibilityInformation = { label: `${title}, ${kind}, ${words}` };
	return item;
}

function referenceItem({ reference, uri }: ReferenceNode): vscode.TreeItem {
	const { label: short, text, field, state, words, reason, remedy, facts, range, numbers, leads } = reference;
	const item = new vscode.TreeItem(short, numbers.length > 0 ? Expanded : None);
	const told = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
	item.description = words;
	item.tooltip = [`${field}: ${text}`, sentence(reason === undefined ? words : `${words}: ${reason}`), remedy, ...told]
		.filter((line) => line !== undefined)
		.join("\n");
	item.iconPath = iconOf(state);
	item.contextValue = leads ? "openableReference" : "reference";
	item.command = revealing({ uri, range });
	item.accessibilityInformation = { label: [short, field, words, reason].filter(Boolean).join(", ") };
	return item;
}

function numberItem({ number, parent }: NumberNode): vscode.TreeItem {
	const item = new vscode.TreeItem(number.words, None);
	item.tooltip = sentence(`${capital(STATES[number.state].words)}. ${number.words}`);
	item.iconPath = iconOf(STATES[number.state].standing);
	item.contextValue = "number";
	item.command = revealing({ uri: parent.uri, range: number.range });
	item.accessibilityInformation = { label: `${STATES[number.state].words}, ${number.words}` };
	return item;
}

const label = ({ label }: vscode.TreeItem): string => (typeof label === "string" ? label : (label?.label ?? ""));

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const revealing = (place: RevealPlace): vscode.Command => ({
	title: vscode.l10n.t("Show in the document"),
	command: "raiDocs.revealReference",
	arguments: [place],
});

const STATES: Readonly<Record<NumberOverview["state"], { readonly standing: Standing; readonly words: string }>> = {
	equal: { standing: "verified", words: "the evidence says the same" },
	different: { standing: "broken", words: "the evidence says otherwise" },
	unverifiable: { standing: "unverifiable", words: "not checkable here" },
};

/** Codicons and colours of the theme: what is well stays quiet. */
const ICONS: Readonly<Record<Standing, readonly [icon: string, colour: string]>> = {
	verified: ["check", "testing.iconPassed"],
	broken: ["error", "problemsErrorIcon.foreground"],
	suspect: ["warning", "problemsWarningIcon.foreground"],
	unpinned: ["circle-outline", "problemsWarningIcon.foreground"],
	unverifiable: ["question", "descriptionForeground"],
	pending: ["ellipsis", "descriptionForeground"],
};

export function iconOf(state: Standing): vscode.ThemeIcon {
	const [icon, colour] = ICONS[state];
	return new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
}
