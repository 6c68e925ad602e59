import type { Checked } from "../../check.js";
import type { ApprovalState } from "../../governance/judgement.js";
import type { Provenance } from "../../governance/provenance.js";
import { plain } from "../../trace/plain.js";
import { type Place, placeAt } from "./said.js";
import type { PacketSources } from "./sources.js";

/** Who decided what about one of the documents. */
export interface ApprovalShown {
	readonly document: string;
	readonly name: string;
	readonly role: string;
	readonly decision: string;
	readonly conditions: readonly string[];
	readonly date: string;
	readonly version: string;
	/** Absent where it is not in force any more. */
	readonly state?: ApprovalState | undefined;
	/** What changed since, in a few words. */
	readonly since?: string | undefined;
	/** Documents it relies on that changed. */
	readonly relied: readonly string[];
	readonly standing: Provenance["standing"];
	readonly at: Place;
}

/** Of the packet itself first, then of its members. */
export const approvalsShown = ({ packet, members }: PacketSources): ApprovalShown[] => [packet, ...members].flatMap(ofDocument);

function ofDocument({ artifact, approvals }: Checked): ApprovalShown[] {
	return approvals.map(({ approval, state, since, relied, provenance }) => ({
		document: artifact.id ?? artifact.document.path,
		...{ name: plain(approval.name), role: plain(approval.role), decision: approval.decision.replace(/-/g, " ") },
		...{ date: approval.date, version: approval.version, conditions: approval.conditions.map(plain) },
		...{ state, since, relied, standing: provenance.standing, at: placeAt(artifact, approval.node.span) },
	}));
}
