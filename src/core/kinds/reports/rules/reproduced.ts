import { child, textOf } from "../../../document/node.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";

/** Whoever repeats their own test repeats their own mistake. */
export const reproducedRule: Rule = ruleOf("report/reproduced", ({ front }) => {
	const executor = textOf(child(child(child(front, "run"), "executor"), "name"));
	const name = child(child(child(front, "reproducibility"), "reproduced_by"), "name");
	if (!name || executor === undefined || textOf(name)?.trim() !== executor.trim()) return [];
	const message = `${executor} ran the test and reproduced it: let somebody else run it again.`;
	return [{ message, span: name.span, pointer: "/reproducibility/reproduced_by/name" }];
});
