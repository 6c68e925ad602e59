import * as vscode from "vscode";
import type { RevealPlace } from "../traceability/reveal.js";

/** Everything that an item of ours says, to eyes and to ears. */
interface Told {
	readonly label: string;
	readonly description?: string;
	readonly tooltip: readonly (string | undefined)[];
	readonly icon: vscode.ThemeIcon;
	readonly context: string;
	readonly spoken: readonly (string | undefined)[];
	readonly folded?: vscode.TreeItemCollapsibleState;
	readonly place?: RevealPlace;
}

export function told({
	label,
	description,
	tooltip,
	icon,
	context,
	spoken,
	folded = vscode.TreeItemCollapsibleState.None,
	place,
}: Told): vscode.TreeItem {
	const item = new vscode.TreeItem(label, folded);
	item.description = description ?? false;
	item.tooltip = tooltip.filter((line) => line).join("\n");
	item.iconPath = icon;
	item.contextValue = context;
	item.accessibilityInformation = { label: spoken.filter((words) => words).join(", ") };
	if (place) item.command = { title: vscode.l10n.t("Show in the document"), command: "raiDocs.revealReference", arguments: [place] };
	return item;
}
