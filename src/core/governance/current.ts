import type { Artifact } from "../artifact.js";
import type { Policy } from "../policy/policy.js";
import { rightOf } from "../policy/roster.js";
import type { RuleContext } from "../rules/rule.js";
import { type Approval, approves } from "./approvals.js";
import { interestOf } from "./authors.js";
import { type ApprovalState, judgedApprovals } from "./judgement.js";
import type { Past } from "./past.js";
import { rewrittenViolations } from "./rewritten.js";

/** Those that were given for the text as it is, by somebody else than who asks; none where the record of them was changed. */
export function currentApprovals(artifact: Artifact, past: readonly Past[] | undefined): Approval[] {
	if (rewrittenViolations(artifact, past ? { past } : {}).length > 0) return [];
	const standing = judgedApprovals(artifact, past).filter(({ state }) => isCurrent(state));
	return standing.map(({ approval }) => approval).filter((one) => approves(one) && !interestOf(artifact, one));
}

const isCurrent = (state: ApprovalState): boolean => state === "current" || state === "reformatted";

/** Of these, those that count on a day: nobody decided in the future, and each had the role. */
export const countingApprovals = (
	artifact: Artifact,
	{ policy, today, past }: Pick<RuleContext, "policy" | "today" | "past">,
): Approval[] => currentApprovals(artifact, past).filter((one) => one.date <= today && mayDecide(one, policy));

/** Whether somebody had the role in which an approval was given; who has which is known only where there is a roster. */
export const mayDecide = (approval: Approval, { roster }: Policy): boolean =>
	roster.length === 0 || rightOf(roster, approval, approval.role, approval.date) !== undefined;
