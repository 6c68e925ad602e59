import * as vscode from "vscode";
import { type Format, holdersOn, incidentDraft, type Kind } from "../../core/index.js";
import { readState } from "../../node/git/then/state.js";
import { type Root, today } from "../roots.js";

/** Adds to the text of a new incident record what is known of the time it happened. */
export type WithState = (text: string, format: Format) => string;

export interface Incident {
	readonly root: Root;
	readonly kind: Kind;
	readonly system: string;
	/** A time, a day or a git revision; asked for where it is to be asked. */
	readonly at?: string | undefined;
	readonly ask: boolean;
}

const asItIs: WithState = (text) => text;

/** Undefined where the person went away, or git cannot tell. Without a repository to ask, a record begins empty. */
export async function askState({ root, kind, system, at, ask }: Incident): Promise<WithState | undefined> {
	if (kind.id !== "incident-record" || !root.uri || (at === undefined && !ask)) return asItIs;
	if (!vscode.workspace.isTrusted) return at === undefined ? asItIs : refused(vscode.l10n.t("git is not asked in Restricted Mode."));
	const time = at ?? (await askTime());
	if (time === undefined) return undefined;
	if (time === "") return asItIs;
	const state = await readState(root.uri.fsPath, system, time, today());
	if ("reason" in state) return refused(state.reason);
	const holders = holdersOn(root.library.policyFor("").roster, today());
	return (text, format) => incidentDraft(text, format, kind, { at: time, state, holders }).text;
}

function refused(reason: string): undefined {
	void vscode.window.showErrorMessage(reason);
}

/** To the minute, as somebody would write it. */
const now = (): string => `${new Date().toISOString().slice(0, 16)}Z`;

function askTime(): Thenable<string | undefined> {
	return vscode.window.showInputBox({
		title: vscode.l10n.t("When did it happen?"),
		prompt: vscode.l10n.t(
			"A time with its zone, a day or a git revision: versions, prompts, data and approvals of then are gathered. Empty to begin without.",
		),
		value: now(),
	});
}
