import type { Artifact } from "../artifact.js";
import { approvalsOf, inForce, versionOf } from "../governance/approvals.js";
import { missingRoles, standingApprovals } from "../governance/authority.js";
import { interestOf } from "../governance/authors.js";
import { isSamePerson } from "../governance/person.js";
import { type Requirement, rolesIn } from "../policy/authority.js";
import type { Policy } from "../policy/policy.js";
import { type Holder, holdersOn } from "../policy/roster.js";

/** A decision that a document in review waits for. */
export interface Awaited {
	/** One role, or several of which one is enough. */
	readonly requirement: Requirement;
	/** Who could decide today, by the roster: neither its owner or author, nor somebody who has decided about this version already. */
	readonly holders: readonly Holder[];
}

/** What is missing of the decisions that a document in review needs; none for every other document. */
export function awaitedOf(artifact: Artifact, policy: Policy, today: string): Awaited[] {
	if (artifact.kind.family !== "rai" || artifact.status !== "in-review") return [];
	const decided = inForce(approvalsOf(artifact)).filter(({ version }) => version === versionOf(artifact));
	const able = holdersOn(policy.roster, today).filter(
		(holder) => !interestOf(artifact, holder) && !decided.some((one) => one.role === holder.role && isSamePerson(one, holder)),
	);
	return missingRoles(artifact, standingApprovals(artifact), policy).map((requirement) => ({
		requirement,
		holders: able.filter(({ role }) => rolesIn(requirement).includes(role)),
	}));
}
