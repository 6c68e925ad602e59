import type { Rule } from "../../../rules/rule.js";
import { assessmentRule, unlistedRule } from "./assessment.js";
import { datesRule } from "./dates.js";
import { residualRule, twiceRule } from "./items.js";
import { overdueRule, slippedRule, staleRule } from "./time.js";

export const rules: readonly Rule[] = [
	residualRule,
	twiceRule,
	datesRule,
	overdueRule,
	slippedRule,
	staleRule,
	assessmentRule,
	unlistedRule,
];
