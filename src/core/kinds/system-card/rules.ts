import { child, items, resolved, textOf } from "../../document/node.js";
import { cardIntakeRule } from "../../rules/besideIntake.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { cardReportRule } from "../reports/cardNumbers.js";

/** Write access makes a mistake somebody else's problem: the floor is tier 2, whatever the score. */
const actionsTierRule: Rule = ruleOf("system/actions-tier", ({ front, tier }) => {
	const actions = resolved(child(front, "actions"));
	if (tier !== 3 || actions?.kind !== "scalar" || !["write", "irreversible"].includes(actions.text)) return [];
	const message = `A system whose actions are “${actions.text}” is at least tier 2: raise the tier, or take the access away.`;
	return [{ message, span: actions.span, pointer: "/actions" }];
});

/** What cannot be undone needs a person before it is done. */
const approvalRule: Rule = ruleOf("system/unapproved-action", ({ front }) =>
	items(child(front, "tools")).flatMap((tool, i) => {
		const approval = child(tool, "approval");
		if (textOf(child(tool, "side_effects")) !== "irreversible" || textOf(approval) !== "none" || !approval) return [];
		const name = textOf(child(tool, "name")) ?? "This tool";
		const message = `“${name}” does what cannot be undone, and nobody approves it: let a person approve, or make it reversible.`;
		return [{ message, span: approval.span, pointer: `/tools/${i}/approval` }];
	}),
);

export const rules: readonly Rule[] = [actionsTierRule, approvalRule, cardReportRule("/evaluations"), cardIntakeRule];
