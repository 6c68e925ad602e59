import type { Artifact } from "../artifact.js";
import { child, resolved } from "../document/node.js";
import type { Violation } from "../problem.js";

/** What the policy or an intake settles for a system, said where the document says less: else nobody knows why so much is asked. */
export function settledViolations({ kind, front, system, tier, status }: Artifact): Violation[] {
	if (kind.family !== "rai") return [];
	const found: Violation[] = [];
	const declared = resolved(child(front, "tier"));
	const settledBy = system.tier === tier ? "The policy" : system.intake?.tier === tier ? `The intake ${system.intake.id}` : undefined;
	if (settledBy && declared?.kind === "scalar" && /^[23]$/.test(declared.text) && Number(declared.text) > tier) {
		const message = `${settledBy} says tier ${tier} for this system, and that is what is asked here.`;
		const fixes = [{ title: `Change to ${tier}`, edits: [{ span: declared.span, newText: String(tier) }] }];
		found.push({ rule: "artifact/tier", message, span: declared.span, pointer: "/tier", fixes });
	}
	const at = resolved(child(front, "status"));
	if (system.production && status === "draft" && at) {
		const message = "The policy says that this system is in production: its drafts are checked like documents in review.";
		found.push({ rule: "artifact/production", message, span: at.span, pointer: "/status" });
	}
	if (system.packet && (status === "draft" || status === undefined)) {
		const message = `This draft is a member of the packet ${system.packet}, which is under review: it is checked like a document in review.`;
		found.push({ rule: "artifact/in-packet", message, ...(at && { span: at.span }), pointer: "/status" });
	}
	return found;
}
