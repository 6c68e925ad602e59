import type { Artifact } from "../artifact.js";
import { child, isEmpty, textOf } from "../document/node.js";
import { locate, locateAll, parentOf } from "../document/pointer.js";
import { isOpen } from "../kinds/risk-register/rules/items.js";
import type { Obligation } from "./obligations.js";

/** The risks whose day a register keeps, or that it says are over, by their ids. */
export const keptRisks = ({ kind, front }: Artifact): string[] =>
	kind.id === "risk-register"
		? locateAll(front, "/items/-").flatMap(({ node }) => {
				const id = textOf(child(node, "risk_id")) ?? textOf(child(child(node, "risk_id"), "ref"));
				const isKept = !isEmpty(child(node, "due")) || !isOpen({ status: textOf(child(node, "status")) });
				return id !== undefined && isKept ? [id.split("#").at(-1)?.split("@")[0] ?? ""] : [];
			})
		: [];

/** The id of the risk that waits for a day, where it is one of an assessment. */
export function riskOf({ front, kind }: Artifact, { what, pointer }: Pick<Obligation, "what" | "pointer">): string | undefined {
	if (kind.id !== "risk-assessment" || what !== "risk") return undefined;
	return textOf(locate(front, `${parentOf(pointer)}/id`)?.node);
}
