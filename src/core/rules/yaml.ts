import type { Artifact } from "../artifact.js";
import { quote } from "../document/edit.js";
import type { MapNode } from "../document/node.js";
import { maps, pointerOf, readable, scalars } from "../document/pointer.js";
import { yaml11Reading } from "../document/scalar.js";
import { span } from "../document/span.js";
import { policyKind } from "../kinds/policy.js";
import type { Violation } from "../problem.js";
import { expectedAt } from "../schema/navigate.js";

export function duplicateKeyViolations({ document }: Artifact): Violation[] {
	return [...maps(document.root)].flatMap(({ node, pointer }) => duplicatesIn(node, pointer));
}

function duplicatesIn(map: MapNode, pointer: string): Violation[] {
	const seen = new Set<string>();
	const found: Violation[] = [];
	for (const { key } of map.entries) {
		if (seen.has(key.text)) {
			const message = `“${key.text}” stands twice in one mapping: readers take one of the two, not all the same one.`;
			found.push({ rule: "yaml/duplicate-key", message, span: key.span, pointer: pointer + pointerOf([key.text]) });
		}
		seen.add(key.text);
	}
	return found;
}

/** Text that PyYAML, Ruby and other YAML 1.1 readers take for something else, as `no` for Norwegian. */
export function ambiguousViolations({ document, kind }: Artifact): Violation[] {
	const found: Violation[] = [];
	// Nobody but this tool reads a policy.
	if (kind === policyKind) return found;
	for (const { node, pointer } of scalars(document.root)) {
		const reading = yaml11Reading(node);
		if (reading === undefined || expectedAt(kind.id, pointer)?.types.includes("boolean")) continue;
		found.push({
			rule: "yaml/ambiguous",
			message: `“${readable(pointer)}” is the text “${node.text}” here, and ${reading} to YAML 1.1 readers such as PyYAML: put it in quotes.`,
			span: node.span,
			pointer,
			fixes: [{ title: `Put ${node.text} in quotes`, edits: [quote(node)], safe: true }],
		});
	}
	return found;
}

export function aliasViolations({ document }: Artifact): Violation[] {
	const found: Violation[] = [];
	for (const { node, pointer } of danglingAliases(document.root, "")) {
		found.push({ rule: "yaml/alias", message: `No anchor stands before this alias.`, span: node.span, pointer });
	}
	return found;
}

function* danglingAliases(
	node: Artifact["document"]["root"],
	pointer: string,
): Generator<{ node: { span: Violation["span"] & object }; pointer: string }> {
	if (node?.kind === "alias" && !node.target) yield { node, pointer };
	if (node?.kind === "map") for (const e of node.entries) yield* danglingAliases(e.value, pointer + pointerOf([e.key.text]));
	if (node?.kind === "seq") for (const [i, item] of node.items.entries()) yield* danglingAliases(item, `${pointer}/${i}`);
}

export function multipleDocumentsViolations({ document }: Artifact): Violation[] {
	const { second, lines } = document;
	if (!second) return [];
	const message = "A second YAML document begins here, and only the first is read: keep one document a file.";
	return [
		{ rule: "yaml/multiple-documents", message, span: span(second.start, Math.min(second.end, lines.end(lines.lineAt(second.start)))) },
	];
}
