import type { Artifact } from "../../../artifact.js";
import { child, isEmpty, items, resolved, textOf } from "../../../document/node.js";
import type { Located } from "../../../document/pointer.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";

export const mappingsOf = ({ front }: Artifact): Located[] =>
	items(child(front, "mappings")).flatMap((node, i) => (isEmpty(node) ? [] : [{ node, pointer: `/mappings/${i}` }]));

/** As messages name it. */
export const nameOf = ({ node }: Located): string => textOf(child(node, "control_id")) ?? "this control";

/** Of two entries about one control a reader believes the first, and an auditor the worse. */
export const twiceRule: Rule = ruleOf("mapping/twice", (artifact) => {
	const seen = new Set<string>();
	return mappingsOf(artifact).flatMap(({ node, pointer }) => {
		const control = resolved(child(node, "control_id"));
		if (control?.kind !== "scalar" || isEmpty(control)) return [];
		const isAgain = seen.has(control.text);
		seen.add(control.text);
		const message = `“${control.text}” has an entry above already: keep one of the two.`;
		return isAgain ? [{ message, span: control.span, pointer: `${pointer}/control_id` }] : [];
	});
});
