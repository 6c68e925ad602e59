import { child, items } from "../../../document/node.js";
import type { Tier } from "../../../kinds/kind.js";
import { type Dated, dateAt, daysBetween } from "../../../rules/dates.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { type Found, type Item, isOpen, itemsOf } from "./items.js";

/** A date that has passed without anybody saying so is how a risk is accepted in silence. */
export const overdueRule: Rule = ruleOf("register/overdue", (artifact, { today }) =>
	itemsOf(artifact)
		.filter(isOpen)
		.flatMap((item) => {
			const [due, opened] = ["due", "opened"].map((key) => dateAt(child(item.node, key)));
			// A date before the first one is wrong, not late.
			if (!due || due.date >= today || due.date < (opened?.date ?? "")) return [];
			const message = `${item.name} was due on ${due.date} and is ${item.status ?? "open"}: close it with evidence, or agree on another date and write down why.`;
			return [{ message, span: due.span, pointer: `${item.pointer}/due` }];
		}),
);

/** More than two moves, or two months in all, are no longer a delay. */
const MOST_MOVES = 2;
const MOST_DAYS = 60;

export const slippedRule: Rule = ruleOf("register/slipped", (artifact) =>
	itemsOf(artifact)
		.filter(isOpen)
		.flatMap((item) => slipped(item)),
);

function slipped(item: Item): Found[] {
	const moves = items(child(item.node, "due_history")).flatMap((move) => {
		const [from, to] = ["from", "to"].map((key) => dateAt(child(move, key)));
		return from && to ? [daysBetween(from.date, to.date)] : [];
	});
	const days = moves.reduce((sum, one) => sum + one, 0);
	const due = dateAt(child(item.node, "due"));
	if (!due || (moves.length <= MOST_MOVES && !(days > MOST_DAYS))) return [];
	const often = moves.length === 1 ? "once" : `${moves.length} times`;
	const message = `The date of ${item.name} was moved ${often}, by ${days} days in all: ask whether the response is the right one, or who else should do it.`;
	return [{ message, span: due.span, pointer: `${item.pointer}/due` }];
}

/** How many days an open risk may go without being looked at, by tier. */
const FRESH: Readonly<Record<Tier, number>> = { 1: 7, 2: 14, 3: 30 };

/** Who reads a register takes it for what is true today. */
export const staleRule: Rule = ruleOf("register/stale", (artifact, { today }) => {
	const most = FRESH[artifact.tier];
	const open = itemsOf(artifact).filter(isOpen);
	const whole = dateAt(child(artifact.front, "as_of"));
	if (whole && open.length > 0 && age(whole, today) > most) {
		const message = `This register is as of ${whole.date}, ${age(whole, today)} days ago: at tier ${artifact.tier} somebody goes through it every ${most} days while a risk is open.`;
		return [{ message, span: whole.span, pointer: "/as_of" }];
	}
	return open.flatMap((item) => unseen(item, today, most));
});

function unseen(item: Item, today: string, most: number): Found[] {
	const last = dateAt(child(item.node, "last_reviewed"));
	if (!last || !(age(last, today) > most)) return [];
	const message = `${item.name} was last looked at on ${last.date}, ${age(last, today)} days ago: its owner looks at it, and writes down when.`;
	return [{ message, span: last.span, pointer: `${item.pointer}/last_reviewed` }];
}

const age = (at: Dated, today: string): number => daysBetween(at.date, today);
