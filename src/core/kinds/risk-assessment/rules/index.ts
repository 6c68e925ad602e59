import { patternRule } from "../../../rules/besideIntake.js";
import type { Rule } from "../../../rules/rule.js";
import { acceptanceRule, monitoringRule } from "./acceptance.js";
import { levelRule, residualRule } from "./levels.js";
import { dueRule, mitigationRule, ownerRule } from "./treatment.js";

export const rules: readonly Rule[] = [
	levelRule,
	residualRule,
	mitigationRule,
	ownerRule,
	dueRule,
	acceptanceRule,
	monitoringRule,
	patternRule,
];
