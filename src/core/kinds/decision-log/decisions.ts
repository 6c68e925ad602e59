import type { Artifact } from "../../artifact.js";
import { child, isEmpty, items, textOf, type YamlNode } from "../../document/node.js";
import type { Located } from "../../document/pointer.js";
import { referenceAt } from "../../rules/beside.js";
import { dateAt } from "../../rules/dates.js";

/** What somebody began to write down, with where it stands. */
export const begun = (at: Located, key: string): Located[] =>
	items(child(at.node, key)).flatMap((node, i) => (isEmpty(node) ? [] : [{ node, pointer: `${at.pointer}/${key}/${i}` }]));

export const decisionsOf = ({ front }: Artifact): Located[] => (front ? begun({ node: front, pointer: "" }, "decisions") : []);

export const typeOf = (decision: YamlNode): string | undefined => textOf(child(decision, "type"));

/** Whoever decided for it, in which role, and when. */
export interface Approver {
	readonly role: string;
	readonly name: string;
	/** YYYY-MM-DD */
	readonly date: string;
	readonly pointer: string;
	readonly node: YamlNode;
}

export const approversOf = (decision: Located): Approver[] =>
	begun(decision, "approvers").flatMap(({ node, pointer }) => {
		const [role, name, date, said] = ["role", "name", "date", "decision"].map((key) => textOf(child(node, key)));
		const approves = said === "approved" || said === "approved-with-conditions";
		return role && name && date && approves ? [{ role, name, date, pointer, node }] : [];
	});

/** Whether it is neither replaced nor taken back. */
export const isActive = (decision: YamlNode): boolean => (textOf(child(decision, "state")) ?? "active") === "active";

/** The last day of a decision that has ended, YYYY-MM-DD; undefined where it goes on. */
export function endedOn(decision: YamlNode, today: string): string | undefined {
	const expires = dateAt(child(decision, "expires"))?.date;
	return expires !== undefined && expires < today ? expires : undefined;
}

/** The ids of the risks that it names, without the versions that may stand behind them. What is named in another way is left out. */
export const risksNamed = (decision: YamlNode): string[] =>
	items(child(decision, "risks")).flatMap((node) => {
		const reference = referenceAt(node);
		return reference?.type === "artifact" ? [reference.fragment ?? reference.id] : [];
	});
