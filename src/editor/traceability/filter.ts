import * as vscode from "vscode";
import { type Overview, type Shown, STANDINGS, standingName } from "../../core/index.js";

/** What can be asked for, worst first. */
const CHOICES: readonly Shown[] = ["broken", "different", ...STANDINGS.filter((state) => state !== "broken")];

export const nameOf = (shown: Shown): string =>
	shown === "different" ? vscode.l10n.t("the evidence says otherwise") : standingName(shown);

/** Asks which states to show. @returns none for all of them, undefined where nothing was chosen */
export async function chooseStates(all: readonly Overview[], now: ReadonlySet<Shown>): Promise<ReadonlySet<Shown> | undefined> {
	const documents = all.flatMap(({ systems }) => systems.flatMap((system) => system.documents));
	const count = (shown: Shown): number => documents.reduce((sum, { tally }) => sum + (tally.get(shown) ?? 0), 0);
	const items = CHOICES.map((shown) => ({
		label: nameOf(shown),
		description: String(count(shown)),
		picked: now.has(shown),
		shown,
	}));
	const chosen = await vscode.window.showQuickPick(items, {
		canPickMany: true,
		title: vscode.l10n.t("Which references to show"),
		placeHolder: vscode.l10n.t("None chosen shows all"),
	});
	return chosen && new Set(chosen.length === items.length ? [] : chosen.map(({ shown }) => shown));
}
