import { child, items } from "../../../document/node.js";
import { type Dated, dateAt } from "../../../rules/dates.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { type Found, type Item, itemsOf } from "./items.js";

/** How long risks stay open is counted from these dates. */
export const datesRule: Rule = ruleOf("register/dates", (artifact, { today }) =>
	itemsOf(artifact).flatMap((item) => [...beforeOpened(item), ...inFuture(item, today), ...closedWhileOpen(item), ...lastMove(item)]),
);

const at = (item: Item, key: string): Dated | undefined => dateAt(child(item.node, key));

function beforeOpened(item: Item): Found[] {
	const opened = at(item, "opened");
	return ["due", "closed_on"].flatMap((key) => {
		const date = at(item, key);
		if (!opened || !date || date.date >= opened.date) return [];
		return [{ message: `“${key}” is ${date.date}, before “opened” (${opened.date}).`, span: date.span, pointer: `${item.pointer}/${key}` }];
	});
}

function inFuture(item: Item, today: string): Found[] {
	return ["opened", "closed_on", "last_reviewed"].flatMap((key) => {
		const date = at(item, key);
		if (!date || date.date <= today) return [];
		return [{ message: `“${key}” is ${date.date}, which is in the future.`, span: date.span, pointer: `${item.pointer}/${key}` }];
	});
}

function closedWhileOpen(item: Item): Found[] {
	const closed = at(item, "closed_on");
	if (!closed || !item.status || item.status === "closed") return [];
	const message = `${item.name} was closed on ${closed.date}, and its status is ${item.status}: correct one of the two.`;
	return [{ message, span: closed.span, pointer: `${item.pointer}/closed_on` }];
}

/** Who moves a date and leaves the other as it was has two dates. */
function lastMove(item: Item): Found[] {
	const moves = items(child(item.node, "due_history"));
	const last = dateAt(child(moves.at(-1), "to"));
	const due = at(item, "due");
	if (!last || !due || last.date === due.date) return [];
	const message = `“due” is ${due.date}, and by “due_history” it was last moved to ${last.date}: correct one of the two.`;
	return [{ message, span: due.span, pointer: `${item.pointer}/due` }];
}
