import { resolved, textOf, type YamlNode } from "../../../document/node.js";
import { locateAll } from "../../../document/pointer.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";

/** What is written where nobody thought about it. */
const SAYS_NOTHING =
	/^(?:none|nothing|no|none known|none identified|not known|no (?:known |significant |major |relevant )?limitations?|(?:the )?(?:standard|usual|general|typical) limitations?(?: apply)?)\s*\.?$/i;

/** A test without limits is one that nobody has looked at closely. */
export const limitationsRule: Rule = ruleOf("report/limitations", ({ front }) =>
	[...locateAll(front, "/limitations"), ...locateAll(front, "/limitations/-")].flatMap(({ node, pointer }) => {
		const text = textOf(node);
		if (text === undefined || !SAYS_NOTHING.test(text.trim())) return [];
		return [{ message: `“${text.trim()}” says nothing: name something that this test does not show.`, span: spanOf(node), pointer }];
	}),
);

const spanOf = (node: YamlNode) => (resolved(node) ?? node).span;
