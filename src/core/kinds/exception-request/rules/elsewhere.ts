import { focus, locate, readable } from "../../../document/pointer.js";
import { heldUntil } from "../../../exceptions/held.js";
import type { Waived } from "../../../exceptions/waived.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { each } from "../../../suggest.js";
import { isPast } from "../../lifecycle.js";

/** The rule is kept in the field that is named, and broken in another one: whoever asked may have counted wrong, and learns it after the approvals. */
export const elsewhereRule: Rule = ruleOf("exception/elsewhere", ({ document, status }, { waived }) => {
	const all = isPast(status) ? undefined : waived?.();
	return (all?.waived ?? []).filter(isElsewhere).map((one) => {
		const pointer = `${one.waiver.pointer}/pointer`;
		const at = locate(document.root, pointer);
		const holds = all && heldUntil(all.exception, one.waiver, one.target, one.context) !== undefined;
		return { message: messageOf(one), pointer, ...(at && { span: focus(at) }), ...(holds && { atMost: "info" as const }) };
	});
});

const isElsewhere = ({ waiver, problems, elsewhere }: Waived): boolean =>
	waiver.field !== undefined && problems.length === 0 && elsewhere.some(({ waivedBy }) => waivedBy === null);

function messageOf({ waiver: { rule, field = "" }, target, elsewhere }: Waived): string {
	const open = elsewhere.filter(({ waivedBy }) => waivedBy === null);
	const places = each([...new Set(open.map(({ pointer }) => (pointer?.startsWith("/") ? pointer : "the document as a whole")))]);
	return `“${rule}” is kept at “${readable(field)}” of ${target.id ?? target.document.path}, and broken at ${places}: correct “pointer”, if that is meant.`;
}
