import type { Artifact } from "../artifact.js";
import { child, isEmpty, items, resolved, textOf } from "../document/node.js";
import { general, keysOf, locate, readable } from "../document/pointer.js";
import type { Violation } from "../problem.js";
import { expectedAt } from "../schema/navigate.js";
import { alwaysApplies } from "../schema/notApplicable.js";
import { inSentence, withArticle } from "../words.js";

const NO_REASON = /^(?:n\/?a|none|not applicable|does not apply|-+|\.+|no|nil)[.!]?$/i;

/** A question set aside must exist, be unanswered, and have a reason that says something. */
export function notApplicableViolations(artifact: Artifact): Violation[] {
	return items(child(artifact.front, "not_applicable")).flatMap((item, i) => {
		const field = resolved(child(item, "field"));
		const reason = resolved(child(item, "reason"));
		const pointer = `/not_applicable/${i}`;
		const found: Violation[] = [];
		if (field?.kind === "scalar" && field.text.startsWith("/")) {
			const message = wrongField(artifact, field.text);
			if (message) found.push({ rule: "artifact/not-applicable", message, span: field.span, pointer: `${pointer}/field` });
		}
		if (reason?.kind === "scalar" && NO_REASON.test(reason.text.trim())) {
			const message = `“${reason.text}” is no reason: say why the question does not apply, so that a reviewer can judge it.`;
			found.push({ rule: "artifact/not-applicable", message, span: reason.span, pointer: `${pointer}/reason` });
		}
		return found;
	});
}

function wrongField({ kind, document }: Artifact, field: string): string | undefined {
	const [top, section] = keysOf(field);
	const all = alwaysApplies(kind, field);
	if (all) return `“${readable(field)}” applies to every ${all}: answer it.`;
	if (top === "sections")
		return kind.sections.some((s) => s.id === section)
			? undefined
			: `There is no section “${section}” in ${withArticle(inSentence(kind.title))}.`;
	if (!expectedAt(kind, general(field))) return `There is no question “${readable(field)}” in ${withArticle(inSentence(kind.title))}.`;
	const answer = locate(document.root, field);
	return answer && !isEmpty(answer.node) ? `“${readable(field)}” is answered, and yet not applicable: remove one of the two.` : undefined;
}

/** Questions set aside with a reason: counted apart, never as answered. */
export const setAsideCount = ({ front }: Artifact): number =>
	items(child(front, "not_applicable")).filter((item) => textOf(child(item, "reason"))).length;
