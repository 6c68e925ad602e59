import type { Rule } from "../../../rules/rule.js";
import { levelRule, residualRule } from "./levels.js";
import { dueRule, mitigationRule, ownerRule } from "./treatment.js";

export const rules: readonly Rule[] = [levelRule, residualRule, mitigationRule, ownerRule, dueRule];
