import { child, isEmpty, items, textOf, type YamlNode } from "../../../document/node.js";
import { focus, type Located, locate } from "../../../document/pointer.js";
import type { Violation } from "../../../problem.js";
import { namedBy, referenceAt } from "../../../rules/beside.js";
import type { Rule, RuleContext } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import type { Reference } from "../../../trace/reference.js";
import { sameThing } from "../../../trace/sameThing.js";
import { entriesOf } from "../../reports/rules/entries.js";

/** What the model has seen before. */
const LEARNT: ReadonlySet<string | undefined> = new Set(["training", "fine-tuning"]);
/** What shows how well it does with what it has not seen. */
const TESTED: ReadonlySet<string | undefined> = new Set(["validation", "test", "evaluation"]);

interface Data {
	readonly at: Located;
	readonly role: string;
	readonly reference: Reference;
	/** Whether a note says something about it, or its sheet says how it was split. */
	readonly explained: boolean;
}

/** Numbers that were measured on what the model learnt from are about its memory. A note that says why is an answer. */
export const overlapRule: Rule = ruleOf("card/overlap", (artifact, context) => {
	const data = entriesOf(artifact, "datasets").flatMap((at) => dataOf(at, context));
	const learnt = data.filter(({ role }) => LEARNT.has(role));
	return data
		.filter(({ role, explained }) => TESTED.has(role) && !explained)
		.flatMap((tested): Omit<Violation, "rule">[] => {
			const same = learnt.find(
				(one) => isSame(one.reference, tested.reference) || sameThing(one.reference, tested.reference, context.trace?.workspace) === "same",
			);
			if (!same || same.explained) return [];
			const message = `This is the data for ${same.role} too: name what it was tested on, or say in a “note” why that is fair.`;
			return [{ message, span: focus(tested.at), pointer: tested.at.pointer }];
		});
});

function dataOf({ node, pointer }: Located, context: RuleContext): Data[] {
	const [role, at] = [textOf(child(node, "role")), locate(node, "/ref")];
	const reference = referenceAt(at?.node);
	if (role === undefined || !at || !reference) return [];
	return [
		{ role, reference, at: { ...at, pointer: `${pointer}/ref` }, explained: !isEmpty(child(node, "note")) || isSplit(node, context) },
	];
}

function isSplit(node: YamlNode, context: RuleContext): boolean {
	const sheet = namedBy(child(node, "sheet"), context)?.artifact;
	return sheet !== undefined && items(child(child(sheet.front, "composition"), "splits")).length > 1;
}

/** Of the same bytes, wherever they lie. */
const isSame = ({ digest: a }: Reference, { digest: b }: Reference): boolean =>
	a !== undefined && b !== undefined && a.algorithm === b.algorithm && a.value === b.value;
