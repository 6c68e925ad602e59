import * as vscode from "vscode";
import {
	approvalsFor,
	type Deciding,
	type Decision,
	decisionOf,
	followUps,
	freeze,
	isPacket,
	meetingDay,
	type Outcome,
	type OutcomeCondition,
	proposedConditions,
	recordApprovals,
	refusalOfDocument,
	type Together,
} from "../../../core/index.js";
import type { Checking, Current } from "../../checking.js";
import { toWorkspaceEdit } from "../../convert.js";
import type { Grounds } from "../../ground.js";
import { today } from "../../roots.js";
import { applyIfSame, askAllWho, askDate, askEvidence, warn } from "../approve.js";
import { personal } from "../owner.js";
import { addToLog } from "./log.js";
import { askCondition, askMany, askText, askVotes, dissentIn } from "./questions.js";

/** What a key binding or a test may answer beforehand. */
export interface OutcomeAnswers extends Partial<Outcome> {
	readonly who?: Together<Deciding>;
	readonly decision?: Decision;
	readonly rationale?: string;
	/** YYYY-MM-DD */
	readonly date?: string;
}

interface Answered {
	readonly who: Together<Deciding>;
	readonly decision: Decision;
	readonly date: string;
	readonly rationale: string;
	readonly outcome: Outcome;
}

/** Asks what a meeting came to, and writes it into the packet and the log of decisions, as one change. */
export async function recordOutcome(checking: Checking, grounds: Grounds, answers: Taken = {}): Promise<void> {
	const document = vscode.window.activeTextEditor?.document;
	const current = document && checking.current(document);
	if (!document || !current || !isPacket(current.checked.artifact)) return warn(vscode.l10n.t("Open a review packet first."));
	const refused = refusalOfDocument(current.checked.artifact);
	if (refused !== undefined) return warn(refused);
	const taken: Taken = { ...answers };
	const answered = await ask(current, taken);
	if (answered) return write(checking, grounds, document, answered);
	// Nobody waits for the answer.
	if (taken.option !== undefined) void offerToGoOn(document, () => recordOutcome(checking, grounds, taken));
}

/** The answers so far: one wrong key does not lose them. */
type Taken = { -readonly [K in keyof Omit<OutcomeAnswers, "votes">]: OutcomeAnswers[K] } & { votes?: OutcomeAnswers["votes"] | "none" };

async function offerToGoOn(document: vscode.TextDocument, goOn: () => Promise<void>): Promise<void> {
	const again = vscode.l10n.t("Go On");
	const chosen = await vscode.window.showInformationMessage(vscode.l10n.t("The outcome is not recorded. Your answers are kept."), again);
	if (chosen !== again) return;
	await vscode.window.showTextDocument(document);
	await goOn();
}

/** @param taken answers so far; those given now are added */
async function ask(current: Current, taken: Taken): Promise<Answered | undefined> {
	const take = async <K extends keyof Taken>(key: K, question: () => Thenable<Taken[K]>): Promise<Taken[K]> => {
		taken[key] ??= await question();
		return taken[key];
	};
	const who = await take("who", () => askAllWho(current));
	const option = who && (await take("option", () => askOption(current)));
	const conditions = option && (await take("conditions", () => askConditions(current)));
	const decision = conditions && (await take("decision", () => askDecision(conditions.length > 0)));
	const votes = decision && (await take("votes", askVotes));
	const recusals = votes && (await take("recusals", () => askRecusals(who)));
	const dissent = recusals && (await take("dissent", askDissent));
	const rationale = dissent && (await take("rationale", askWhy));
	const minutes = rationale === undefined ? undefined : await take("minutes", askEvidence);
	const date = minutes === undefined ? undefined : await take("date", () => askDate(likelyDay(current)));
	if (!who || !option || !conditions || !decision || !votes || !recusals || !dissent || rationale === undefined || !date) return undefined;
	const outcome = { option, conditions, votes: votes === "none" ? undefined : votes, recusals, dissent, minutes: minutes || undefined };
	return { who, decision, date, rationale, outcome };
}

async function askOption({ checked }: Current): Promise<string | undefined> {
	const title = vscode.l10n.t("Which option was chosen?");
	const items = decisionOf(checked.artifact).options.map(({ option, recommended }) => ({
		label: option.text,
		description: recommended ? vscode.l10n.t("recommended") : "",
	}));
	return (await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true }))?.label;
}

/** Those that a memo proposes are agreed on or not; others are typed. */
async function askConditions({ root, checked }: Current): Promise<OutcomeCondition[] | undefined> {
	const proposed = proposedConditions(root.library, checked.artifact);
	const agreed = proposed.length > 0 ? await askProposed(proposed) : [];
	const others =
		agreed && (await askMany(vscode.l10n.t("On which condition?"), vscode.l10n.t("Leave it empty when there is no other."), askCondition));
	return agreed && others && [...agreed, ...others];
}

async function askProposed(proposed: readonly OutcomeCondition[]): Promise<OutcomeCondition[] | undefined> {
	const items = proposed.map((condition) => ({
		...{ label: condition.text, description: [condition.owner?.name, condition.due].filter((part) => part).join(", ") },
		...{ detail: condition.test ?? "", picked: true, condition },
	}));
	const title = vscode.l10n.t("Which of the memo's conditions were agreed on?");
	const placeHolder = vscode.l10n.t("Others are asked for next");
	const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true, ignoreFocusOut: true });
	return chosen?.map(({ condition }) => condition);
}

async function askDecision(conditional: boolean): Promise<Decision | undefined> {
	const yes = conditional
		? { label: vscode.l10n.t("Approved with conditions"), decision: "approved-with-conditions" as const }
		: { label: vscode.l10n.t("Approved"), decision: "approved" as const };
	const items = [yes, { label: vscode.l10n.t("Rejected"), decision: "rejected" as const }];
	return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("What does that mean for the packet?"), ignoreFocusOut: true }))
		?.decision;
}

const askRecusals = (who: readonly Deciding[]) =>
	askMany(
		vscode.l10n.t("Who stood aside?"),
		vscode.l10n.t("One name at a time; leave it empty when there is no other."),
		(name) => name,
		(name) => (who.some((one) => one.name === name) ? vscode.l10n.t("{0} is among those who decided.", name) : undefined),
	);

const askDissent = () =>
	askMany(
		vscode.l10n.t("Who saw it otherwise?"),
		vscode.l10n.t("“Name: what they would have done”; leave it empty when there is nobody else."),
		dissentIn,
		(text) => (dissentIn(text) ? undefined : vscode.l10n.t("Write the name, a colon, and what they would have done.")),
	);

const askWhy = () => askText(vscode.l10n.t("Why was it decided so?"), vscode.l10n.t("For the log of decisions, as the minutes say it."));

/** The day of the meeting, once it has come. */
function likelyDay({ checked }: Current): string | undefined {
	const day = meetingDay(checked.artifact);
	return day !== undefined && day <= today() ? day : undefined;
}

async function write(checking: Checking, grounds: Grounds, document: vscode.TextDocument, answered: Answered): Promise<void> {
	const current = checking.current(document);
	if (!current) return;
	const { root, path, checked } = current;
	const { who, decision, date, outcome, rationale } = answered;
	const frozen = await freeze(root.library, checked.artifact, grounds.of(root)?.git);
	if (frozen && "refused" in frozen) return warn(frozen.refused);
	const conditions = (outcome.conditions ?? []).map(({ text }) => text);
	const same = { decision, conditions, date, evidence: outcome.minutes, recordedBy: personal()?.email, ...frozen };
	const approvals = approvalsFor(who, same, outcome);
	const recorded = recordApprovals(checked.artifact, approvals, root.library.policyFor(path), today());
	if ("refused" in recorded) return warn(recorded.refused);
	const edit = toWorkspaceEdit(document.uri, checked.artifact.document, recorded.edits);
	const refused = await addToLog(current, { approvals, outcome, rationale }, edit);
	if (refused !== undefined) return warn(refused);
	if (await applyIfSame(document, checked.artifact, edit)) await offerFollowUps(current, date, outcome);
}

async function offerFollowUps({ checked }: Current, date: string, { conditions = [] }: Outcome): Promise<void> {
	const said = vscode.l10n.t("The outcome is recorded in the packet and in the log of decisions.");
	if (conditions.length === 0) return void vscode.window.showInformationMessage(said);
	const copy = vscode.l10n.t("Copy Follow-ups");
	// Nobody waits for the answer: the outcome is recorded.
	void vscode.window.showInformationMessage(said, copy).then(async (chosen) => {
		if (chosen !== copy) return;
		const title = checked.artifact.id ?? checked.artifact.document.path;
		await vscode.env.clipboard.writeText(followUps(title, date, conditions));
	});
}
