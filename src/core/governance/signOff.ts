import type { Artifact } from "../artifact.js";
import { child, isEmpty, items, textOf } from "../document/node.js";

/** What of a document decides who must approve it. */
export type ToApprove = Pick<Artifact, "kind" | "tier"> & Partial<Pick<Artifact, "front">>;

/**
 * The decisions that approving a document also is because of what it says, by their names in the policy: where attackers found a way, or a
 * system can act, security answers for it too. Source: `security-sign-off` of “rai-tiering” 1.0.
 */
export const signOffsOf = (document: ToApprove): string[] => (needsSecurity(document) ? ["security-sign-off"] : []);

function needsSecurity({ kind, front }: ToApprove): boolean {
	if (kind.id === "red-team-report") return items(child(front, "findings")).some((finding) => !isEmpty(finding));
	if (kind.id !== "system-card") return false;
	const acts = ["write", "irreversible"].includes(textOf(child(front, "actions")) ?? "");
	return acts || !isEmpty(child(front, "tools")) || !isEmpty(child(front, "agent"));
}
