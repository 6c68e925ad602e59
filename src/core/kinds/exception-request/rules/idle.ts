import { child, resolved } from "../../../document/node.js";
import { wouldHoldUntil } from "../../../exceptions/held.js";
import type { WaivedAll } from "../../../exceptions/waived.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { each } from "../../../suggest.js";

/** The word is part of what is approved: who approves “requested” approves something that covers nothing. */
export const requestedRule: Rule = ruleOf("exception/requested", ({ front, status }, { waived }) => {
	const state = resolved(child(front, "state"));
	if (state?.kind !== "scalar" || state.text !== "requested") return [];
	const message = status === "in-review" ? BEFORE : status === "approved" ? after(waived?.()) : undefined;
	const fixes = [{ title: "Change to active", edits: [{ span: state.span, newText: "active" }] }];
	return message === undefined ? [] : [{ message, span: state.span, pointer: "/state", ...(status === "in-review" && { fixes }) }];
});

const BEFORE = "“state” is requested, and is part of what is approved: set it to active before anybody decides, or it will cover nothing.";

/** Told where the exception would cover something. */
function after(all: WaivedAll | undefined): string | undefined {
	const idle = (all?.waived ?? []).filter(
		({ waiver, target, problems, context }) =>
			all && problems.some(({ waivedBy }) => waivedBy === null) && wouldHoldUntil(all.exception, waiver, target, context) !== undefined,
	);
	if (idle.length === 0) return undefined;
	const rules = each([...new Set(idle.map(({ waiver }) => waiver.rule))]);
	const documents = each([...new Set(idle.map(({ target }) => target.id ?? ""))]);
	return `This exception is approved, and “state” is requested: it covers nothing yet, and ${rules} would be covered in ${documents}. Set it to active, and have that text approved: the state is part of what is.`;
}
