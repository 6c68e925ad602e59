import * as vscode from "vscode";
import type { ListedPacket } from "./packets.js";

/** The packet in front, else the one that is about the document in front, else the only one, else the one that a person chooses. */
export async function choosePacket(all: readonly ListedPacket[]): Promise<vscode.Uri | undefined> {
	const front = vscode.window.activeTextEditor?.document.uri;
	const itself = all.find(({ uri }) => uri.toString() === front?.toString());
	if (itself) return itself.uri;
	const about = front ? all.filter((packet) => packet.isAbout(front)) : [];
	const offered = about.length > 0 ? about : all;
	if (offered.length === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t("There is no review packet here yet. RAI Docs: New Document makes one."));
		return undefined;
	}
	return offered.length === 1 ? offered[0]?.uri : pick(offered);
}

async function pick(offered: readonly ListedPacket[]): Promise<vscode.Uri | undefined> {
	const items = offered.map(({ uri, title }) => ({ label: title, description: vscode.workspace.asRelativePath(uri), uri }));
	const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Which review packet?"), matchOnDescription: true });
	return chosen?.uri;
}
