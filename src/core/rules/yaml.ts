import type { Artifact } from "../artifact.js";
import { quote } from "../document/edit.js";
import type { MapNode } from "../document/node.js";
import { maps, type Place, pointerOf, readable, scalars } from "../document/pointer.js";
import { yaml11Reading } from "../document/scalar.js";
import { span } from "../document/span.js";
import { baselineKind } from "../kinds/baseline/index.js";
import { policyKind } from "../kinds/policy.js";
import { questionsKind } from "../kinds/questions.js";
import type { Violation } from "../problem.js";
import { expectedAt } from "../schema/navigate.js";

export function duplicateKeyViolations({ document }: Artifact): Violation[] {
	return maps(document).flatMap(duplicatesIn);
}

function duplicatesIn(place: Place<MapNode>): Violation[] {
	const seen = new Set<string>();
	const found: Violation[] = [];
	for (const { key } of place.node.entries) {
		if (seen.has(key.text)) {
			const message = `“${key.text}” stands twice in one mapping: readers take one of the two, not all the same one.`;
			found.push({ rule: "yaml/duplicate-key", message, span: key.span, pointer: place.pointer + pointerOf([key.text]) });
		}
		seen.add(key.text);
	}
	return found;
}

/** Text that PyYAML, Ruby and other YAML 1.1 readers take for something else, as `no` for Norwegian. */
export function ambiguousViolations({ document, kind }: Artifact): Violation[] {
	const found: Violation[] = [];
	// Nobody but this tool reads a policy, a baseline, or what reviewers ask.
	if (kind === policyKind || kind === questionsKind || kind === baselineKind) return found;
	for (const place of scalars(document)) {
		const { node } = place;
		const reading = yaml11Reading(node);
		if (reading === undefined) continue;
		const { pointer } = place;
		if (expectedAt(kind, pointer)?.types.includes("boolean")) continue;
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
	const dangling = document.places.filter(({ node }) => node.kind === "alias" && !node.target);
	return dangling.map((place) => ({
		rule: "yaml/alias",
		message: "No anchor stands before this alias.",
		span: place.node.span,
		pointer: place.pointer,
	}));
}

export function multipleDocumentsViolations({ document }: Artifact): Violation[] {
	const { second, lines } = document;
	if (!second) return [];
	const message = "A second YAML document begins here, and only the first is read: keep one document a file.";
	return [
		{ rule: "yaml/multiple-documents", message, span: span(second.start, Math.min(second.end, lines.end(lines.lineAt(second.start)))) },
	];
}
