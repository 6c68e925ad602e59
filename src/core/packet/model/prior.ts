import type { Artifact } from "../../artifact.js";
import { child, items, type YamlNode } from "../../document/node.js";
import { referenceAt } from "../../rules/beside.js";
import { date, type PersonSaid, person, type Said, said, saidAll } from "./said.js";
import type { PacketSources } from "./sources.js";

/** What a decision was made to depend on, and whether that is so by now. */
export interface Condition {
	readonly text: Said;
	readonly owner?: PersonSaid | undefined;
	readonly due?: Said | undefined;
	/** How one sees that it is met. */
	readonly test?: Said | undefined;
	readonly status: "open" | "met" | "dropped";
	/** Open, and its day has passed. */
	readonly overdue: boolean;
}

/** A decision of the system's log. */
export interface PriorDecision {
	readonly id: string;
	readonly title: Said;
	readonly date?: Said | undefined;
	readonly type?: Said | undefined;
	readonly decision?: Said | undefined;
	readonly rationale: readonly Said[];
	readonly conditions: readonly Condition[];
	readonly expires?: Said | undefined;
	/** `active`, `superseded`, `expired`, `revoked` */
	readonly state: string;
	/** Whether it is the decision about this packet. */
	readonly own: boolean;
}

/** What was decided about the system before, the newest first. */
export function priorOf(sources: PacketSources): PriorDecision[] {
	const decisions = sources.logs.flatMap((log) =>
		items(child(log.front, "decisions")).flatMap((node) => decisionAt(log, node, sources) ?? []),
	);
	return decisions.sort((a, b) => ((a.date?.text ?? "") < (b.date?.text ?? "") ? 1 : -1));
}

function decisionAt(log: Artifact, node: YamlNode, { at: today, packet }: PacketSources): PriorDecision | undefined {
	const id = said(log, child(node, "id"));
	const title = said(log, child(node, "title"));
	if (!id && !title) return undefined;
	return {
		id: id?.text ?? "",
		title: title ?? (id as Said),
		date: date(log, child(node, "date")),
		type: said(log, child(node, "type")),
		decision: said(log, child(node, "decision")),
		rationale: saidAll(log, child(node, "rationale")),
		conditions: items(child(node, "conditions")).flatMap((one) => conditionAt(log, one, today) ?? []),
		expires: date(log, child(node, "expires")),
		state: said(log, child(node, "state"))?.text ?? "active",
		own: packet.artifact.id !== undefined && referenceIdAt(child(node, "packet")) === packet.artifact.id,
	};
}

/** @param log that has it, or the packet whose outcome names it */
export function conditionAt(log: Artifact, node: YamlNode, today: string): Condition | undefined {
	const text = said(log, child(node, "text"));
	if (!text) return undefined;
	const due = date(log, child(node, "due"));
	const written = said(log, child(node, "status"))?.text;
	const status = written === "met" || written === "dropped" ? written : "open";
	return {
		text,
		owner: person(log, child(node, "owner")),
		due,
		test: said(log, child(node, "acceptance_test")),
		status,
		overdue: status === "open" && due !== undefined && due.text < today,
	};
}

function referenceIdAt(node: YamlNode | undefined): string | undefined {
	const reference = referenceAt(node);
	return reference?.type === "artifact" ? reference.id : undefined;
}
