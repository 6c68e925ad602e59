import * as vscode from "vscode";
import { reaffirmation } from "../../core/index.js";
import type { Current } from "../checking.js";
import type { Roots } from "../roots.js";
import { today } from "../roots.js";
import { type Recording, record, warn } from "./approve.js";
import { showLook } from "./look.js";

/** An approval whose text changed since. */
export interface ChangedApproval {
	readonly uri: string;
	readonly root: string | undefined;
	readonly path: string;
	/** The digest that was decided on. */
	readonly relied: string;
	/** Of the entry. */
	readonly pointer: string;
}

/** Shows what changed since a decision, and asks whether it still stands, for as long as it takes to read. */
export async function reaffirm(
	roots: Roots,
	recording: Recording,
	{ uri, root: key, path, relied, pointer }: ChangedApproval,
): Promise<void> {
	const root = roots.all.find((one) => one.uri?.toString() === key);
	if (!root) return;
	const title = await showLook(root, { do: "reaffirm", path, relied });
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
	const before = entryAt(recording.checking.current(document), pointer, relied);
	if (!before) return warn(vscode.l10n.t("The document was changed meanwhile: choose the fix again."));
	const stands = vscode.l10n.t("{0} has read it, and stands by the decision on {1}", before.name, before.version);
	const leave = vscode.l10n.t("Leave it as it is");
	if ((await vscode.window.showQuickPick([leave, stands], { title, ignoreFocusOut: true })) !== stands) return;
	await recordAgain(recording, document, pointer, relied);
}

/** The decision as it was, about the text as it is by now. */
async function recordAgain(recording: Recording, document: vscode.TextDocument, pointer: string, relied: string): Promise<void> {
	const current = recording.checking.current(document);
	const entry = entryAt(current, pointer, relied);
	if (!current || !entry) return warn(vscode.l10n.t("The document was changed meanwhile: choose the fix again."));
	const found = reaffirmation(current.checked.artifact, entry, current.root.library.past(current.path));
	if ("refused" in found) return warn(found.refused);
	const { role, name, email, decision, conditions } = found.earlier;
	await record(recording, document, { role, name, email, decision, conditions, date: today(), ...found.recorded });
	await vscode.window.showTextDocument(document);
}

const entryAt = (current: Current | undefined, pointer: string, relied: string) =>
	current?.checked.approvals.map(({ approval }) => approval).find((one) => one.pointer === pointer && one.digest === relied);
