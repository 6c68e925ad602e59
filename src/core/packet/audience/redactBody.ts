import type { Artifact } from "../../artifact.js";
import type { Heading } from "../../document/body.js";
import type { Document } from "../../document/document.js";
import { applyEdits, type Span, span, type TextEdit } from "../../document/span.js";
import { type Audience, marksOf, reads } from "./levels.js";

/** The body of a copy. */
interface RedactedBody {
	/** The whole text with what is left out made blank, so that lines stay where they are. Before the body it is white space. */
	readonly text: string;
	/** Headings whose text is left out. */
	readonly sections: readonly string[];
	/** Whether somebody's name or address was left out. */
	readonly people: boolean;
}

/** What one mark is about: a heading and what stands under it. The opening has no heading of its own. */
interface Part {
	readonly heading?: Heading | undefined;
	readonly content: Span;
}

const NOTICE = "*Withheld from this copy.*";

/** @param anonymous makes a text one without names */
export function redactBody(artifact: Artifact, reader: Audience, anonymous: (text: string) => string): RedactedBody {
	const { document } = artifact;
	if (!document.body) return { text: "", sections: [], people: false };
	const isWithheld = withheldFrom(reader, artifact);
	const parts = partsOf(document, document.body.headings).filter((part) => isWithheld(part) && isSaid(document, part));
	const before = blanked(document, span(0, document.body.span.start));
	const kept = applyEdits(document.text, [before, ...parts.map((part) => withheld(document, part))]);
	const text = anonymous(kept);
	return { text, sections: parts.flatMap(({ heading }) => heading?.title ?? []), people: text !== kept };
}

/** The body without a gap, so that nothing in it is judged by nobody: the opening with the title, then a part for each heading of level 1 or 2. */
function partsOf({ lines, text, body }: Document, headings: readonly Heading[]): Part[] {
	const [title, ...others] = headings.filter(({ level }) => level <= 2);
	const startsParts = title?.level === 1 ? others : title ? [title, ...others] : [];
	const startOf = (heading: Heading): number => lines.start(lines.lineAt(heading.span.start));
	const ends = [...startsParts.map(startOf), text.length];
	const opening = span(body?.span.start ?? 0, ends[0] ?? text.length);
	const parts = startsParts.map((heading, i) => ({ heading, content: span(heading.content.start, ends[i + 1] ?? text.length) }));
	// Who may not read the opening sees the title all the same, and what stands above it is part of the opening.
	const inOpening = title?.level === 1 ? [span(opening.start, startOf(title)), span(title.content.start, opening.end)] : [opening];
	return [...inOpening.map((content) => ({ content })), ...parts];
}

/** Whether a part is not for the reader. */
function withheldFrom(reader: Audience, artifact: Artifact): (part: Part) => boolean {
	const marks = marksOf(artifact);
	return ({ heading }) => !reads(reader, marks.section(...(heading ? namesOf(artifact, heading) : ["opening"])));
}

/** As a mark may call it: by its heading, or by the id that the document's type gives it. */
function namesOf({ kind }: Artifact, { title }: Heading): string[] {
	const isTitle = (name: string): boolean => name.toLowerCase() === title.toLowerCase();
	const known = kind.sections.find((section) => [section.title, ...section.synonyms].some(isTitle));
	return known ? [title, known.id] : [title];
}

const isSaid = ({ text }: Document, { content }: Part): boolean => text.slice(content.start, content.end).trim() !== "";

const blanked = ({ text }: Document, at: Span): TextEdit => ({ span: at, newText: text.slice(at.start, at.end).replace(/[^\r\n]/g, " ") });

/** Under a heading stands a notice, on the first line of what is withheld. */
function withheld(document: Document, { heading, content }: Part): TextEdit {
	const { newText } = blanked(document, content);
	return { span: content, newText: heading ? newText.replace(/^(\r\n|[\r\n]) */, `$1${NOTICE}`) : newText };
}
