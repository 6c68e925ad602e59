import type { Artifact } from "../artifact.js";
import { child, isEmpty, textOf } from "../document/node.js";
import type { Approval } from "../governance/approvals.js";
import { standingApprovals, whoElse } from "../governance/authority.js";
import { interestOf } from "../governance/authors.js";
import { countingApprovals } from "../governance/current.js";
import { isSamePerson } from "../governance/person.js";
import type { Tier } from "../kinds/kind.js";
import { rolesIn } from "../policy/authority.js";
import type { Policy } from "../policy/policy.js";
import { rightOf } from "../policy/roster.js";
import { each, either } from "../suggest.js";

/** Why a tier that is less strict than computed does not hold. */
export interface OverrideTrouble {
	/** With the way out, as a sentence or two. */
	readonly message: string;
	/** All is written as it must be, and only the approval is not there yet, or no longer. */
	readonly isPending?: true;
}

/** What is asked of an override. */
interface Asked {
	readonly policy: Policy;
	/** YYYY-MM-DD */
	readonly today: string;
	/** The roles that must approve it. */
	readonly required: readonly string[];
}

/**
 * Undefined where an override is in force: somebody who may has approved the request with it, word for word as it is. The digest is all that
 * binds the one to the other, so history is not asked: whoever reads the text alone comes to the same tier.
 */
export function overrideTrouble(artifact: Artifact, policy: Policy, today: string, computed: Tier): OverrideTrouble | undefined {
	const override = child(child(artifact.front, "tiering"), "override");
	const required = policy.authority("tier-override", computed);
	const must = rolesOf(required) || "somebody";
	if (isEmpty(override)) return { message: `Change the tier, or have ${must} approve a less strict one under “tiering.override”.` };
	if (isEmpty(child(override, "reason"))) return { message: "“tiering.override.reason” is empty: say what the answers do not show." };
	const approver = child(override, "approver");
	const [name, role, date] = ["name", "role", "date"].map((key) => textOf(child(approver, key)));
	if (!name || !role || !date)
		return { message: `Nobody has approved the override: ${must} must, with name, role and date under “tiering.override.approver”.` };
	const asked = { policy, today, required };
	const written = troubleWith(artifact, { name, role, date }, asked);
	return written === undefined ? pending(artifact, { name, role, date }, asked) : { message: written };
}

interface Approver {
	readonly name: string;
	readonly role: string;
	readonly date: string;
}

function troubleWith(
	artifact: Artifact,
	{ name, role, date }: Approver,
	{ policy: { roster }, today, required }: Asked,
): string | undefined {
	const interest = interestOf(artifact, { name });
	if (interest) return `${name} ${interest}, and approved the override: somebody else decides.`;
	if (date > today) return `The override is dated ${date}, which is in the future: write the day on which ${name} decided.`;
	if (roster.length > 0 && !rightOf(roster, { name }, role, date))
		return `By the roster, ${name} was not ${role} on ${date}: correct the roster, or have who may approve the override.`;
	if (required.length === 0 || required.some((one) => rolesIn(one).includes(role))) return undefined;
	return `An override is not ${role}'s to approve: ${rolesOf(required)} must.`;
}

/** The words of whoever writes the request bind nobody: the approval of the request does. */
function pending(artifact: Artifact, approver: Approver, asked: Asked): OverrideTrouble | undefined {
	const { status } = artifact;
	const could = `${approver.name} or another ${approver.role}`;
	if (status === undefined || status === "draft")
		return told(`The override is not in force in a draft: once “status” is in-review, ${could} approves the request with “Approve…”.`);
	const approvals = countingApprovals(artifact, asked);
	if (!approvals.some((one) => isBy(one, approver))) {
		const head = `The override is not in force: ${could} must approve the request as it is, with “Approve…”.`;
		return told([head, ...before(artifact, approver), ...people(artifact, approver, asked)].join(" "));
	}
	// Where a policy asks for more than one role, the others approve the request as well.
	const open = asked.required.filter((one) => !approvals.some(({ role }) => rolesIn(one).includes(role)));
	return open.length === 0 ? undefined : told(`The override is not approved by all who must: ${rolesOf(open)}.`);
}

const told = (message: string): OverrideTrouble => ({ message, isPending: true });

const isBy = (approval: Approval, { name, role }: Approver): boolean => approval.role === role || isSamePerson(approval, { name });

/** What was approved of this version says something else, or does not count: governance says which of the two. */
function before(artifact: Artifact, approver: Approver): string[] {
	const last = standingApprovals(artifact).findLast((one) => isBy(one, approver));
	return last ? [`The approval of ${last.name} (${last.date}) does not count for it.`] : [];
}

const people = (artifact: Artifact, { role }: Approver, { policy: { roster }, today }: Asked): string[] =>
	roster.length > 0 ? [whoElse(artifact, roster, today, [role])] : [];

const rolesOf = (required: readonly string[]): string => each(required.map((one) => either(rolesIn(one))));
