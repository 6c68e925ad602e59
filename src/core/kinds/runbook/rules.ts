import { isDay } from "../../day.js";
import { child } from "../../document/node.js";
import { dateAt, daysBetween } from "../../rules/dates.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { isPast } from "../lifecycle.js";

/** People, commands and telephones change within it. */
const A_YEAR = 365;

/** What was tried long ago was tried with other people. */
const exercisedRule: Rule = ruleOf("runbook/exercised", ({ front, status }, { today }) => {
	const at = dateAt(child(child(front, "last_exercised"), "date"));
	const days = at ? daysBetween(at.date, today) : 0;
	if (!at || !isDay(at.date) || days <= A_YEAR || isPast(status)) return [];
	const message = `It was last tried on ${at.date}, ${days} days ago: talk it through with those who are named in it now.`;
	return [{ message, span: at.span, pointer: "/last_exercised/date" }];
});

export const rules: readonly Rule[] = [exercisedRule];
