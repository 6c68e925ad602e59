import type { Rule } from "../../../rules/rule.js";
import { assessmentRule, expiredRule } from "./assessment.js";
import { complianceRule } from "./compliance.js";
import { twiceRule } from "./mappings.js";

export const rules: readonly Rule[] = [twiceRule, assessmentRule, expiredRule, complianceRule];
