import type { Artifact } from "../../../artifact.js";
import { scalars } from "../../../document/pointer.js";
import { type Span, span } from "../../../document/span.js";
import type { Violation } from "../../../problem.js";
import type { Rule } from "../../../rules/rule.js";
import { ruleOf } from "../../../rules/ruleOf.js";

/** What only a court or a certificate can say. */
const CLAIM =
	/\b(?:(?:is|are|remains?) (?:fully |already |now )?(?:compliant|in compliance|certified)|(?:fully|legally) compliant|fully complies|(?:ISO|IEC|SOC)[\w/ .:-]{0,24}[ -]certified)\b/gi;

/** Asked, denied or supposed: that claims nothing. */
const UNSAID = /\b(?:whether|if|not|never|no|nobody|nothing|neither|unless|until|cannot|may|could|would|should)\b/i;

/** A code span or a link behind which a reader can look. */
const SHOWN = /`[^`]+`|\]\([^)]+\)/;

/** A mapping helps Legal to judge; whoever reads the judgement in it already has been misled. */
export const complianceRule: Rule = ruleOf("mapping/compliance", (artifact) =>
	stretchesOf(artifact).flatMap(({ at, pointer }) => claimsIn(artifact, at, pointer)),
);

interface Stretch {
	readonly at: Span;
	readonly pointer: string;
}

const stretchesOf = ({ document }: Artifact): Stretch[] => [
	...scalars(document).map(({ node, pointer }) => ({ at: node.span, pointer })),
	...(document.body?.prose ?? []).map((prose) => ({ at: prose, pointer: "" })),
];

function claimsIn({ document }: Artifact, at: Span, pointer: string): Omit<Violation, "rule">[] {
	const text = document.text.slice(at.start, at.end);
	if (SHOWN.test(text)) return [];
	return [...text.matchAll(CLAIM)].flatMap(({ 0: words, index }) => {
		if (UNSAID.test(sentenceAround(text, index))) return [];
		const message = `“${words}” is for Legal or a certificate to say: say which controls are in place, or name the certificate.`;
		return [{ message, span: span(at.start + index, at.start + index + words.length), pointer }];
	});
}

function sentenceAround(text: string, index: number): string {
	const start = text.slice(0, index).search(/[^.!?]*$/);
	return (
		text
			.slice(start)
			.replace(/[.!?](?:\s[\s\S]*)?$/, "")
			.split(/[.!?]\s/)[0] ?? ""
	);
}
