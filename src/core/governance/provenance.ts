import type { Artifact } from "../artifact.js";
import type { PastVersion } from "../ports.js";
import type { Approval } from "./approvals.js";
import { formOf } from "./lists.js";
import { type Past, pastOf } from "./past.js";
import { isSameEmail } from "./person.js";

/**
 * How an approval came into the document. `committed`: git says that the approver made the commit which brought it. `recorded`: somebody wrote
 * it down; of all others that is what is known.
 */
export interface Provenance {
	readonly standing: "recorded" | "committed";
	/** The oldest commit that holds the entry as it stands; absent where none does, or none can be seen. */
	readonly commit?: Omit<PastVersion, "text" | "whole">;
}

/** @param past newest first */
export function provenanceOf(artifact: Artifact, { node, email }: Approval, past: readonly Past[] = []): Provenance {
	const form = formOf(node);
	const first = pastOf(artifact, past).findLast(({ lists }) => lists.get("/approvals")?.includes(form))?.version;
	if (!first) return { standing: "recorded" };
	const { text: _, whole, ...commit } = first;
	// At the edge of what was fetched a commit seems to bring all that came before it.
	const isOwn = whole && email !== undefined && isSameEmail(email, commit.author.email);
	return { standing: isOwn ? "committed" : "recorded", ...(whole && { commit }) };
}

/** As people are told. */
export const STANDING_NAMES: Readonly<Record<Provenance["standing"], string>> = {
	recorded: "recorded",
	committed: "committed by approver",
};
