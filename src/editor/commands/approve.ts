import * as vscode from "vscode";
import {
	type Artifact,
	DECISIONS,
	type Deciding,
	type Decision,
	evidenceTrouble,
	freeze,
	type Holder,
	holdersOn,
	interestOf,
	missingRoles,
	type NewApproval,
	recordApproval,
	refusalOfDocument,
	rolesIn,
	standingApprovals,
	type Together,
} from "../../core/index.js";
import type { Checking, Current } from "../checking.js";
import { toWorkspaceEdit } from "../convert.js";
import type { Grounds } from "../ground.js";
import { today } from "../roots.js";
import { dayTrouble } from "./day.js";
import { askMany } from "./meeting/questions.js";
import { parsePerson, personal } from "./owner.js";
import { notOurs } from "./questions.js";

/** What a key binding or a task may answer beforehand; the rest is asked. */
export type ApprovalAnswers = Partial<NewApproval>;

/** What recording a decision takes. */
export interface Recording {
	readonly checking: Checking;
	readonly grounds: Grounds;
}

/** Asks who decided what about the document in front, and records it. Nothing is decided for anybody. */
export async function approve(recording: Recording, answers: ApprovalAnswers = {}): Promise<void> {
	const { checking } = recording;
	const document = vscode.window.activeTextEditor?.document;
	const current = document && checking.current(document);
	if (!document || !current) return notOurs();
	const refused = refusalOfDocument(current.checked.artifact);
	if (refused !== undefined) return warn(refused);
	const who = await askWho(current, answers);
	const decision = who && (answers.decision ?? (await askDecision(who)));
	const conditions = decision && (answers.conditions ?? (await askConditions(decision)));
	if (!who || !decision || !conditions) return;
	const evidence = answers.evidence ?? (await askEvidence());
	const date = evidence === undefined ? undefined : (answers.date ?? (await askDate()));
	if (date === undefined) return;
	const recordedBy = answers.recordedBy ?? personal()?.email;
	await record(recording, document, { ...answers, ...who, decision, conditions, date, evidence: evidence || undefined, recordedBy });
}

/** As one step that can be undone; against the text as it is once all is answered. */
export async function record({ checking, grounds }: Recording, document: vscode.TextDocument, approval: NewApproval): Promise<void> {
	const current = checking.current(document);
	if (!current) return notOurs();
	const { artifact } = current.checked;
	// A decision about a packet is bound to its documents as they are.
	const frozen = await freeze(current.root.library, artifact, grounds.of(current.root)?.git);
	if (frozen && "refused" in frozen) return warn(frozen.refused);
	const recorded = recordApproval(artifact, { ...approval, ...frozen }, current.root.library.policyFor(current.path), today());
	if ("refused" in recorded) return warn(recorded.refused);
	if (!(await applyIfSame(document, artifact, toWorkspaceEdit(document.uri, artifact.document, recorded.edits)))) return;
	const { version } = recorded;
	vscode.window.setStatusBarMessage(`$(pass) ${vscode.l10n.t("{0} ({1}) on {2}: recorded", approval.name, approval.role, version)}`, 8000);
}

/** What is recorded binds a text: nothing is, where that was changed while git was asked. */
export async function applyIfSame(
	document: vscode.TextDocument,
	{ document: { text } }: Artifact,
	edit: vscode.WorkspaceEdit,
): Promise<boolean> {
	if (document.getText() === text) return vscode.workspace.applyEdit(edit);
	warn(vscode.l10n.t("The document was changed meanwhile, and nothing was recorded. Try again."));
	return false;
}

export const warn = (message: string): void => void vscode.window.showWarningMessage(message);

export async function askWho(current: Current, { name, email, role }: Partial<Deciding>): Promise<Deciding | undefined> {
	if (name !== undefined && role !== undefined) return { name, email, role };
	const { missing, people, another } = candidates(current);
	const title = vscode.l10n.t("Who decided?");
	const options = { title, matchOnDescription: true };
	const chosen = people.length > 0 ? await vscode.window.showQuickPick([...people, another], options) : another;
	return chosen === another ? askPerson(missing) : chosen?.who;
}

/** All who decided together, at least one. */
export async function askAllWho(current: Current): Promise<Together<Deciding> | undefined> {
	const { missing, people, another } = candidates(current);
	const title = vscode.l10n.t("Who decided?");
	const placeHolder = vscode.l10n.t("Everybody who decided it so; who saw it otherwise is asked for later");
	const options = { title, placeHolder, matchOnDescription: true, ignoreFocusOut: true, canPickMany: true } as const;
	const chosen = people.length > 0 ? await vscode.window.showQuickPick([...people, another], options) : [another];
	const asked = chosen?.includes(another) ? await askPerson(missing) : undefined;
	if (!chosen || (chosen.includes(another) && !asked)) return undefined;
	const [first, ...others] = [...chosen.flatMap(({ who }) => who ?? []), ...(asked ? [asked] : [])];
	return first && [first, ...others];
}

/** Who may decide, those first whose decision is missing. */
function candidates({ checked: { artifact }, root, path }: Current) {
	const policy = root.library.policyFor(path);
	const missing = missingRoles(artifact, standingApprovals(artifact), policy).flatMap(rolesIn);
	const rank = (one: Holder): number => (interestOf(artifact, one) ? 2 : missing.includes(one.role) ? 0 : 1);
	const holders = holdersOn(policy.roster, today()).sort((a, b) => rank(a) - rank(b));
	const people = holders.map((holder) => itemOf(holder, missing, interestOf(artifact, holder)));
	return { missing, people, another: { label: `$(add) ${vscode.l10n.t("Another person…")}`, description: "", who: undefined } };
}

/** @param interest what keeps a person from approving it */
function itemOf({ name, email, role, delegateOf }: Holder, missing: readonly string[], interest: string | undefined) {
	const acting = delegateOf === undefined ? role : vscode.l10n.t("{0}, for {1}", role, delegateOf);
	const waiting = missing.includes(role) ? vscode.l10n.t("{0}: has not decided yet", acting) : acting;
	const description = interest === undefined ? waiting : `${acting}: ${interest}`;
	return { label: name, description, who: { name, email, role } };
}

async function askPerson(missing: readonly string[]): Promise<Deciding | undefined> {
	const title = vscode.l10n.t("Who decided?");
	const prompt = vscode.l10n.t("A person, not a team.");
	const typed = await vscode.window.showInputBox({ title, prompt, placeHolder: "T. Lindqvist <t@example.com>" });
	const person = typed === undefined ? undefined : parsePerson(typed);
	const role = person && (await askRole(missing));
	return person && role ? { name: person.name, email: person.email, role } : undefined;
}

async function askRole(missing: readonly string[]): Promise<string | undefined> {
	const title = vscode.l10n.t("In which role?");
	const another = { label: `$(add) ${vscode.l10n.t("Another role…")}`, role: undefined };
	const known = [...new Set(missing)].map((role) => ({ label: role, role }));
	const chosen = known.length > 0 ? await vscode.window.showQuickPick([...known, another], { title }) : another;
	if (chosen !== another) return chosen?.role;
	const wrong = vscode.l10n.t("A role is a word of lower-case letters, digits and hyphens.");
	const validateInput = (role: string) => (/^[a-z][a-z0-9-]*$/.test(role) ? undefined : wrong);
	return vscode.window.showInputBox({ title, placeHolder: "rai-lead", validateInput });
}

async function askDecision({ name, role }: Deciding): Promise<Decision | undefined> {
	const title = vscode.l10n.t("What did {0} ({1}) decide?", name, role);
	const words: Readonly<Record<Decision, string>> = {
		approved: vscode.l10n.t("Approved"),
		"approved-with-conditions": vscode.l10n.t("Approved with conditions"),
		rejected: vscode.l10n.t("Rejected"),
		abstained: vscode.l10n.t("Abstained"),
		withdrawn: vscode.l10n.t("Withdrawn: the decision before no longer counts"),
	};
	const items = DECISIONS.map((decision) => ({ label: words[decision], decision }));
	return (await vscode.window.showQuickPick(items, { title }))?.decision;
}

/** Undefined where the person gave up, or named none. */
async function askConditions(decision: Decision): Promise<readonly string[] | undefined> {
	if (decision !== "approved-with-conditions") return [];
	const prompt = vscode.l10n.t("Leave it empty when there is no other.");
	const conditions = await askMany(vscode.l10n.t("On which condition?"), prompt, (condition) => condition);
	return conditions?.length === 0 ? undefined : conditions;
}

export function askEvidence(): Thenable<string | undefined> {
	const title = vscode.l10n.t("Where is it on record?");
	const prompt = vscode.l10n.t("A reference to minutes, a review or a ticket. Leave it empty where there is none.");
	const validateInput = (text: string) => (text === "" ? undefined : evidenceTrouble(text));
	return vscode.window.showInputBox({ title, prompt, placeHolder: "gh:linden/parking#12", ignoreFocusOut: true, validateInput });
}

/** @param likely when it probably was; today where nobody knows */
export function askDate(likely = today()): Thenable<string | undefined> {
	const title = vscode.l10n.t("On which day was it decided?");
	return vscode.window.showInputBox({ title, value: likely, ignoreFocusOut: true, validateInput: dayTrouble });
}
