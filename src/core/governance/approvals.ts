import type { Artifact } from "../artifact.js";
import { child, items, resolved, textOf, type YamlNode } from "../document/node.js";
import { isSamePerson, type Named } from "./person.js";

export const DECISIONS = ["approved", "approved-with-conditions", "rejected", "abstained", "withdrawn"] as const;

export type Decision = (typeof DECISIONS)[number];

/** A document of a packet as it was decided on. */
export interface Member {
	readonly id: string;
	readonly version: string;
	readonly digest: string;
}

/** One entry of `approvals` that says who decided what about which version. */
export interface Approval extends Named {
	readonly role: string;
	readonly decision: Decision;
	/** YYYY-MM-DD */
	readonly date: string;
	readonly version: string;
	/** `rai1:sha256:…` of what was decided on. */
	readonly digest: string | undefined;
	readonly conditions: readonly string[];
	/** An e-mail address. */
	readonly recordedBy: string | undefined;
	/** The digest that this person had decided on before. */
	readonly reaffirms: string | undefined;
	readonly members: readonly Member[];
	/** JSON pointer. */
	readonly pointer: string;
	readonly node: YamlNode;
}

/** The entries that can be read, in their order; what is missing in others is the schema's business. */
export const approvalsOf = ({ front }: Artifact): Approval[] =>
	items(child(front, "approvals")).flatMap((node, i) => approvalAt(node, `/approvals/${i}`));

function approvalAt(node: YamlNode, pointer: string): Approval[] {
	const text = (key: string) => textOf(child(node, key));
	const [role, name, date, version] = ["role", "name", "date", "version"].map(text);
	const decision = DECISIONS.find((one) => one === text("decision"));
	if (!role || !name || !date || !version || !decision) return [];
	const conditions = items(child(node, "conditions")).flatMap((condition) => textOf(condition) ?? []);
	const rest = { email: text("email"), digest: text("digest"), recordedBy: text("recorded_by"), reaffirms: text("reaffirms") };
	return [{ role, name, decision, date, version, conditions, ...rest, members: membersOf(node), pointer, node }];
}

const membersOf = (node: YamlNode): Member[] =>
	items(child(node, "members")).flatMap((member) => {
		const [id, version, digest] = ["id", "version", "digest"].map((key) => textOf(child(member, key)));
		return id && version && digest ? [{ id, version, digest }] : [];
	});

/** Of each person in each role about each version the last word, unless that took all back. */
export const inForce = (approvals: readonly Approval[]): Approval[] =>
	approvals.filter(
		(approval, i) => approval.decision !== "withdrawn" && !approvals.slice(i + 1).some((later) => replaces(later, approval)),
	);

/** Whether it is the same person's word in the same role about the same version, which then only the later one is. */
export const replaces = (later: Approval, earlier: Approval): boolean =>
	later.role === earlier.role && later.version === earlier.version && isSamePerson(later, earlier);

export const approves = ({ decision }: Pick<Approval, "decision">): boolean =>
	decision === "approved" || decision === "approved-with-conditions";

/** `T. Lindqvist approved 2.1.0` */
export const wordsOf = ({ name, decision, version }: Approval): string => `${name} ${SAID[decision](version)}`;

const SAID: Readonly<Record<Decision, (version: string) => string>> = {
	approved: (version) => `approved ${version}`,
	"approved-with-conditions": (version) => `approved ${version} with conditions`,
	rejected: (version) => `rejected ${version}`,
	abstained: (version) => `abstained on ${version}`,
	withdrawn: (version) => `withdrew the decision on ${version}`,
};

export const versionOf = ({ front }: Artifact): string | undefined => {
	const node = resolved(child(front, "version"));
	return textOf(node);
};
