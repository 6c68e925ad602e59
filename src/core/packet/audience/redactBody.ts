import type { Artifact } from "../../artifact.js";
import type { Heading } from "../../document/body.js";
import type { Document } from "../../document/document.js";
import { applyEdits, type Span, span, type TextEdit } from "../../document/span.js";
import { type Audience, type Marks, reads } from "./levels.js";

/** The body of a copy. */
interface RedactedBody {
	/** The whole text with what is left out made blank, so that lines stay where they are. Before the body it is white space. */
	readonly text: string;
	/** Headings whose text is left out. */
	readonly sections: readonly string[];
	/** Where what is left out stands. */
	readonly spans: readonly Span[];
	/** Whether somebody's name or address was left out. */
	readonly people: boolean;
}

/** What stands under one heading, up to the next one of whatever level; the opening has no heading. All of them leave no gap. */
interface Part {
	/** The heading, where it is told that something under it is withheld. */
	readonly named?: Heading | undefined;
	readonly content: Span;
	readonly reader: Audience;
}

const NOTICE = "*Withheld from this copy.*";

/** @param anonymous makes a text one without names */
export function redactBody(artifact: Artifact, reader: Audience, marks: Marks, anonymous: (text: string) => string): RedactedBody {
	const { document } = artifact;
	if (!document.body) return { text: "", sections: [], spans: [], people: false };
	const isSaid = ({ content }: Part): boolean => document.text.slice(content.start, content.end).trim() !== "";
	const withheld = partsOf(artifact, marks).filter((part) => !reads(reader, part.reader) && isSaid(part));
	const before = blanked(document, span(0, document.body.span.start));
	const kept = applyEdits(document.text, [before, ...withheld.map((part) => withoutText(document, part))]);
	const text = anonymous(kept);
	const sections = withheld.flatMap(({ named }) => named?.title ?? []);
	return { text, sections, spans: withheld.map(({ content }) => content), people: text !== kept };
}

function partsOf({ document, kind }: Artifact, marks: Marks): Part[] {
	const { lines, text, body } = document;
	const headings = body?.headings ?? [];
	const starts = [...headings.map((heading) => lines.start(lines.lineAt(heading.span.start))), text.length];
	const opening = marks.section("opening") ?? marks.usual;
	const around: { readonly level: number; readonly reader: Audience }[] = [];
	const parts = headings.map((heading, i): Part => {
		const { level } = heading;
		const isTitle = i === 0 && level === 1;
		const own = isTitle ? opening : (marks.section(...namesOf(kind.sections, heading)) ?? (level <= 2 ? marks.usual : undefined));
		while ((around.at(-1)?.level ?? 0) >= level) around.pop();
		const reader = own ?? around.at(-1)?.reader ?? opening;
		around.push({ level, reader });
		// A heading that goes with what is above it goes with it altogether.
		const content = span(own ? heading.content.start : (starts[i] ?? 0), starts[i + 1] ?? text.length);
		return { content, reader, ...(own && !isTitle && { named: heading }) };
	});
	return joined([{ content: span(body?.span.start ?? 0, starts[0] ?? text.length), reader: opening }, ...parts]);
}

/** What goes with the part before it is a piece of that one. */
function joined(parts: readonly Part[]): Part[] {
	const whole: Part[] = [];
	for (const part of parts) {
		const before = whole.at(-1);
		const isPiece = before && !part.named && before.content.end === part.content.start && before.reader === part.reader;
		if (isPiece) whole[whole.length - 1] = { ...before, content: span(before.content.start, part.content.end) };
		else whole.push(part);
	}
	return whole;
}

/** As a mark may call it: by its heading, or by the id that the document's type gives it. */
function namesOf(sections: Artifact["kind"]["sections"], { title }: Heading): string[] {
	const isTitle = (name: string): boolean => name.toLowerCase() === title.toLowerCase();
	const known = sections.find((section) => [section.title, ...section.synonyms].some(isTitle));
	return known ? [title, known.id] : [title];
}

const blanked = ({ text }: Document, at: Span): TextEdit => ({ span: at, newText: text.slice(at.start, at.end).replace(/[^\r\n]/g, " ") });

/** Under a heading stands a notice, on the first line of what is withheld. */
function withoutText(document: Document, { named, content }: Part): TextEdit {
	const { newText } = blanked(document, content);
	return { span: content, newText: named ? newText.replace(/^(\r\n|[\r\n]) */, `$1${NOTICE}`) : newText };
}
