import type { Document } from "../document/document.js";
import { type Span, span } from "../document/span.js";
import { collapsed } from "../trace/digest.js";
import type { ParagraphChange, SectionDifference, Sides } from "./difference.js";
import { counterpartsBefore, type Likeness, type Matching, match } from "./match.js";
import { areAkin, marksOf, wordSet } from "./words.js";

/** A stretch of text without blank lines: a paragraph, a list item, a row of a table. */
export interface Paragraph {
	/** White space as single spaces. */
	readonly text: string;
	readonly span: Span;
}

/** Every line from one to before another belongs to a paragraph, if it is not blank. */
export function paragraphsIn(
	{ text, lines }: Pick<Document, "text" | "lines">,
	from: number,
	to: number,
	begins: ReadonlySet<number>,
): Paragraph[] {
	const found: Paragraph[] = [];
	let first = -1;
	for (let line = from; line <= to; line++) {
		const isEnd = line === to || lines.text(line).trim() === "";
		if (first >= 0 && (isEnd || begins.has(line))) {
			const at = span(lines.start(first), lines.end(line - 1));
			found.push({ text: collapsed(text.slice(at.start, at.end)), span: at });
			first = -1;
		}
		if (!isEnd && first < 0) first = line;
	}
	return found;
}

/** How many changed, and how. @param starts where the text would begin on a side that has none */
export function compareParagraphs(
	before: readonly Paragraph[],
	after: readonly Paragraph[],
	starts: Sides<number>,
): Pick<SectionDifference, "paragraphs" | "changes"> {
	const matching = match(before, after, likeness());
	const pairs = matching.pairs.map(([i, j]) => [before[i] as Paragraph, after[j] as Paragraph] as const);
	const changed = pairs.filter(([a, b]) => a.text !== b.text).map(([a, b]) => changeOf(a, b));
	const oneSided = oneSidedChanges(before, after, matching, starts);
	return {
		paragraphs: { changed: changed.length, added: matching.added.length, removed: matching.removed.length },
		changes: [...changed, ...oneSided].sort(
			(a, b) => a.spans.after.start - b.spans.after.start || a.spans.before.start - b.spans.before.start,
		),
	};
}

export const changeOf = (a: Paragraph, b: Paragraph): ParagraphChange => ({
	...{ before: a.text, after: b.text, marks: marksOf(a.text, b.text) },
	spans: { before: a.span, after: b.span },
});

function oneSidedChanges(
	before: readonly Paragraph[],
	after: readonly Paragraph[],
	{ pairs, removed, added }: Matching,
	starts: Sides<number>,
): ParagraphChange[] {
	const behindAfter = placesBehind(before.length, new Map(pairs), after, starts.after);
	const behindBefore = placesBehind(after.length, new Map(pairs.map(([i, j]) => [j, i])), before, starts.before);
	const gone = removed.map((i): ParagraphChange => {
		const { text, span: at } = before[i] as Paragraph;
		return { before: text, marks: [{ kind: "removed", text }], spans: { before: at, after: behindAfter(i) } };
	});
	const come = added.map((j): ParagraphChange => {
		const { text, span: at } = after[j] as Paragraph;
		return { after: text, marks: [{ kind: "added", text }], spans: { before: behindBefore(j), after: at } };
	});
	return [...gone, ...come];
}

/** Where on the other side a paragraph would stand: behind the one before it. */
function placesBehind(
	length: number,
	counterparts: ReadonlyMap<number, number>,
	others: readonly Paragraph[],
	start: number,
): (index: number) => Span {
	const behind = counterpartsBefore(length, counterparts);
	return (index) => {
		const at = others[behind[index] ?? -1]?.span.end ?? start;
		return span(at, at);
	};
}

/** A paragraph that moved was removed and added. */
function likeness(): Likeness<Paragraph> {
	const known = new Map<string, ReadonlySet<string>>();
	const words = ({ text }: Paragraph): ReadonlySet<string> => {
		const set = known.get(text) ?? wordSet(text);
		known.set(text, set);
		return set;
	};
	return {
		name: () => undefined,
		content: ({ text }) => text,
		isAkin: (a, b, alone) => alone || a.text === b.text || areAkin(words(a), words(b)),
		follows: false,
	};
}
