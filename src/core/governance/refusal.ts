import type { Artifact } from "../artifact.js";
import type { Policy } from "../policy/policy.js";
import { holdersOn, rightOf } from "../policy/roster.js";
import { digestOf } from "../trace/digest.js";
import { parseReference } from "../trace/grammar/parse.js";
import { approvalsOf, inForce, versionOf } from "./approvals.js";
import { isSamePerson } from "./person.js";
import type { NewApproval } from "./record.js";
import { whoCould } from "./who.js";

/** A sentence that says why a decision is not recorded, and what to do; undefined where it can be. */
export function refusalOf(artifact: Artifact, approval: NewApproval, policy: Policy, today: string): string | undefined {
	return refusalOfDocument(artifact) ?? ofWords(approval, today) ?? ofRole(approval, policy) ?? ofWithdrawal(artifact, approval);
}

/** Why nobody can decide on a document as it is. */
export function refusalOfDocument(artifact: Artifact): string | undefined {
	const { kind, document, status } = artifact;
	if (kind.family !== "rai") return `A ${kind.title} has no approvals: its format belongs to others.`;
	if (!digestOf(document))
		return "The document cannot be read as a whole, so nobody could say what was approved: mend what its check says first.";
	if (!versionOf(artifact)) return "The document has no version: write one first, so that it can be said what was decided on.";
	return status === undefined || status === "draft" ? "The document is a draft: set “status” to in-review first." : undefined;
}

function ofWords({ decision, conditions = [], date, evidence }: NewApproval, today: string): string | undefined {
	if (decision === "approved-with-conditions" && conditions.length === 0) return "“approved-with-conditions” names at least one condition.";
	if (decision !== "approved-with-conditions" && conditions.length > 0)
		return `Conditions go with “approved-with-conditions”, not with “${decision}”.`;
	if (conditions.some((condition) => condition.trim() === "")) return "A condition says what must be done or stay true: this one is empty.";
	if (date > today) return `The decision is dated ${date}, which is in the future.`;
	return evidence === undefined ? undefined : evidenceTrouble(evidence);
}

/** Why a text is no reference to where a decision is on record. */
export function evidenceTrouble(text: string): string | undefined {
	const reference = parseReference(text);
	return reference.type === "malformed" ? `The evidence is not written as a reference: ${reference.message}` : undefined;
}

function ofRole(approval: NewApproval, { roster }: Policy): string | undefined {
	const { name, role, date } = approval;
	if (roster.length === 0 || rightOf(roster, approval, role, date)) return undefined;
	return `By the roster, ${name} is not ${role} on ${date}. ${whoCould(holdersOn(roster, date), [role], "is")}`;
}

/** Only what stands can be taken back. */
function ofWithdrawal(artifact: Artifact, approval: NewApproval): string | undefined {
	if (approval.decision !== "withdrawn") return undefined;
	const version = versionOf(artifact);
	const standing = inForce(approvalsOf(artifact)).some(
		(one) => one.role === approval.role && one.version === version && isSamePerson(one, approval),
	);
	return standing ? undefined : `${approval.name} (${approval.role}) has no decision on version ${version} that could be withdrawn.`;
}
