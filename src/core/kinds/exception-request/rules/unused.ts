import { focus, locate } from "../../../document/pointer.js";
import { heldUntil } from "../../../exceptions/held.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { each } from "../../../suggest.js";

/** The rule is kept: whoever answers for the exception can let it go. */
export const unusedRule: Rule = ruleOf("exception/unused", ({ document }, { waived }) => {
	const all = waived?.();
	return (all?.exception.waivers ?? []).flatMap((waiver) => {
		const of = all?.waived.filter((one) => one.waiver === waiver) ?? [];
		const holds = of.some(({ target, context }) => all && heldUntil(all.exception, waiver, target, context));
		if (!holds || !of.every(({ kept }) => kept) || of.some(({ elsewhere }) => elsewhere.length > 0)) return [];
		const documents = each(of.map(({ target }) => target.id ?? ""));
		const pointer = `${waiver.pointer}/rule`;
		const at = locate(document.root, pointer);
		const message = `“${waiver.rule}” is kept in ${documents} now: this is needed no more. Set “status” to retired when nothing here is.`;
		return [{ message, pointer, ...(at && { span: focus(at) }) }];
	});
});
