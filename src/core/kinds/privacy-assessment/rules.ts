import { child, isEmpty, items, textOf, type YamlNode } from "../../document/node.js";
import { focus, locate } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import type { Violation } from "../../problem.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { each } from "../../suggest.js";

type Found = Omit<Violation, "rule">;

const isTrue = (node: YamlNode | undefined): boolean => textOf(node) === "true";

/** Who writes that no impact assessment is needed seldom has the answers above in view. */
const dpiaRule: Rule = ruleOf("privacy/dpia", ({ front }) => {
	const at = locate(front, "/dpia/required");
	if (!at || textOf(at.node) !== "false") return [];
	const reasons = reasonsFor(front);
	if (reasons.length === 0) return [];
	const message = `“dpia.required” is false, and ${each(reasons)}: ask the data protection officer, or correct that.`;
	return [{ message, span: focus(at), pointer: at.pointer }];
});

/** What Article 35(3) names, as far as the document itself says it. */
function reasonsFor(front: YamlNode | undefined): string[] {
	const processing = child(front, "processing");
	const decision = child(front, "automated_decision");
	const decides = isTrue(child(decision, "solely_automated")) && isTrue(child(decision, "legal_or_similar_effect"));
	const isLarge = textOf(child(processing, "scale")) === "large" && !isEmpty(child(processing, "special_categories"));
	return [
		...(decides ? ["it alone decides about people with legal or similar effect"] : []),
		...(isLarge ? ["it uses special categories of data at large scale"] : []),
	];
}

/** Where much risk remains for people who were not asked, somebody outside has to be. */
const consultationRule: Rule = ruleOf("privacy/consultation", ({ front }) => {
	const residual = textOf(locate(front, "/outcome/residual")?.node) ?? "";
	const at = locate(front, "/outcome/prior_consultation");
	if (!at || textOf(at.node) !== "false" || !["high", "critical"].includes(residual)) return [];
	const message = `The risk that remains is ${residual}, and “outcome.prior_consultation” is false: lower the risk, or have the supervisory authority asked before it begins.`;
	return [{ message, span: focus(at), pointer: at.pointer }];
});

/** A leakage test that passed, although something leaked, is read as “nothing leaked”. */
const leakageRule: Rule = ruleOf("privacy/leakage", ({ front }) =>
	items(child(front, "leakage_tests")).flatMap((test, i) => wrongTest(test, `/leakage_tests/${i}`)),
);

function wrongTest(test: YamlNode, pointer: string): Found[] {
	const [leaks, attempts] = ["leaks", "attempts"].map((key) => numberOf(child(test, key)));
	const [counted, result] = [locate(test, "/leaks"), locate(test, "/result")];
	if (counted && leaks !== undefined && attempts !== undefined && leaks > attempts) {
		const message = `${leaks} of ${attempts} attempts leaked: correct one of the two.`;
		return [{ message, span: focus(counted), pointer: `${pointer}/leaks` }];
	}
	const severity = textOf(child(test, "severity")) ?? "";
	if (!result || textOf(result.node) !== "pass" || !leaks || !/^sev[12]$/.test(severity)) return [];
	const message = `This test is said to pass, and something leaked whose severity is ${severity}: correct one of the two.`;
	return [{ message, span: focus(result), pointer: `${pointer}/result` }];
}

export const rules: readonly Rule[] = [dpiaRule, consultationRule, leakageRule];
