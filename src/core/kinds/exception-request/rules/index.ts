import type { Rule } from "../../../rules/rule.js";
import { elsewhereRule } from "./elsewhere.js";
import { expiredRule, expiringRule } from "./end.js";
import { requestedRule } from "./idle.js";
import { longRule, periodRule } from "./period.js";
import { reissuedRule } from "./reissued.js";
import { unusedRule } from "./unused.js";
import { notWaivableRule, waivedRule, wildcardRule } from "./waivers.js";

export const rules: readonly Rule[] = [
	...[waivedRule, notWaivableRule, wildcardRule],
	...[periodRule, longRule, reissuedRule],
	...[expiringRule, expiredRule, unusedRule, elsewhereRule, requestedRule],
];
