import type { Artifact } from "../artifact.js";
import { child, items, textOf, type YamlNode } from "../document/node.js";
import { isPast } from "../kinds/lifecycle.js";
import type { Library } from "../library/library.js";
import { dateAt } from "../rules/dates.js";
import { membershipOf } from "./membership.js";
import type { OutcomeCondition } from "./outcome.js";

/** The conditions that the packet's readiness memos propose, for a board to agree on or not. */
export function proposedConditions(library: Library, packet: Artifact): OutcomeCondition[] {
	const membership = membershipOf(packet);
	const members = membership ? library.members(membership).map(({ artifact }) => artifact) : [];
	const memos = members.filter(({ kind, status }) => kind.id === "readiness-memo" && !isPast(status));
	return memos.flatMap(({ front }) => items(child(front, "conditions")).flatMap(conditionAt));
}

function conditionAt(node: YamlNode): OutcomeCondition[] {
	const text = textOf(child(node, "text"));
	if (!text) return [];
	const [name, email] = ["name", "email"].map((key) => textOf(child(child(node, "owner"), key)));
	const [due, test] = [dateAt(child(node, "due"))?.date, textOf(child(node, "verification"))];
	return [{ text, ...(name && { owner: { name, email } }), ...(due && { due }), ...(test && { test }) }];
}

/** The day on which the board was to meet, YYYY-MM-DD. */
export const meetingDay = ({ front }: Artifact): string | undefined => dateAt(child(child(front, "checkpoint"), "meeting"))?.date;
