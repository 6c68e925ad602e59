import { focus, locate } from "../../document/pointer.js";
import { relatedAt } from "../../rules/beside.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { contradictionsIn } from "../../tiering/contradictions.js";

/** The tier follows the answers: where the fields say more, it is that of another system. */
export const contradictionRule: Rule = ruleOf("tier/contradiction", (artifact) =>
	contradictionsIn(artifact).map(({ node, pointer, message, other }) => {
		const at = locate(artifact.front, other);
		return {
			...{ message, span: node.span, pointer },
			related: [relatedAt(artifact, at && focus(at), "This says otherwise.")],
			// Whoever drafts goes through both, one after the other.
			...(artifact.drafting && { atMost: "warning" as const }),
		};
	}),
);
