import type { Artifact } from "../../artifact.js";
import type { Checked } from "../../check.js";
import type { Range } from "../../document/lines.js";
import { contains, type Span } from "../../document/span.js";
import type { Problem } from "../../problem.js";
import { ruleInfo } from "../../rules/catalogue.js";
import type { Traced } from "../../trace/trace.js";
import { passageOf } from "../questions/passage.js";
import type { AskedQuestion } from "../questions/questions.js";

/** Of the documents of a packet, by path: what they say, and where what is withheld from a copy stands in them. */
export type HiddenIn = ReadonlyMap<string, { readonly artifact: Artifact; readonly spans: readonly Span[] }>;

const isHidden = (hidden: HiddenIn, path: string, offset: number): boolean =>
	hidden.get(path)?.spans.some((at) => contains(at, offset)) ?? false;

function isHiddenAt(hidden: HiddenIn, path: string, range: Range | null): boolean {
	const lines = hidden.get(path)?.artifact.document.lines;
	return range !== null && lines !== undefined && isHidden(hidden, path, lines.offset(range.start));
}

/** What a check found out, for readers of a copy: what stands in something withheld is no part of any figure. */
export function problemsKnown(problems: readonly Problem[], hidden: HiddenIn): Problem[] {
	return problems
		.filter(({ path, range }) => !isHiddenAt(hidden, path, range))
		.map((problem) => (problem.related.some(({ path, range }) => isHiddenAt(hidden, path, range)) ? withoutWords(problem) : problem));
}

/** Its message may quote what is withheld elsewhere. */
const withoutWords = (problem: Problem): Problem => ({
	...problem,
	message: `${ruleInfo(problem.rule)?.title ?? problem.rule}: it is about something that is withheld from this copy.`,
	related: [],
});

/** The same of references and numbers. */
export function tracedKnown(traced: Traced, { document: { path } }: Artifact, hidden: HiddenIn): Traced {
	const isKnown = ({ citation }: { readonly citation: { readonly span: Span } }): boolean => !isHidden(hidden, path, citation.span.start);
	return { ...traced, references: traced.references.filter(isKnown), claims: traced.claims.filter(isKnown) };
}

/** The same of what a check would be asked again. */
export const checkedKnown = (checked: Checked, hidden: HiddenIn): Checked => ({
	...checked,
	problems: problemsKnown(checked.problems, hidden),
	...(checked.traced && { traced: tracedKnown(checked.traced, checked.artifact, hidden) }),
});

/** The same of questions about passages. */
export function askedKnown(asked: readonly AskedQuestion[], path: string, hidden: HiddenIn): AskedQuestion[] {
	const document = hidden.get(path)?.artifact.document;
	return asked.filter((one) => !document || !isHidden(hidden, path, passageOf(document, one).span.start));
}
