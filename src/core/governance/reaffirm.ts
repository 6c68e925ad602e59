import type { Artifact } from "../artifact.js";
import { differences } from "../diff/differences.js";
import { digestOf } from "../trace/digest.js";
import type { Refused } from "./append.js";
import { type Approval, approvalsOf, inForce } from "./approvals.js";
import { differenceTexts } from "./differenceText.js";
import { type Past, pastOf, pastWith } from "./past.js";
import { isSamePerson, type Named } from "./person.js";
import type { NewApproval } from "./record.js";

/** What a person reads before saying again what was said before. */
export interface Reaffirmation {
	readonly earlier: Approval;
	/** To be recorded with the decision. */
	readonly recorded: Required<Pick<NewApproval, "reaffirms" | "changes">>;
}

/** The last decision of a person in a role, and what changed since. @param past newest first */
export function reaffirmation(
	artifact: Artifact,
	person: Named & { readonly role: string },
	past: readonly Past[] = [],
): Reaffirmation | Refused {
	const { name, role } = person;
	const earlier = inForce(approvalsOf(artifact)).findLast((one) => one.role === role && isSamePerson(one, person));
	if (!earlier) return { refused: `${name} (${role}) has decided nothing before that could be re-affirmed.` };
	const { digest, version } = earlier;
	if (!digest)
		return { refused: `The decision of ${name} on ${version} does not say which text it was: it cannot be re-affirmed, only made anew.` };
	if (digest === digestOf(artifact.document)) return { refused: `Nothing changed since ${name} decided on ${version}.` };
	const approved = pastWith(pastOf(artifact, past), digest);
	if (!approved)
		return {
			refused: `The text that ${name} decided on is not in the history here, so nobody can read what changed: decide anew instead.`,
		};
	const changes = (differences(approved.document, artifact.document) ?? []).flatMap(differenceTexts);
	return { earlier, recorded: { reaffirms: digest, changes } };
}
