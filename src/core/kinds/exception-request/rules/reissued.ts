import { type Age, ageOf, MOST } from "../../../exceptions/age.js";
import type { Waived, WaivedAll } from "../../../exceptions/waived.js";
import { namedOf } from "../../../exceptions/waivers.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { each } from "../../../suggest.js";
import { isPast } from "../../lifecycle.js";

/** Who cannot have a longer exception asks for the next one: the days are counted for the rule and the document, not for the paper. */
export const reissuedRule: Rule = ruleOf("exception/reissued", ({ status }, { waived }) => {
	const all = waived?.();
	const expires = all?.exception.period.expires;
	if (!all || !expires || isPast(status)) return [];
	const old = all.waived.flatMap((one) => {
		const age = tooOld(all, one);
		return age ? [{ ...one, age }] : [];
	});
	const pointers = [...new Set(old.map(({ waiver }) => waiver.pointer))];
	return pointers.flatMap((pointer) => {
		const [first, ...more] = old.filter(({ waiver }) => waiver.pointer === pointer);
		if (!first) return [];
		const documents = each([first, ...more].map(({ target }) => target.id ?? ""));
		const message = `“${first.waiver.rule}” has been waived in ${documents} since ${first.age.since}${by(first.age)}: none lasts more than ${MOST} days, whatever it is called, so this one covers nothing there after ${first.age.until}. Keep the rule, or change it.`;
		return [{ message, span: expires.span, pointer: "/period/expires" }];
	});
});

const by = ({ before }: Age): string => (before.length > 0 ? ` (${each(before)})` : "");

function tooOld({ exception }: WaivedAll, { waiver, target, context }: Waived): Age | undefined {
	const age = ageOf(exception, waiver, namedOf(target), context.exceptions);
	const { start, expires } = exception.period;
	return age && start && expires && age.since < start.date && age.until < expires.date ? age : undefined;
}
