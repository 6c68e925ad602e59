import type { Artifact } from "../artifact.js";
import { quoted } from "../document/edit.js";
import { child, items, resolved, type ScalarNode } from "../document/node.js";
import type { Related, Violation } from "../problem.js";
import type { RuleContext } from "./rule.js";

/** A name that must be unique in the workspace, and where it stands. */
export interface IdPlace {
	readonly id: string;
	readonly node: ScalarNode;
	readonly pointer: string;
}

/** The document's id, and those of its risks and mitigations. */
export function idsOf({ front, kind }: Artifact): IdPlace[] {
	if (kind.family !== "rai") return [];
	const found: IdPlace[] = [];
	const add = (node: ReturnType<typeof child>, pointer: string) => {
		const scalar = resolved(node);
		if (scalar?.kind === "scalar" && scalar.text !== "") found.push({ id: scalar.text, node: scalar, pointer });
	};
	add(child(front, "id"), "/id");
	for (const [i, risk] of items(child(front, "risks")).entries()) {
		add(child(risk, "id"), `/risks/${i}/id`);
		for (const [j, mitigation] of items(child(risk, "mitigations")).entries())
			add(child(mitigation, "id"), `/risks/${i}/mitigations/${j}/id`);
	}
	return found;
}

export function duplicateIdViolations(artifact: Artifact, context: RuleContext): Violation[] {
	const places = idsOf(artifact);
	const first = new Map<string, IdPlace>();
	const found: Violation[] = [];
	for (const place of places) {
		const earlier = first.get(place.id);
		const others = earlier ? [related(artifact, earlier)] : context.others(place.id, artifact.document.path);
		if (others.length > 0) found.push(duplicate(place, others));
		if (!earlier) first.set(place.id, place);
	}
	return found;
}

const related = ({ document }: Artifact, { node, id }: IdPlace): Related => ({
	path: document.path,
	range: document.lines.range(node.span),
	message: `“${id}” stands here first.`,
});

function duplicate({ id, node, pointer }: IdPlace, others: readonly Related[]): Violation {
	const what = pointer === "/id" ? "another document" : "another entry";
	const where = [...new Set(others.map((o) => o.path))].join(", ");
	return {
		rule: "artifact/duplicate-id",
		message: `“${id}” is also the id of ${what}, in ${where}: give one of them another id.`,
		span: node.span,
		pointer,
		related: others,
	};
}

export function idPrefixViolations({ front, kind }: Artifact): Violation[] {
	const node = resolved(child(front, "id"));
	const { prefix } = kind;
	if (!prefix || node?.kind !== "scalar" || !/^[A-Z]{2,5}-./.test(node.text) || node.text.startsWith(`${prefix}-`)) return [];
	const suggestion = node.text.replace(/^[A-Z]+/, prefix);
	return [
		{
			rule: "artifact/id-prefix",
			message: `Ids of a ${kind.title.toLowerCase()} begin with “${prefix}-”.`,
			span: node.span,
			pointer: "/id",
			fixes: [
				{
					title: `Change to ${suggestion}`,
					edits: [{ span: node.span, newText: node.style === "plain" ? suggestion : quoted(suggestion) }],
				},
			],
		},
	];
}
