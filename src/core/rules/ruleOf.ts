import { ruleInfo } from "./catalogue.js";
import type { Rule } from "./rule.js";

/** A rule of the catalogue with its check. */
export function ruleOf(id: string, check: Rule["check"]): Rule {
	const info = ruleInfo(id);
	if (!info) throw new Error(`no rule ${id} in the catalogue`);
	return { ...info, check };
}
