import type { Artifact } from "../../artifact.js";
import { child, items, type YamlNode } from "../../document/node.js";
import { type Approval, approvalsOf, inForce, replaces } from "../../governance/approvals.js";
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
	/** Those of whom that decision, of that day, stands. */
	readonly by: readonly PersonSaid[];
	/** Why it went back without a decision. */
	readonly returned: readonly Said[];
}

/** The newest outcome of the packet; undefined while the board has not met, or what it decided was withdrawn. */
export function decidedOf({ packet: { artifact }, at }: PacketSources, prior: readonly PriorDecision[]): Decided | undefined {
	const met = meetingOf(artifact);
	const entry = met?.node;
	const decision = said(artifact, child(entry, "decision"));
	if (!met || !decision) return undefined;
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
		by: [met, ...inForce(approvalsOf(artifact)).filter((one) => isOfSameMeeting(one, met))].flatMap(
			({ node }) => person(artifact, node) ?? [],
		),
		returned: saidAll(artifact, child(outcome, "returned")),
	};
}

/** The entry with the newest outcome. Who affirms the same decision again leaves it as it is. */
function meetingOf(artifact: Artifact): Approval | undefined {
	const approvals = approvalsOf(artifact);
	const stands = (one: Approval) => inForce(approvals).some((last) => replaces(last, one) && last.decision === one.decision);
	return approvals.findLast((one) => child(one.node, "outcome") && stands(one));
}

/** Of somebody else. */
const isOfSameMeeting = (one: Approval, met: Approval): boolean =>
	!replaces(one, met) && one.decision === met.decision && one.version === met.version && one.date === met.date;

function votesAt(artifact: Artifact, node: YamlNode | undefined): Decided["votes"] {
	const count = (key: string) => said(artifact, child(node, key));
	return node && { for: count("for"), against: count("against"), abstained: count("abstained") };
}
