import * as vscode from "vscode";
import type { Severity } from "../../core/index.js";

/** Codicons and colours of the theme: what is well stays quiet. */
export const themed = (icon: string, colour?: string): vscode.ThemeIcon =>
	new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));

export const ERROR = "problemsErrorIcon.foreground";
export const WARNING = "problemsWarningIcon.foreground";
const INFO = "problemsInfoIcon.foreground";
const WELL = "testing.iconPassed";
const QUIET = "descriptionForeground";

export const severityIcon = (severity: Severity): vscode.ThemeIcon =>
	themed(severity, { error: ERROR, warning: WARNING, info: INFO }[severity]);

/** Where a document stands in its life. */
export function statusIcon(status: string | undefined): vscode.ThemeIcon {
	const [name, colour] = STATUS_ICONS.get(status ?? "draft") ?? ["question", QUIET];
	return themed(name, colour);
}

const STATUS_ICONS: ReadonlyMap<string, readonly [icon: string, colour?: string]> = new Map([
	["draft", ["edit"]],
	["in-review", ["eye"]],
	["changes-requested", ["request-changes", WARNING]],
	["approved", ["pass", WELL]],
	["rejected", ["circle-slash", QUIET]],
	["superseded", ["history", QUIET]],
	["retired", ["archive", QUIET]],
]);

export const dayIcon = (overdue: boolean): vscode.ThemeIcon => (overdue ? themed("watch", ERROR) : themed("calendar"));
