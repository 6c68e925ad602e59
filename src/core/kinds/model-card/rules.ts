import { child, items, resolved, type YamlNode } from "../../document/node.js";
import { scalarValue } from "../../document/scalar.js";
import type { Violation } from "../../problem.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";

/** An interval that does not hold its own value was copied from somewhere else. */
const intervalRule: Rule = ruleOf("card/interval", ({ front }) =>
	items(child(front, "metrics")).flatMap((metric, i) => outside(metric, `/metrics/${i}`) ?? []),
);

function outside(metric: YamlNode, pointer: string): Omit<Violation, "rule"> | undefined {
	const ci = child(metric, "ci");
	const [value, lower, upper] = [child(metric, "value"), child(ci, "lower"), child(ci, "upper")].map(numberOf);
	if (!ci || value === undefined || lower === undefined || upper === undefined || (lower <= value && value <= upper)) return undefined;
	const what = lower > upper ? "its lower end is above its upper end" : `it does not contain the value ${value}`;
	return { message: `The interval is ${lower} to ${upper}: ${what}.`, span: ci.span, pointer: `${pointer}/ci` };
}

function numberOf(node: YamlNode | undefined): number | undefined {
	const scalar = resolved(node);
	const value = scalar?.kind === "scalar" ? scalarValue(scalar) : undefined;
	return typeof value === "number" ? value : undefined;
}

export const rules: readonly Rule[] = [intervalRule];
