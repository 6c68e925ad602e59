import type { Artifact } from "../../../artifact.js";
import { child, isEmpty, items, resolved, textOf, type YamlNode } from "../../../document/node.js";
import { focus, type Located, locate } from "../../../document/pointer.js";
import type { Span } from "../../../document/span.js";
import type { Violation } from "../../../problem.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";
import { RISK_LEVELS, type RiskLevel } from "../../risk-assessment/matrix.js";

export type Found = Omit<Violation, "rule">;

/** One risk of a register. */
export interface Item extends Located {
	/** As messages name it. */
	readonly name: string;
	readonly status: string | undefined;
}

export const itemsOf = ({ front }: Artifact): Item[] =>
	items(child(front, "items")).flatMap((node, i) => (isEmpty(node) ? [] : [itemOf(node, `/items/${i}`)]));

const itemOf = (node: YamlNode, pointer: string): Item => ({
	node,
	pointer,
	name: idOf(node) ?? textOf(child(node, "title")) ?? "this risk",
	status: textOf(child(node, "status")),
});

/** The reference may be a text, or a mapping around it. */
function idOf(node: YamlNode): string | undefined {
	const at = resolved(child(node, "risk_id"));
	return at?.kind === "map" ? textOf(child(at, "ref")) : textOf(at);
}

/** What was accepted or closed is waited for by nobody. */
export const isOpen = ({ status }: Pick<Item, "status">): boolean => !["accepted", "closed"].includes(status ?? "");

/** At a field of an item, if it has that field. */
export function fieldOf({ node, pointer }: Item, key: string): { readonly span: Span; readonly pointer: string } | undefined {
	const at = locate(node, `/${key}`);
	return at && { span: focus(at), pointer: `${pointer}/${key}` };
}

/** A response cannot make a risk worse: one of the two levels is wrong. */
export const residualRule: Rule = ruleOf("risk/residual", (artifact) => itemsOf(artifact).flatMap((item) => worse(item)));

const levelOf = ({ node }: Item, key: string): RiskLevel | undefined => RISK_LEVELS.find((level) => level === textOf(child(node, key)));

function worse(item: Item): Found[] {
	const [inherent, residual] = [levelOf(item, "inherent_level"), levelOf(item, "residual_level")];
	const at = fieldOf(item, "residual_level");
	if (!at || !inherent || !residual || RISK_LEVELS.indexOf(residual) <= RISK_LEVELS.indexOf(inherent)) return [];
	return [{ message: `The residual level of ${item.name} is ${residual}, above the inherent ${inherent}: correct one of the two.`, ...at }];
}

/** A risk that stands in a list twice is closed once. */
export const twiceRule: Rule = ruleOf("register/twice", (artifact) => {
	const seen = new Set<string>();
	return itemsOf(artifact).flatMap((item) => {
		const id = idOf(item.node)?.replace(/@.*$/, "");
		const at = fieldOf(item, "risk_id");
		if (!id || !at || !seen.has(id)) {
			if (id) seen.add(id);
			return [];
		}
		return [{ message: `“${id}” has an entry above already: keep one of the two.`, ...at }];
	});
});
