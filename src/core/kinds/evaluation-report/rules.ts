import type { Artifact } from "../../artifact.js";
import { child, entry, isEmpty, resolved, textOf, type YamlNode } from "../../document/node.js";
import { focus, type Located } from "../../document/pointer.js";
import { numberOf } from "../../document/scalar.js";
import type { Violation } from "../../problem.js";
import { isClose } from "../../rules/numbers.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { entriesOf } from "../reports/rules/entries.js";
import { untrackedRule } from "../reports/rules/findings.js";
import { limitationsRule } from "../reports/rules/limits.js";
import { planRule, thresholdRule } from "../reports/rules/planned.js";
import { reproducedRule } from "../reports/rules/reproduced.js";
import { conclusionRule, passRule } from "../reports/rules/verdicts.js";
import { deviationRule } from "./deviations.js";
import { differencesOf } from "./differences.js";

type Found = Omit<Violation, "rule">;

/** A group needs this many cases where the report says nothing else. */
const ENOUGH = 30;
/** More comparisons than these find a difference by chance. */
const FEW = 5;

/** A rate of twenty people moves by five points when one of them changes. */
const smallRule: Rule = ruleOf("cohort/small", (artifact) => {
	const enough = numberOf(child(child(artifact.front, "statistics"), "min_group_n")) ?? ENOUGH;
	return entriesOf(artifact, "cohorts").flatMap(({ node, pointer }): Found[] => {
		const size = child(node, "n");
		const n = numberOf(size);
		if (!size || n === undefined || n >= enough || !isEmpty(child(node, "caveat"))) return [];
		const message = `This group has ${n} cases, and ${enough} are needed to rely on it: add a “caveat”, or tell it together with another.`;
		return [{ message, span: size.span, pointer: `${pointer}/n` }];
	});
});

/** What is compared often enough differs somewhere. */
const comparisonsRule: Rule = ruleOf("cohort/comparisons", (artifact) => {
	const told = resolved(child(child(artifact.front, "statistics"), "multiplicity"));
	const groups = entriesOf(artifact, "cohorts").length;
	if (told?.kind !== "scalar" || told.text !== "none" || groups <= FEW) return [];
	const message = `${groups} groups are compared with “none” against chance: correct for it, as with “holm”, or compare fewer.`;
	return [{ message, span: told.span, pointer: "/statistics/multiplicity" }];
});

/** A difference that its own rows do not give was copied, or worked out on other rows. */
const fairnessRule: Rule = ruleOf("cohort/fairness", (artifact) =>
	entriesOf(artifact, "fairness").flatMap((at) => unlike(artifact, at) ?? []),
);

function unlike(artifact: Artifact, { node, pointer }: Located): Found | undefined {
	const at = child(node, "value");
	const value = numberOf(at);
	const rows = entriesOf(artifact, "cohorts").filter((row) => textOf(child(row.node, "attribute")) === textOf(child(node, "attribute")));
	const [usual, ...others] = differencesOf(
		textOf(child(node, "metric")),
		rows.map((row) => row.node),
		textOf(child(node, "reference_group")),
	);
	if (!at || value === undefined || usual === undefined || [usual, ...others].some((each) => isClose(each, Math.abs(value))))
		return undefined;
	const message = `The cohorts give ${Number(usual.toFixed(3))}, not ${value}: correct the value, or the rows it follows from.`;
	return { message, span: at.span, pointer: `${pointer}/value` };
}

/** One number can be made to look good, and usually at the cost of another. */
const singleRule: Rule = ruleOf("report/single-metric", (artifact) =>
	(["results", "fairness"] as const).flatMap((list) => {
		const key = list === "results" ? "name" : "metric";
		const names = new Set(entriesOf(artifact, list).flatMap(({ node }) => textOf(child(node, key)) ?? []));
		const [name] = names;
		if (name === undefined || names.size > 1) return [];
		const message = `“${list}” rests on “${name}” alone: add a measure that would show what this one hides.`;
		return [{ message, ...placed(artifact.front, list), pointer: `/${list}` }];
	}),
);

function placed(front: YamlNode | undefined, key: string): Pick<Found, "span"> {
	const at = entry(front, key);
	return at ? { span: focus({ pointer: `/${key}`, node: at.value, entry: at }) } : {};
}

export const rules: readonly Rule[] = [
	passRule,
	conclusionRule,
	untrackedRule,
	limitationsRule,
	reproducedRule,
	smallRule,
	comparisonsRule,
	fairnessRule,
	singleRule,
	planRule,
	thresholdRule,
	deviationRule,
];
