import * as vscode from "vscode";
import { isDay } from "../../core/index.js";

/** What is wrong with a day that somebody types. */
export const dayTrouble = (text: string): string | undefined =>
	isDay(text) ? undefined : vscode.l10n.t("A day of the calendar is written as YYYY-MM-DD.");
