import * as vscode from "vscode";
import { pinnedUri, reliedText, reliedUri } from "../pinned.js";
import { type Root, uriOf } from "../roots.js";

/** Two states of a file: at two commits, or a document as it was and as it is. */
export type Look =
	| { readonly do: "compare"; readonly path: string; readonly from: string; readonly to: string }
	| { readonly do: "reread" | "reaffirm"; readonly path: string; readonly relied: string };

/** Shows both side by side. @returns what is to be seen */
export async function showLook(root: Root, look: Look): Promise<string> {
	const { path } = look;
	if (look.do === "compare") {
		const { from, to } = look;
		return showBoth(pinnedUri(root, from, path), pinnedUri(root, to, path), `${path} (${from.slice(0, 7)} ↔ ${to.slice(0, 7)})`);
	}
	const { relied } = look;
	const short = relied.slice(0, 20);
	if ((await reliedText(root, path, relied)) !== undefined)
		return showBoth(reliedUri(root, path, relied), uriOf(root, path), `${path} (${short} ↔ ${vscode.l10n.t("now")})`);
	await vscode.window.showTextDocument(uriOf(root, path), { preview: true });
	return vscode.l10n.t("{0} is not found in its history; this is what it says now", short);
}

async function showBoth(before: vscode.Uri, now: vscode.Uri, title: string): Promise<string> {
	await vscode.commands.executeCommand("vscode.diff", before, now, title, { preview: true });
	return vscode.l10n.t("This is what changed");
}
