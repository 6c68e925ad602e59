import type { Body } from "../document/body.js";
import type { Document } from "../document/document.js";
import { span } from "../document/span.js";
import { bodyOf, collapsed } from "../trace/digest.js";
import type { Difference } from "./difference.js";
import { type Paragraph, paragraphsIn } from "./paragraphs.js";
import { compareSection, compareSections, type Section } from "./sections.js";

/** What the bodies of two documents say otherwise, section by section. */
export function bodyDifferences(before: Document, after: Document): readonly Difference[] {
	const [a, b] = [bodyOf(before), bodyOf(after)];
	if (a === b) return [];
	if (collapsed(a) === collapsed(b)) return [{ kind: "reformatted", spans: { before: bodySpan(before), after: bodySpan(after) } }];
	const [first, ...others] = sectionsIn(before);
	const [firstNow, ...othersNow] = sectionsIn(after);
	return [
		...compareSection(first, firstNow, false),
		...compareSections(others, othersNow, { before: first.span.end, after: firstNow.span.end }),
	];
}

const bodySpan = ({ body, text }: Document) => body?.span ?? span(text.length, text.length);

type Sections = readonly [beforeTheFirstHeading: Section, ...headed: Section[]];

/** Every line of the body belongs to one of them, so that no change is lost. */
function sectionsIn(document: Document): Sections {
	const { body, lines, text } = document;
	if (!body) return [{ title: "", paragraphs: [], span: span(text.length, text.length) }];
	const begins = proseLines(document, body);
	const starts = body.headings.map((heading) => lines.lineAt(heading.span.start));
	const lineOf = (i: number): number => starts[i] ?? lines.count;
	const top = firstLine(document, body);
	const headed = body.headings.map(({ title, content }, i): Section => {
		const under = lines.lineAt(content.start) + 1;
		const at = span(lines.start(lineOf(i)), lines.start(lineOf(i + 1)));
		const heading = paragraphOf(document, at.start, content.start);
		return { title: collapsed(title), heading, paragraphs: paragraphsIn(document, under, lineOf(i + 1), begins), span: at };
	});
	const first = paragraphsIn(document, top, lineOf(0), begins);
	return [{ title: "", paragraphs: first, span: span(body.span.start, lines.start(lineOf(0))) }, ...headed];
}

function paragraphOf({ text }: Document, start: number, end: number): Paragraph {
	return { text: collapsed(text.slice(start, end)), span: span(start, end) };
}

/** Where paragraphs, list items and table rows begin, whether blank lines stand before them or not. */
export const proseLines = ({ lines }: Pick<Document, "lines">, body: Body): ReadonlySet<number> =>
	new Set(body.prose.map(({ start }) => lines.lineAt(start)));

/** Behind a closing fence that ends the text there is no line. */
function firstLine({ lines, text }: Document, { span: { start } }: Body): number {
	const line = lines.lineAt(start);
	return start === text.length && lines.start(line) < start ? lines.count : line;
}
