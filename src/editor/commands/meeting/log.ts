import path from "node:path";
import type * as vscode from "vscode";
import {
	type Artifact,
	createDocument,
	emptyLog,
	kindOf,
	logDecision,
	logOf,
	type NewApproval,
	type Outcome,
	systemOf,
	type Together,
} from "../../../core/index.js";
import type { Current } from "../../checking.js";
import { toWorkspaceEdit } from "../../convert.js";
import { uriOf } from "../../roots.js";

/** What is written into the log. */
export interface ToLog {
	readonly approvals: Together<NewApproval>;
	readonly outcome: Outcome;
	readonly rationale: string;
}

/** Adds the decision to the log of the packet's system, which is made where there is none. @returns why it cannot be, as a sentence */
export async function addToLog(
	current: Current,
	{ approvals, outcome, rationale }: ToLog,
	edit: vscode.WorkspaceEdit,
): Promise<string | undefined> {
	const { root, checked } = current;
	const known = logOf(root.library, checked.artifact);
	const log = known ?? newLog(current);
	const added = logDecision(log, checked.artifact, approvals, outcome, { rationale }, (id) => root.library.holds(id));
	if ("refused" in added) return added.refused;
	const uri = uriOf(root, log.document.path);
	if (known) edit.set(uri, toWorkspaceEdit(uri, log.document, added.edits).get(uri));
	else edit.createFile(uri, { contents: new TextEncoder().encode(added.text), overwrite: false });
	return undefined;
}

/** Beside the packet. */
function newLog({ root, path: packet, checked }: Current): Artifact {
	const system = systemOf(checked.artifact.document) ?? "system";
	const kind = kindOf("decision-log");
	if (!kind) throw new Error("there is no document type for decision logs");
	const { tier } = checked.artifact;
	const owner = root.library.policyFor(packet).owner(system);
	const text = createDocument(kind, { system, tier, format: "markdown", owner, isTaken: (id) => root.library.holds(id) });
	return emptyLog(path.posix.join(path.posix.dirname(packet), `decision-log-${system}.md`), text);
}
