import { normalTitle } from "../document/body.js";
import { type Span, span } from "../document/span.js";
import type { SectionDifference, Sides } from "./difference.js";
import { counterpartsBefore, type Likeness, type Matching, match, moved } from "./match.js";
import { changeOf, compareParagraphs, type Paragraph } from "./paragraphs.js";
import { areAkin, wordSet } from "./words.js";

/** A heading and what stands under it up to the next one. */
export interface Section {
	readonly title: string;
	/** As it is written, marks included; absent for what stands before the first heading. */
	readonly heading?: Paragraph;
	readonly paragraphs: readonly Paragraph[];
	readonly span: Span;
}

/** @param starts where a section would stand that none stands before @param isOrdered whether their order means anything */
export function compareSections(
	before: readonly Section[],
	after: readonly Section[],
	starts: Sides<number>,
	isOrdered = true,
): SectionDifference[] {
	const matching = match(before, after, LIKENESS);
	const away = isOrdered ? moved(matching) : new Set();
	const both = matching.pairs.flatMap(([i, j]) => compareSection(before[i] as Section, after[j] as Section, away.has(j)));
	return [...both, ...oneSided(before, after, matching, starts)];
}

/** Nothing where both say the same. */
export function compareSection(before: Section, after: Section, hasMoved: boolean): SectionDifference[] {
	const renamed = before.title !== after.title;
	const { paragraphs, changes } = compareParagraphs(before.paragraphs, after.paragraphs, {
		before: before.heading?.span.end ?? before.span.start,
		after: after.heading?.span.end ?? after.span.start,
	});
	const rewritten = renamed ? [] : rewrittenHeading(before, after);
	if (!renamed && !hasMoved && rewritten.length + changes.length === 0) return [];
	return [
		{
			...{ kind: "section", change: "changed", title: after.title, moved: hasMoved, ...(renamed && { renamedFrom: before.title }) },
			paragraphs: { ...paragraphs, changed: paragraphs.changed + rewritten.length },
			changes: [...rewritten, ...changes],
			spans: { before: before.span, after: after.span },
		},
	];
}

/** The same words at another level, or underlined instead of marked. */
function rewrittenHeading({ heading: a }: Section, { heading: b }: Section) {
	return a && b && a.text !== b.text ? [changeOf(a, b)] : [];
}

function oneSided(before: readonly Section[], after: readonly Section[], { pairs, removed, added }: Matching, starts: Sides<number>) {
	const behindAfter = counterpartsBefore(before.length, new Map(pairs));
	const behindBefore = counterpartsBefore(after.length, new Map(pairs.map(([i, j]) => [j, i])));
	const end = (section: Section | undefined, start: number): Span => span(section?.span.end ?? start, section?.span.end ?? start);
	const gone = removed.map((i) => {
		const section = before[i] as Section;
		return oneSidedSection("removed", section, { before: section.span, after: end(after[behindAfter[i] ?? -1], starts.after) });
	});
	const come = added.map((j) => {
		const section = after[j] as Section;
		return oneSidedSection("added", section, { before: end(before[behindBefore[j] ?? -1], starts.before), after: section.span });
	});
	return [...gone, ...come];
}

function oneSidedSection(change: "added" | "removed", { title, paragraphs }: Section, spans: Sides<Span>): SectionDifference {
	const side = change === "added" ? "after" : "before";
	const changes = paragraphs.map(({ text, span: at }) => ({
		...{ [side]: text, marks: [{ kind: change, text }] },
		spans: { ...spans, [side]: at },
	}));
	const counts = { changed: 0, added: 0, removed: 0, [change]: paragraphs.length };
	return { kind: "section", change, title, moved: false, paragraphs: counts, changes, spans };
}

const LIKENESS: Likeness<Section> = {
	name: ({ title }) => normalTitle(title) || undefined,
	content: ({ title }) => normalTitle(title),
	isAkin: (a, b, alone) => (alone && isBare(a) && isBare(b)) || areAkin(words(a), words(b)),
	follows: true,
};

const isBare = ({ paragraphs }: Section): boolean => paragraphs.length === 0;

const words = ({ paragraphs }: Section): ReadonlySet<string> => wordSet(paragraphs.map(({ text }) => text).join(" "));
