import * as vscode from "vscode";
import {
	child,
	type Deciding,
	isPacket,
	type NewApproval,
	outcomeFields,
	recordApproval,
	refusalOfDocument,
	resolved,
} from "../../../core/index.js";
import type { Checking } from "../../checking.js";
import { spanToRange, toWorkspaceEdit } from "../../convert.js";
import { today } from "../../roots.js";
import { askDate, askWho, warn } from "../approve.js";
import { personal } from "../owner.js";
import { askMany } from "./questions.js";

/** What a key binding or a test may answer beforehand. */
export interface ReturnAnswers extends Partial<Deciding> {
	readonly reasons?: readonly string[];
	/** YYYY-MM-DD */
	readonly date?: string;
}

/** Sends a packet back without a decision: who did, and why, stands in it, and its status says that changes are requested. */
export async function returnPacket(checking: Checking, answers: ReturnAnswers = {}): Promise<void> {
	const document = vscode.window.activeTextEditor?.document;
	const current = document && checking.current(document);
	if (!document || !current || !isPacket(current.checked.artifact)) return warn(vscode.l10n.t("Open a review packet first."));
	const refused = refusalOfDocument(current.checked.artifact);
	if (refused !== undefined) return warn(refused);
	const who = await askWho(current, answers);
	const returned = who && (answers.reasons ?? (await askReasons()));
	const date = returned && (answers.date ?? (await askDate()));
	if (!who || !returned || returned.length === 0 || !date) return;
	await write(checking, document, {
		...who,
		decision: "abstained",
		date,
		recordedBy: personal()?.email,
		outcome: outcomeFields({ returned }),
	});
}

/** Into the text as it is once all is answered. */
async function write(checking: Checking, document: vscode.TextDocument, approval: NewApproval): Promise<void> {
	const current = checking.current(document);
	if (!current) return;
	const { artifact } = current.checked;
	const recorded = recordApproval(artifact, approval, current.root.library.policyFor(current.path), today());
	if ("refused" in recorded) return warn(recorded.refused);
	const edit = toWorkspaceEdit(document.uri, artifact.document, recorded.edits);
	const status = resolved(child(artifact.front, "status"));
	if (status) edit.replace(document.uri, spanToRange(artifact.document, status.span), "changes-requested");
	await vscode.workspace.applyEdit(edit);
}

const askReasons = () =>
	askMany(
		vscode.l10n.t("Why does it go back?"),
		vscode.l10n.t("One reason at a time; leave it empty when there is no other."),
		(reason) => reason,
	);
