import type { Artifact } from "../../../artifact.js";
import type { Located } from "../../../document/pointer.js";
import type { Violation } from "../../../problem.js";
import { lacking } from "../../../rules/lacking.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { isGrave, isSettled } from "../findings.js";
import { entriesOf } from "./entries.js";

/** What harms people is somebody's work, and changes what is known about a risk. */
export const untrackedRule: Rule = ruleOf("finding/untracked", (artifact) =>
	entriesOf(artifact, "findings")
		.filter(({ node }) => isGrave(node))
		.flatMap((finding) => untracked(artifact, finding)),
);

function untracked(artifact: Artifact, finding: Located): Omit<Violation, "rule">[] {
	return [
		...lacking(artifact, finding, "risk", "name the risk of the risk assessment that it shows"),
		...lacking(artifact, finding, "owner", "name the person who sees to it"),
		...(isSettled(finding.node) ? [] : lacking(artifact, finding, "due", "say by when")),
	];
}
