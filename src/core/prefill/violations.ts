import type { Artifact } from "../artifact.js";
import { readable } from "../document/pointer.js";
import { overlaps, type Span } from "../document/span.js";
import type { Fix, Violation } from "../problem.js";
import { shorten } from "../suggest.js";
import { type Mark, marksIn } from "./marks.js";

/** What nobody has confirmed cannot be reviewed. While it is a draft, that is one line for all of it. */
export function unconfirmedViolations(artifact: Artifact): Violation[] {
	const marks = marksIn(artifact.document);
	if (marks.length === 0) return [];
	if (!artifact.drafting) return marks.map((mark) => violation(artifact, mark, marks));
	const what = marks.length === 1 ? "1 value came from elsewhere and is" : `${marks.length} values came from elsewhere and are`;
	const message = `${what} not confirmed yet. Look at each before the review, then “Confirm this value”.`;
	return [{ rule: "draft/unconfirmed", message, pointer: "", atMost: "info" }];
}

function violation({ kind }: Artifact, mark: Mark, all: readonly Mark[]): Violation {
	const { source } = mark;
	const section = kind.sections.find(({ title }) => `#${title}` === mark.pointer);
	const pointer = section ? `#${section.id}` : mark.pointer;
	const what = pointer.startsWith("/") ? `“${readable(pointer)}” came` : "These words came";
	const message = `${what} from ${shorten(source)}, and nobody has confirmed it: compare the two, correct it if need be, and take the mark away.`;
	return { rule: "draft/unconfirmed", message, span: mark.span, pointer, fixes: fixesFor(mark, all) };
}

/** Confirming is a person's: neither is done by “fix all”. */
function fixesFor(mark: Mark, all: readonly Mark[]): Fix[] {
	const own: Fix = { title: "Confirm this value", edits: [mark.confirmation] };
	return all.length === 1
		? [own]
		: [own, { title: `Confirm all ${all.length} values`, edits: all.map(({ confirmation }) => confirmation) }];
}

/** In a draft, where no problem stands at the value, its mark can be taken away all the same. */
export function confirmationsAt({ document, drafting }: Artifact, at: Span): Fix[] {
	const marks = drafting ? marksIn(document) : [];
	const here = marks.find((mark) => overlaps(mark.span, at) || overlaps(mark.confirmation.span, at));
	return here ? fixesFor(here, marks) : [];
}
