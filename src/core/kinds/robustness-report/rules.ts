import { child, resolved, textOf } from "../../document/node.js";
import type { Located } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import type { Violation } from "../../problem.js";
import { isClose } from "../../rules/numbers.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { entriesOf } from "../reports/rules/entries.js";
import { untrackedRule } from "../reports/rules/findings.js";
import { limitationsRule } from "../reports/rules/limits.js";
import { planRule } from "../reports/rules/planned.js";
import { reproducedRule } from "../reports/rules/reproduced.js";
import { conclusionRule, passRule } from "../reports/rules/verdicts.js";

/** The share is what is compared with the threshold, and the two values are what it is made of. */
const degradationRule: Rule = ruleOf("probe/degradation", (artifact) =>
	entriesOf(artifact, "probes").flatMap((probe) => miscounted(probe) ?? []),
);

function miscounted({ node, pointer }: Located): Omit<Violation, "rule"> | undefined {
	const written = resolved(child(node, "degradation"));
	const [value, baseline, perturbed] = ["degradation", "baseline", "perturbed"].map((key) => numberOf(child(node, key)));
	if (written?.kind !== "scalar" || value === undefined || perturbed === undefined || !baseline) return undefined;
	const lost = textOf(child(node, "direction")) === "lower-is-better" ? perturbed - baseline : baseline - perturbed;
	const degradation = lost / Math.abs(baseline);
	if (isClose(value, degradation)) return undefined;
	const right = String(Number(degradation.toFixed(3)));
	return {
		message: `From ${baseline} to ${perturbed} is a degradation of ${right}, not ${value}: correct it, or the value that is wrong.`,
		span: written.span,
		pointer: `${pointer}/degradation`,
		fixes: [{ title: `Change to ${right}`, edits: [{ span: written.span, newText: right }] }],
	};
}

export const rules: readonly Rule[] = [passRule, conclusionRule, untrackedRule, limitationsRule, reproducedRule, degradationRule, planRule];
