import { child, textOf } from "../../../document/node.js";
import { lastDay } from "../../../exceptions/held.js";
import type { Waived, WaivedAll } from "../../../exceptions/waived.js";
import type { Violation } from "../../../problem.js";
import { daysBetween } from "../../../rules/dates.js";
import type { Rule, RuleContext } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { each } from "../../../suggest.js";

/** So many days before its end people are told: time to keep the rule, or to have those asked who decide. */
const SOON = 14;

/** What is covered today, and not much longer. */
export const expiringRule: Rule = ruleOf("exception/expiring", (_, context) =>
	toldOnce(context, ({ exception, waived }) => {
		const soon = waived.flatMap(({ problems, ...one }) => {
			const held = problems.flatMap(({ waivedBy }) => (waivedBy?.path === exception.artifact.document.path ? [waivedBy.until] : []));
			return held.some((until) => daysBetween(context.today, until) <= SOON) ? [{ ...one, until: held.sort()[0] ?? "" }] : [];
		});
		const [until] = soon.map((one) => one.until).sort();
		if (until === undefined) return undefined;
		const left = daysBetween(context.today, until);
		const when = left === 0 ? "today" : left === 1 ? "tomorrow" : `in ${left} days, on ${until}`;
		return `This exception ends ${when}: then ${broken(soon)} again. Keep the rule by then, or have the exception renewed.`;
	}),
);

/** States in which nobody claims that it still covers anything. */
const GIVEN_UP: ReadonlySet<string | undefined> = new Set(["rejected", "closed"]);

/** Its end is over, and the rule is still not kept: nobody answers for that any more. */
export const expiredRule: Rule = ruleOf("exception/expired", (artifact, context) =>
	toldOnce(context, ({ exception, waived }) => {
		if (artifact.status !== "approved" || !exception.granted || GIVEN_UP.has(textOf(child(artifact.front, "state")))) return undefined;
		const open = waived.flatMap((one) => {
			const last = lastDay(exception, one.waiver, one.target, one.context.exceptions);
			const back = one.problems.some(({ waivedBy }) => waivedBy === null);
			return last !== undefined && last < context.today && back ? [{ ...one, last }] : [];
		});
		const [last] = open.map((one) => one.last).sort();
		if (last === undefined) return undefined;
		return `This exception ended on ${last}, and ${broken(open, "still ")}. Keep the rule, or retire this exception and ask those who decide for another.`;
	}),
);

/** `trace/unpinned is still a problem of DS-gates` */
function broken(all: readonly Pick<Waived, "waiver" | "target">[], still = ""): string {
	const rules = [...new Set(all.map(({ waiver }) => waiver.rule))];
	const documents = [...new Set(all.map(({ target }) => target.id ?? ""))];
	return `${each(rules)} ${rules.length === 1 ? `is ${still}a problem` : `are ${still}problems`} of ${each(documents)}`;
}

function toldOnce({ waived }: RuleContext, messageOf: (all: WaivedAll) => string | undefined): Omit<Violation, "rule">[] {
	const all = waived?.();
	const expires = all?.exception.period.expires;
	const message = all && messageOf(all);
	return message !== undefined && expires ? [{ message, span: expires.span, pointer: "/period/expires" }] : [];
}
