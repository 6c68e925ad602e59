import * as vscode from "vscode";
import { AUDIENCES, type Audience } from "../../core/index.js";

const READERS: Readonly<Record<Audience, () => string>> = {
	board: () => vscode.l10n.t("Whoever decides. Nothing is left out."),
	internal: () => vscode.l10n.t("Colleagues. What is marked for the board is left out."),
	customer: () => vscode.l10n.t("Only what is marked for customers or the public. People are their roles, and small groups vanish."),
	public: () => vscode.l10n.t("Only what is marked for the public. People are their roles, and small groups vanish."),
};

interface Choice<T> extends vscode.QuickPickItem {
	readonly audience: T;
}

const readers = (): Choice<Audience>[] => AUDIENCES.map((audience) => ({ label: audience, detail: READERS[audience](), audience }));

/** For whom a packet goes out; the usual readers are offered first. */
export async function chooseAudience(): Promise<Audience | undefined> {
	const usual = readers().sort((a, b) => Number(b.audience === "internal") - Number(a.audience === "internal"));
	return (await vscode.window.showQuickPick(usual, { title: vscode.l10n.t("Export review packet for") }))?.audience;
}

/** As whom somebody looks at a packet; `whole` is what whoever works on it sees. */
export async function chooseView(): Promise<Audience | "whole" | undefined> {
	const whole: Choice<"whole"> = {
		label: vscode.l10n.t("everything"),
		detail: vscode.l10n.t("As whoever works on it."),
		audience: "whole",
	};
	const items: Choice<Audience | "whole">[] = [whole, ...readers()];
	return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("View review packet as") }))?.audience;
}
