import type { Artifact } from "../artifact.js";
import { type Holder, rightOf } from "../policy/roster.js";
import type { RuleContext } from "../rules/rule.js";
import type { Traced } from "../trace/trace.js";
import { type Approval, approvalsOf } from "./approvals.js";
import type { ApprovalState } from "./judgement.js";
import { type Provenance, provenanceOf } from "./provenance.js";

/** All that is known about one entry of `approvals`. */
export interface ApprovalStanding {
	readonly approval: Approval;
	/** Absent where it is not in force: it was withdrawn, or the same person said something later. */
	readonly state?: ApprovalState;
	/** Its text changed: what did, in a few words. Absent too where git does not hold what was decided on. */
	readonly since?: string;
	/** Documents it relies on that changed: by the ids that a packet froze, or that the document cites. */
	readonly relied: readonly string[];
	readonly provenance: Provenance;
	/** In what right the roster let the person act; absent where it gives none, or there is no roster. */
	readonly right?: Holder;
}

/** Every entry, in its order, beside today's text. */
export function standingsOf(artifact: Artifact, context: RuleContext, traced?: Traced): ApprovalStanding[] {
	if (artifact.kind.family !== "rai" || artifact.document.errors.length > 0) return [];
	const judged = new Map(context.judged.map(({ approval, ...rest }) => [approval.pointer, rest]));
	return approvalsOf(artifact).map((approval) => {
		const right = rightOf(context.policy.roster, approval, approval.role, approval.date);
		return {
			...{ approval, ...judged.get(approval.pointer), relied: reliedOf(approval, context, traced) },
			...{ provenance: provenanceOf(artifact, approval, context.past), ...(right && { right }) },
		};
	});
}

function reliedOf({ members }: Approval, { trace }: RuleContext, traced: Traced | undefined): string[] {
	const frozen = members.filter(({ id, digest }) => trace && trace.workspace.target(id)?.digest !== digest).map(({ id }) => id);
	const cited = (traced?.references ?? []).flatMap(({ citation: { reference }, resolution }) =>
		resolution?.state === "suspect" && reference.type === "artifact" ? [reference.id] : [],
	);
	return [...new Set([...frozen, ...cited])];
}
