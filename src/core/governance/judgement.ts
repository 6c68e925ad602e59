import type { Artifact } from "../artifact.js";
import { differences } from "../diff/differences.js";
import { summaryOf } from "../diff/summary.js";
import { digestOf, onlyReformatted } from "../trace/digest.js";
import { type Approval, approvalsOf, inForce, versionOf } from "./approvals.js";
import { type Past, pastOf, pastWith } from "./past.js";

/**
 * How an approval stands to the text as it is now. `current`: it is what was decided on. `reformatted`: only white space differs. `changed`:
 * the same version says something else. `earlier`: another version was decided on, and that stays true. `undigested`: it does not say what.
 * `unreadable`: nobody can say what the document means now, or what the digest stands for.
 */
export type ApprovalState = "current" | "reformatted" | "changed" | "earlier" | "undigested" | "unreadable";

export interface Judged {
	readonly approval: Approval;
	readonly state: ApprovalState;
	/** What changed since, in a few words; absent where nothing did, and where git does not hold the text that was decided on. */
	readonly since?: string;
}

/** Every approval that is in force, beside today's text. @param past newest first; undefined where git was not asked */
export function judgedApprovals(artifact: Artifact, past: readonly Past[] | undefined): Judged[] {
	const approvals = inForce(approvalsOf(artifact));
	if (approvals.length === 0 || artifact.kind.family !== "rai" || artifact.document.errors.length > 0) return [];
	const digest = digestOf(artifact.document);
	const own = pastOf(artifact, past ?? []);
	return approvals.map((approval) => judged(artifact, digest, approval, own));
}

const DIGEST = /^rai1:sha256:[0-9a-f]{64}$/;

function judged(artifact: Artifact, digest: string | undefined, approval: Approval, past: readonly Past[]): Judged {
	if (approval.version !== versionOf(artifact)) return { approval, state: "earlier" };
	if (!approval.digest) return { approval, state: "undigested" };
	if (!digest || !DIGEST.test(approval.digest)) return { approval, state: "unreadable" };
	if (approval.digest === digest) return { approval, state: "current" };
	const approved = pastWith(past, approval.digest)?.document;
	if (!approved) return { approval, state: "changed" };
	if (onlyReformatted(approved, artifact.document)) return { approval, state: "reformatted" };
	return { approval, state: "changed", since: summaryOf(differences(approved, artifact.document) ?? []) };
}
