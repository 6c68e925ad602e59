import { child, isEmpty } from "../../../document/node.js";
import { MOST } from "../../../exceptions/age.js";
import { periodIn } from "../../../exceptions/waivers.js";
import { daysBetween } from "../../../rules/dates.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";

/** Without a renewal it does not last longer. */
const AT_ONCE = 90;

/** An exception without a near end is another rule, and nobody decided on it. */
export const periodRule: Rule = ruleOf("exception/period", ({ front }) => {
	const { start, expires } = periodIn(front);
	if (!start || !expires) return [];
	const at = { span: expires.span, pointer: "/period/expires" };
	if (expires.date < start.date) return [{ message: `“period.expires” is ${expires.date}, before “period.start” (${start.date}).`, ...at }];
	const days = daysBetween(start.date, expires.date);
	const message = `This exception lasts ${days} days, and none lasts more than ${MOST}, renewals included: end it earlier, or change the rule.`;
	return days > MOST ? [{ message, ...at }] : [];
});

/** Whoever is asked again after three months may say no. */
export const longRule: Rule = ruleOf("exception/long", ({ front }) => {
	const { start, expires } = periodIn(front);
	if (!start || !expires || !isEmpty(child(front, "renewals"))) return [];
	const days = daysBetween(start.date, expires.date);
	const message = `This exception is asked for ${days} days at once: ask for ${AT_ONCE} at most, and renew it if that was not enough.`;
	return days > AT_ONCE && days <= MOST ? [{ message, span: expires.span, pointer: "/period/expires" }] : [];
});
