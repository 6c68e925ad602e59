import { child, textOf } from "../../../document/node.js";
import { focus, type Located, locate } from "../../../document/pointer.js";
import type { Violation } from "../../../problem.js";
import { dateAt } from "../../../rules/dates.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { mappingsOf, nameOf } from "./mappings.js";

type Found = Omit<Violation, "rule">;

/** What is not there cannot have been found to work. */
export const assessmentRule: Rule = ruleOf("mapping/assessment", (artifact, { today }) =>
	mappingsOf(artifact).flatMap((mapping) => [...satisfied(mapping), ...wrongDates(mapping, today)]),
);

function satisfied(mapping: Located): Found[] {
	const result = locate(mapping.node, "/assessment/result");
	const state = textOf(child(mapping.node, "implementation")) ?? "";
	if (!result || textOf(result.node) !== "satisfied" || !["planned", "not-implemented"].includes(state)) return [];
	const message = `${nameOf(mapping)} was found to be satisfied, and it is ${state}: correct one of the two.`;
	return [{ message, span: focus(result), pointer: `${mapping.pointer}/assessment/result` }];
}

function wrongDates({ node, pointer }: Located, today: string): Found[] {
	const [date, expires] = ["date", "expires"].map((key) => dateAt(child(child(node, "assessment"), key)));
	if (date && date.date > today)
		return [
			{ message: `This assessment is dated ${date.date}, which is in the future.`, span: date.span, pointer: `${pointer}/assessment/date` },
		];
	if (!date || !expires || expires.date >= date.date) return [];
	const message = `“expires” is ${expires.date}, before the day of the assessment (${date.date}).`;
	return [{ message, span: expires.span, pointer: `${pointer}/assessment/expires` }];
}

/** Nobody knows whether a control still works that was last looked at two years ago. */
export const expiredRule: Rule = ruleOf("mapping/expired", (artifact, { today }) =>
	mappingsOf(artifact).flatMap((mapping) => {
		const assessment = child(mapping.node, "assessment");
		const [date, expires] = ["date", "expires"].map((key) => dateAt(child(assessment, key)));
		// One that ends before it began is wrong, not old.
		if (!expires || expires.date >= today || expires.date < (date?.date ?? "")) return [];
		const message = `The assessment of ${nameOf(mapping)} counted until ${expires.date}: have somebody look again, and write down what they found.`;
		return [{ message, span: expires.span, pointer: `${mapping.pointer}/assessment/expires` }];
	}),
);
