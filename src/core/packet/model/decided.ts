import type { Artifact } from "../../artifact.js";
import { child, items, type YamlNode } from "../../document/node.js";
import { approvalsOf, inForce } from "../../governance/approvals.js";
import { type Dissent, dissentAt } from "./decision.js";
import { type Condition, conditionAt, type PriorDecision } from "./prior.js";
import { date, down, type PersonSaid, person, type Said, said, saidAll } from "./said.js";
import type { PacketSources } from "./sources.js";

/** What a meeting came to about this packet. */
export interface Decided {
	/** `approved`, `approved with conditions`, `rejected`, `abstained` */
	readonly decision: Said;
	readonly on?: Said | undefined;
	/** The version of the packet that was decided on. */
	readonly version?: Said | undefined;
	readonly option?: Said | undefined;
	readonly votes?: Readonly<Record<"for" | "against" | "abstained", Said | undefined>> | undefined;
	readonly recusals: readonly Said[];
	readonly dissent: readonly Dissent[];
	/** With how they stand by now, where the log knows. */
	readonly conditions: readonly Condition[];
	readonly minutes?: Said | undefined;
	readonly recordedFor?: PersonSaid | undefined;
	/** Why it went back without a decision. */
	readonly returned: readonly Said[];
}

/** The newest outcome of the packet; undefined while the board has not met, or what it decided was withdrawn. */
export function decidedOf({ packet: { artifact }, at }: PacketSources, prior: readonly PriorDecision[]): Decided | undefined {
	const entry = inForce(approvalsOf(artifact)).findLast(({ node }) => child(node, "outcome"))?.node;
	const decision = said(artifact, child(entry, "decision"));
	if (!entry || !decision) return undefined;
	const outcome = child(entry, "outcome");
	const logged = prior.find(({ own }) => own)?.conditions ?? [];
	return {
		decision: { ...decision, text: decision.text.replace(/-/g, " ") },
		on: date(artifact, child(entry, "date")),
		version: said(artifact, child(entry, "version")),
		option: said(artifact, child(outcome, "option")),
		votes: votesAt(artifact, child(outcome, "votes")),
		recusals: saidAll(artifact, child(outcome, "recusals")),
		dissent: dissentAt(artifact, child(outcome, "dissent")),
		conditions: logged.length > 0 ? logged : items(child(outcome, "conditions")).flatMap((one) => conditionAt(artifact, one, at) ?? []),
		minutes: said(artifact, child(outcome, "minutes")) ?? said(artifact, down(outcome, "minutes", "ref")),
		recordedFor: person(artifact, entry),
		returned: saidAll(artifact, child(outcome, "returned")),
	};
}

function votesAt(artifact: Artifact, node: YamlNode | undefined): Decided["votes"] {
	const count = (key: string) => said(artifact, child(node, key));
	return node && { for: count("for"), against: count("against"), abstained: count("abstained") };
}
