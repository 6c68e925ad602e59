import type { Artifact } from "../artifact.js";
import { child, resolved } from "../document/node.js";
import { focus, locate } from "../document/pointer.js";
import { type Requirement, rolesIn } from "../policy/authority.js";
import type { Policy } from "../policy/policy.js";
import { holdersOn, type RosterEntry, rightOf } from "../policy/roster.js";
import type { Violation } from "../problem.js";
import type { RuleContext } from "../rules/rule.js";
import { each, either } from "../suggest.js";
import { type Approval, approvalsOf, approves, inForce, versionOf } from "./approvals.js";
import { interestOf } from "./authors.js";
import type { Named } from "./person.js";
import { signOffsOf, type ToApprove } from "./signOff.js";
import { whoCould, whoElseCould } from "./who.js";

/** Whether those who approved may, and whether all have who must. */
export function authorityViolations(artifact: Artifact, context: RuleContext): Violation[] {
	if (artifact.kind.family !== "rai") return [];
	const approvals = standingApprovals(artifact);
	return [
		...approvals.flatMap((approval) => roleViolation(artifact, approval, context)),
		...approvals.flatMap((approval) => selfViolation(artifact, approval, context)),
		...quorumViolation(artifact, approvals, context),
	];
}

/** Those that approve the version which the document has, and are in force. */
export const standingApprovals = (artifact: Artifact): Approval[] =>
	inForce(approvalsOf(artifact)).filter((approval) => approves(approval) && approval.version === versionOf(artifact));

/** The roles that nobody has approved in, of those who must. A role that somebody does not hold is told there. */
export const missingRoles = (document: ToApprove, approvals: readonly Approval[], policy: Policy): Requirement[] =>
	requiredOf(document, policy).filter((required) => !approvals.some(({ role }) => rolesIn(required).includes(role)));

/** The roles that must approve a document: for what it is, and for what it says. */
function requiredOf(document: ToApprove, policy: Policy): Requirement[] {
	const subjects = [document.kind.id, ...signOffsOf(document)];
	const all = [...new Set(subjects.flatMap((subject) => policy.authority(subject, document.tier)))];
	return all.filter((one) => !all.some((other) => other !== one && isMet(one, rolesIn(other))));
}

/** Whether whoever meets another requirement, in whichever of its roles, meets this one too. */
const isMet = (required: Requirement, roles: readonly string[]): boolean => roles.every((role) => rolesIn(required).includes(role));

function roleViolation(artifact: Artifact, approval: Approval, { policy: { roster } }: RuleContext): Violation[] {
	const { name, role, date } = approval;
	if (roster.length === 0 || rightOf(roster, approval, role, date)) return [];
	const could = whoCould(holdersOn(roster, date), [role], "was");
	const message = `By the roster, ${name} was not ${role} on ${date}. ${could} Correct the roster, or have the decision made by who may.`;
	return [{ rule: "governance/approval-role", message, ...placeOf(artifact, `${approval.pointer}/role`) }];
}

/** Why somebody's own approval does not count, and who else decides; undefined where it is not one's own. */
export function selfApproval(
	artifact: Artifact,
	approval: Named & { readonly role: string },
	roster: readonly RosterEntry[],
	today: string,
): string | undefined {
	const interest = interestOf(artifact, approval);
	if (!interest) return undefined;
	const another = () => whoElse(artifact, roster, today, [approval.role]);
	const who = roster.length === 0 ? `Another ${approval.role} decides.` : `Somebody else decides. ${another()}`;
	return `${approval.name} ${interest} and approved it. ${who}`;
}

function selfViolation(artifact: Artifact, approval: Approval, { policy: { roster }, today }: RuleContext): Violation[] {
	const message = selfApproval(artifact, approval, roster, today);
	if (message === undefined) return [];
	return [{ rule: "governance/self-approval", message, ...placeOf(artifact, `${approval.pointer}/name`) }];
}

function quorumViolation(artifact: Artifact, approvals: readonly Approval[], context: RuleContext): Violation[] {
	const missing = missingRoles(artifact, approvals, context.policy);
	const version = versionOf(artifact);
	if (artifact.status !== "approved" || !version || (missing.length === 0 && approvals.length > 0)) return [];
	const head =
		approvals.length === 0 ? `Nobody has approved version ${version}` : `Version ${version} is approved, but not by all who must`;
	const refusals = inForce(approvalsOf(artifact)).filter((one) => one.decision === "rejected" && one.version === version);
	const ofRequired = refusals.filter(({ role }) => missing.some((required) => rolesIn(required).includes(role)));
	const waiting = missing.filter((required) => !ofRequired.some(({ role }) => rolesIn(required).includes(role)));
	const told = [
		...(ofRequired.length > 0 ? [rejectedBy(ofRequired)] : []),
		...awaited(artifact, waiting, ofRequired.length === 0, context),
	];
	const status = resolved(child(artifact.front, "status"));
	return [{ rule: "governance/quorum", message: `${head}: ${told.join(" ")}`, ...(status && { span: status.span }), pointer: "/status" }];
}

/** Who said no has decided: asking for that again helps nobody. */
const rejectedBy = (refusals: readonly Approval[]): string =>
	`${each(refusals.map(({ name, role }) => `${name} (${role})`))} rejected it. Change the status, or raise the version and ask again.`;

/** @param alone whether nothing else is told: then somebody has to do something */
function awaited(
	artifact: Artifact,
	missing: readonly Requirement[],
	alone: boolean,
	{ policy: { roster }, today }: RuleContext,
): string[] {
	if (missing.length === 0) return alone ? ["Whoever decided records it, with “Approve…”."] : [];
	const who = roster.length > 0 ? missing.map((required) => whoElse(artifact, roster, today, rolesIn(required))) : [];
	return [`${each(missing.map((required) => either(rolesIn(required))))} must decide, with “Approve…”.`, ...who];
}

/** Who, of those without an interest in a document, could decide about it in one of some roles. */
export const whoElse = (artifact: Artifact, roster: readonly RosterEntry[], today: string, roles: readonly string[]): string =>
	whoElseCould(holdersOn(roster, today), (one) => interestOf(artifact, one) !== undefined, roles);

function placeOf({ document }: Artifact, pointer: string): Pick<Violation, "span" | "pointer"> {
	const at = locate(document.root, pointer);
	return { ...(at && { span: focus(at) }), pointer };
}
