import type { Artifact } from "../artifact.js";
import { child, items, textOf } from "../document/node.js";
import { type Appended, appendEntry, type Refused } from "../governance/append.js";
import { versionOf } from "../governance/approvals.js";
import type { Fields } from "../governance/entry.js";
import type { NewApproval } from "../governance/record.js";
import { decisionOf } from "./model/decision.js";

/** What a decision depends on. */
export interface OutcomeCondition {
	readonly text: string;
	readonly owner?: { readonly name: string; readonly email?: string | undefined } | undefined;
	/** YYYY-MM-DD */
	readonly due?: string | undefined;
	/** How anybody can tell that it is met. */
	readonly test?: string | undefined;
}

/** What a meeting came to. */
export interface Outcome {
	/** The option that was chosen, as the packet writes it. */
	readonly option?: string | undefined;
	readonly votes?: { readonly for: number; readonly against: number; readonly abstained: number } | undefined;
	readonly recusals?: readonly string[];
	readonly conditions?: readonly OutcomeCondition[];
	readonly dissent?: readonly { readonly by: string; readonly view: string }[];
	/** A reference. */
	readonly minutes?: string | undefined;
	/** Why the packet went back without a decision. */
	readonly returned?: readonly string[];
}

const some = <T>(list: readonly T[] | undefined): readonly T[] | undefined => (list && list.length > 0 ? list : undefined);

/** As it is written in the packet's `approvals` entry, which is no part of what was decided on. */
export const outcomeFields = ({ option, votes, recusals, conditions, dissent, minutes, returned }: Outcome): Fields => ({
	option,
	votes: votes && { ...votes },
	recusals: some(recusals),
	conditions: some(conditions)?.map(conditionFields),
	dissent: some(dissent)?.map((one) => ({ ...one })),
	minutes,
	returned: some(returned),
});

const conditionFields = ({ text, owner, due, test }: OutcomeCondition): Fields => ({
	text,
	owner: owner && { name: owner.name, email: owner.email },
	due,
	acceptance_test: test,
});

/** Who decided, and as what. */
export type Deciding = Pick<NewApproval, "name" | "email" | "role">;

/** At least one. */
export type Together<T> = readonly [T, ...T[]];

/** What the decision log is told beside the outcome: what only those who were there know. */
export interface LogWords {
	/** Why it was decided so, as the minutes say. */
	readonly rationale: string;
}

/** What each of those who decided is recorded with: the same but for who it is, and the outcome only once. */
export function approvalsFor(
	[first, ...others]: Together<Deciding>,
	same: Omit<NewApproval, keyof Deciding>,
	outcome: Outcome,
): Together<NewApproval> {
	return [{ ...first, ...same, outcome: outcomeFields(outcome) }, ...others.map((one) => ({ ...one, ...same }))];
}

/**
 * Writes a packet's outcome into the log of its system, as one more decision.
 * @param approvals of all who decided
 * @param isTaken whether an id stands somewhere already
 */
export function logDecision(
	log: Artifact,
	packet: Artifact,
	approvals: Together<NewApproval>,
	outcome: Outcome,
	{ rationale }: LogWords,
	isTaken: (id: string) => boolean,
): Appended | Refused {
	const [{ date, decision }] = approvals;
	const { question, options } = decisionOf(packet);
	const version = versionOf(packet);
	const fields: Fields = {
		id: freeId(log, isTaken),
		date,
		title: textOf(child(packet.front, "title")) ?? packet.id,
		type: "go-no-go",
		packet: packet.id === undefined ? undefined : `${packet.id}${version ? `@${version}` : ""}`,
		context: question?.text,
		options: some(options.map(({ option }) => option.text)),
		decision: outcome.option ?? decision.replace(/-/g, " "),
		rationale,
		evidence: outcome.minutes === undefined ? undefined : [outcome.minutes],
		conditions: some(outcome.conditions)?.map((condition) => ({ ...conditionFields(condition), status: "open" })),
		approvers: approvals.map(({ role, name }) => ({ role, name, decision, date })),
		votes: outcome.votes && { ...outcome.votes },
		recusals: some(outcome.recusals),
		dissent: some(outcome.dissent)?.map((one) => ({ ...one })),
		expires: textOf(child(packet.front, "expires")),
		state: "active",
	};
	return appendEntry(log, "decisions", fields, true);
}

/** `DEC-credit-risk-4` behind `DEC-credit-risk-3`. */
function freeId({ front, id = "DL-system" }: Artifact, isTaken: (id: string) => boolean): string {
	const ids = items(child(front, "decisions")).flatMap((decision) => textOf(child(decision, "id")) ?? []);
	const [, stem = `DEC-${id.replace(/^[A-Z]+-/, "")}`] = /^(DEC-.+)-\d+$/.exec(ids.at(-1) ?? "") ?? [];
	let number = ids.length + 1;
	while (isTaken(`${stem}-${number}`) || ids.includes(`${stem}-${number}`)) number++;
	return `${stem}-${number}`;
}

/** The conditions, grouped by who owns them, ready to be pasted into a mail or a tracker. */
export function followUps(title: string, date: string, conditions: readonly OutcomeCondition[]): string {
	const owners = [...new Set(conditions.map(({ owner }) => owner?.name))].sort((a, b) => ((a ?? "\uffff") < (b ?? "\uffff") ? -1 : 1));
	const groups = owners.map((name) => {
		const own = conditions.filter(({ owner }) => owner?.name === name);
		const email = own.find(({ owner }) => owner?.email)?.owner?.email;
		const lines = own.map(({ text, due, test }) => `- [ ] ${text}${due ? `, by ${due}` : ""}${test ? `. Met when: ${test}` : ""}`);
		return [`**${name ?? "Nobody yet"}**${email ? ` <${email}>` : ""}`, "", ...lines].join("\n");
	});
	return [`Conditions of the decision on “${title}” of ${date}`, ...groups].join("\n\n");
}
