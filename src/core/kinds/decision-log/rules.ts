import { child, textOf, type YamlNode } from "../../document/node.js";
import type { Located } from "../../document/pointer.js";
import type { Violation } from "../../problem.js";
import { type Dated, dateAt } from "../../rules/dates.js";
import { lacking } from "../../rules/lacking.js";
import type { Rule } from "../../rules/rule.js";
import { ruleOf } from "../../rules/ruleOf.js";
import { shorten } from "../../suggest.js";
import { authorityRule } from "./authority.js";
import { begun, decisionsOf, isActive, typeOf } from "./decisions.js";

/** What is accepted is accepted until a day: what was known then is not known for ever. */
const expiresRule: Rule = ruleOf("decision/expires", (artifact) =>
	decisionsOf(artifact)
		.filter(({ node }) => ["risk-acceptance", "exception"].includes(typeOf(node) ?? ""))
		.flatMap((decision) => lacking(artifact, decision, "expires", "say until when it holds")),
);

/** The only record of a day must be right about the day. */
const dateRule: Rule = ruleOf("decision/date", (artifact, { today }) =>
	decisionsOf(artifact).flatMap((decision) => [...inFuture(decision, today), ...beforeItself(decision)]),
);

function inFuture(decision: Located, today: string): Omit<Violation, "rule">[] {
	return [decision, ...begun(decision, "approvers")].flatMap(({ node, pointer }) => {
		const at = dateAt(child(node, "date"));
		if (!at || at.date <= today) return [];
		return [{ message: `This decision is dated ${at.date}, which is in the future.`, span: at.span, pointer: `${pointer}/date` }];
	});
}

function beforeItself({ node, pointer }: Located): Omit<Violation, "rule">[] {
	const decided = dateAt(child(node, "date"));
	return ["expires", "review_by"].flatMap((key) => {
		const at = dateAt(child(node, key));
		return decided && at && at.date < decided.date ? [earlier(key, at, decided, pointer)] : [];
	});
}

const earlier = (key: string, { date, span }: Dated, decided: Dated, pointer: string): Omit<Violation, "rule"> => ({
	message: `“${key}” is ${date}, before the day of the decision (${decided.date}).`,
	span,
	pointer: `${pointer}/${key}`,
});

/** A condition that nobody has to meet by any day is none. */
const conditionRule: Rule = ruleOf("decision/condition", (artifact) =>
	decisionsOf(artifact)
		.flatMap((decision) => begun(decision, "conditions"))
		.filter(isOpen)
		.flatMap((condition) => [
			...lacking(artifact, condition, "owner", "name the person who meets it"),
			...lacking(artifact, condition, "due", "say by when"),
		]),
);

const isOpen = ({ node }: { readonly node: YamlNode }): boolean => !["met", "dropped"].includes(textOf(child(node, "status")) ?? "");

/** A decision that was made on a condition stands on nothing once the condition is forgotten. */
const overdueRule: Rule = ruleOf("decision/overdue", (artifact, { today }) =>
	decisionsOf(artifact)
		.filter(({ node }) => isActive(node))
		.flatMap((decision) => begun(decision, "conditions"))
		.filter(isOpen)
		.flatMap(({ node, pointer }) => {
			const due = dateAt(child(node, "due"));
			if (!due || due.date >= today) return [];
			const what = shorten(textOf(child(node, "text")) ?? "");
			const message = `The condition “${what}” was to be met by ${due.date}: meet it and set its status to met, or bring the decision before the board again.`;
			return [{ message, span: due.span, pointer: `${pointer}/due` }];
		}),
);

export const rules: readonly Rule[] = [expiresRule, dateRule, conditionRule, overdueRule, authorityRule];
