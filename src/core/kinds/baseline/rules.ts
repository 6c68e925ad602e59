import { child } from "../../document/node.js";
import { focus } from "../../document/pointer.js";
import { MOST } from "../../exceptions/age.js";
import { baselineIn, isInTime } from "../../exceptions/baseline.js";
import { dateAt, daysBetween } from "../../rules/dates.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";

/** It is an exception for everything at once, and lasts no longer than one. */
const periodRule: Rule = ruleOf("baseline/period", ({ document, front }, { past }) => {
	const baseline = baselineIn(document, past);
	const { since, until } = baseline;
	const at = dateAt(child(front, "until"));
	if (since === "" || until === "" || isInTime(baseline) || !at) return [];
	const message =
		until < since
			? `“until” is ${until}, before the baseline was made (${since}).`
			: `This baseline lasts ${daysBetween(since, until)} days from ${since}, when it was made, and none lasts more than ${MOST}: it covers nothing. End it earlier.`;
	return [{ message, span: at.span, pointer: "/until" }];
});

/** Everything is back, and this is why. */
const expiredRule: Rule = ruleOf("baseline/expired", ({ document, front }, { past, today }) => {
	const baseline = baselineIn(document, past);
	const at = dateAt(child(front, "until"));
	if (!isInTime(baseline) || today <= baseline.until || baseline.entries.length === 0 || !at) return [];
	const message = `This baseline ended on ${baseline.until} and covers nothing any more: solve the problems that are left, and delete it.`;
	return [{ message, span: at.span, pointer: "/until" }];
});

/** What was added by hand would make it a way round every check. */
const grownRule: Rule = ruleOf("baseline/grown", ({ document }, { past }) => {
	const { entries, counts } = baselineIn(document, past);
	const left = new Map(counts);
	return entries.flatMap(({ key, rule, count, node }, i) => {
		const allowed = left.get(key) ?? 0;
		left.set(key, Math.max(0, allowed - count));
		if (allowed >= count) return [];
		const pointer = `/problems/${i}`;
		const message = `A baseline only shrinks, and this entry (${rule}) was not in it as it was committed: it covers nothing. Take it out, and solve the problem.`;
		return [{ message, span: focus({ pointer, node }), pointer }];
	});
});

export const rules: readonly Rule[] = [periodRule, expiredRule, grownRule];
