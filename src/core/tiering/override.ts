import type { Artifact } from "../artifact.js";
import { child, isEmpty, textOf } from "../document/node.js";
import { standingApprovals } from "../governance/authority.js";
import { interestOf } from "../governance/authors.js";
import type { Tier } from "../kinds/kind.js";
import { rolesIn } from "../policy/authority.js";
import type { Policy } from "../policy/policy.js";
import { rightOf } from "../policy/roster.js";
import { each, either } from "../suggest.js";

/** Why a tier that is less strict than computed does not hold, as a sentence that says the way out; undefined where an override was approved. */
export function overrideTrouble(artifact: Artifact, policy: Policy, computed: Tier): string | undefined {
	const override = child(child(artifact.front, "tiering"), "override");
	const required = policy.authority("tier-override", computed);
	const must = each(required.map((one) => either(rolesIn(one)))) || "somebody";
	if (isEmpty(override)) return `Change the tier, or have ${must} approve a less strict one under “tiering.override”.`;
	if (isEmpty(child(override, "reason"))) return "“tiering.override.reason” is empty: say what the answers do not show.";
	const approver = child(override, "approver");
	const [name, role, date] = ["name", "role", "date"].map((key) => textOf(child(approver, key)));
	if (!name || !role || !date)
		return `Nobody has approved the override: ${must} must, with name, role and date under “tiering.override.approver”.`;
	return troubleWith(artifact, { name, role, date }, policy, required) ?? missing(artifact, role, required);
}

interface Approver {
	readonly name: string;
	readonly role: string;
	readonly date: string;
}

function troubleWith(
	artifact: Artifact,
	{ name, role, date }: Approver,
	{ roster }: Policy,
	required: readonly string[],
): string | undefined {
	const interest = interestOf(artifact, { name });
	if (interest) return `${name} ${interest}, and approved the override: somebody else decides.`;
	if (roster.length > 0 && !rightOf(roster, { name }, role, date))
		return `By the roster, ${name} was not ${role} on ${date}: correct the roster, or have who may approve the override.`;
	if (required.length === 0 || required.some((one) => rolesIn(one).includes(role))) return undefined;
	return `An override is not ${role}'s to approve: ${each(required.map((one) => either(rolesIn(one))))} must.`;
}

/** Where a policy asks for more than one role, the others approve the request itself. */
function missing(artifact: Artifact, role: string, required: readonly string[]): string | undefined {
	const roles = [role, ...standingApprovals(artifact).map((approval) => approval.role)];
	const open = required.filter((one) => !rolesIn(one).some((known) => roles.includes(known)));
	return open.length === 0 ? undefined : `The override is not approved by all who must: ${each(open.map((one) => either(rolesIn(one))))}.`;
}
