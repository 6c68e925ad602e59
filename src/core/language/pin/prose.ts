import { parseBody } from "../../document/body.js";
import type { Document } from "../../document/document.js";
import { Lines } from "../../document/lines.js";
import type { Span } from "../../document/span.js";
import type { PinPlace } from "./place.js";

/** Prose holds references in code spans. Not in code, nor where the address of a link stands. */
export function proseAt(document: Document, at: Span): PinPlace | undefined {
	const { text, body } = document;
	if (!body || at.start < body.span.start) return undefined;
	const [before, after] = [text[at.start - 1], text[at.end]];
	const isOpen = before === "`" && after === "`";
	if ((!isOpen && isInSpan(text, at)) || text.slice(0, at.start).endsWith("](") || !isProse(document, at)) return undefined;
	const mark = isOpen ? "" : "`";
	const write = (all: readonly string[]) => all.map((one) => one.replaceAll("`", "%60")).join("`, `");
	return { span: at, many: true, takes: "content", write: (all) => mark + write(all) + mark };
}

/** Whether a letter written there would be prose. */
function isProse({ text, body }: Document, at: Span): boolean {
	const changed = `${text.slice(0, at.start)}x${text.slice(at.end)}`;
	const { prose } = parseBody(changed, new Lines(changed), body?.span.start ?? 0);
	return prose.some(({ start, end }) => start <= at.start && at.start < end);
}

/** Between the ticks of a code span. */
function isInSpan(text: string, at: Span): boolean {
	const line = text.slice(text.lastIndexOf("\n", at.start - 1) + 1, at.start);
	return (line.match(/`/g) ?? []).length % 2 === 1;
}
