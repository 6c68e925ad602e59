import { rewrite } from "../document/edit.js";
import type { ScalarNode } from "../document/node.js";
import type { Violation } from "../problem.js";
import { nearestRule } from "./catalogue.js";

/** Says of a name that there is no such rule, and which one was meant. */
export function unknownRule(node: ScalarNode): Required<Pick<Violation, "message" | "span" | "fixes">> {
	const meant = nearestRule(node.text);
	return {
		message: `There is no rule “${node.text}”.${meant ? ` Did you mean “${meant}”?` : ""}`,
		span: node.span,
		fixes: meant ? [{ title: `Change to ${meant}`, edits: [rewrite(node, meant)] }] : [],
	};
}
