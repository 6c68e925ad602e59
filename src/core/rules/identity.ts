import type { Artifact } from "../artifact.js";
import { quoted } from "../document/edit.js";
import { child, resolved, type ScalarNode } from "../document/node.js";
import { type Located, locateAll } from "../document/pointer.js";
import type { Related, Violation } from "../problem.js";
import { inSentence, withArticle } from "../words.js";
import type { RuleContext } from "./rule.js";

/** A name that must be unique in the workspace, and where it stands. */
export interface IdPlace {
	readonly id: string;
	readonly node: ScalarNode;
	readonly pointer: string;
}

/** The document's id, and those of its entries that have one: risks and mitigations, decisions. */
export function idsOf({ front, kind }: Artifact): IdPlace[] {
	if (kind.family !== "rai") return [];
	return ["/id", ...(kind.entries ?? []).map(({ at }) => at)]
		.flatMap((at) => locateAll(front, at).flatMap(idPlace))
		.sort((a, b) => a.node.span.start - b.node.span.start);
}

function idPlace({ node, pointer }: Located): IdPlace[] {
	const scalar = resolved(node);
	return scalar?.kind === "scalar" && scalar.text !== "" ? [{ id: scalar.text, node: scalar, pointer }] : [];
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
			message: `Ids of ${withArticle(inSentence(kind.title))} begin with “${prefix}-”.`,
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
