import type { Document } from "../../document/document.js";
import { resolved, type ScalarNode, type YamlNode } from "../../document/node.js";
import { pathAt } from "../../document/pointer.js";
import { contains, type Span, span } from "../../document/span.js";
import { collapsed } from "../../trace/digest.js";
import { patternOf, placesOf } from "./passage.js";

/** A passage as a question keeps it. */
export interface Quote {
	readonly quote: string;
	/** Which of several places that say the same, from 1; absent where it is the first. */
	readonly occurrence?: number;
}

/** What a person means who selected something, in whole words; the whole value or paragraph where nothing is selected. */
export function quoteAt(document: Document, at: Span): Quote | undefined {
	const selected = at.end > at.start ? wholeWords(document.text, trimmed(document.text, at)) : undefined;
	return selected && selected.end > selected.start ? quoteOf(document, selected) : passageAt(document, at.start);
}

/** The passage that begins on a line. @param words those of it that are meant; all of it where they do not stand in it */
export function quoteOnLine(document: Document, line: number, words = ""): Quote | undefined {
	const start = document.lines.start(line) + (/^\s*(?:[-*>#]+\s+)*/.exec(document.lines.text(line))?.[0].length ?? 0);
	const whole = passageSpan(document, start);
	const found = whole && patternOf(words)?.exec(document.text.slice(whole.start, whole.end));
	if (!whole || !found) return passageAt(document, start);
	const from = whole.start + found.index;
	return quoteOf(document, span(from, from + found[0].length));
}

function passageAt(document: Document, offset: number): Quote | undefined {
	const value = valueAt(document, offset);
	if (value) return quoteOf(document, value.span, value.text);
	const at = passageSpan(document, offset);
	return at && quoteOf(document, at);
}

const passageSpan = (document: Document, offset: number): Span | undefined => valueAt(document, offset)?.span ?? proseAt(document, offset);

function quoteOf(document: Document, at: Span, text = document.text.slice(at.start, at.end)): Quote | undefined {
	const quote = collapsed(text);
	const turn = placesOf(document, quote).findIndex(({ start, end }) => start < at.end && at.start < end);
	return quote === "" ? undefined : { quote, ...(turn > 0 && { occurrence: turn + 1 }) };
}

/** The value at a place of the structured part; of a list or a mapping, the first in it. */
function valueAt({ root, body }: Document, offset: number): ScalarNode | undefined {
	if (!root || (body && offset >= body.span.start)) return undefined;
	return firstValue(pathAt(root, offset).at(-1)?.node);
}

function firstValue(node: YamlNode | undefined): ScalarNode | undefined {
	const at = resolved(node);
	if (at?.kind === "map") return firstValue(at.entries[0]?.value);
	return at?.kind === "seq" ? firstValue(at.items[0]) : at;
}

/** The innermost paragraph, cell, list item or heading around a place, else its line. */
function proseAt({ body, lines }: Document, offset: number): Span | undefined {
	const around = [...(body?.headings ?? []).map((heading) => heading.span), ...(body?.prose ?? [])].filter((at) => contains(at, offset));
	const line = lines.lineAt(offset);
	return around.sort((a, b) => a.end - a.start - (b.end - b.start))[0] ?? span(lines.start(line), lines.end(line));
}

function trimmed(text: string, { start, end }: Span): Span {
	const selected = text.slice(start, end);
	return span(start + selected.length - selected.trimStart().length, end - selected.length + selected.trimEnd().length);
}

/** A word, or a number with its point. */
const WORD = /(?:[\p{L}\p{N}]|(?<=\p{N})[.,](?=\p{N}))+/gu;

/** Half a word is found nowhere again. */
function wholeWords(text: string, { start, end }: Span): Span {
	const words = [...text.matchAll(WORD)].map(({ index, 0: word }) => span(index, index + word.length));
	const around = (offset: number): Span | undefined => words.find((word) => word.start < offset && offset < word.end);
	return span(around(start)?.start ?? start, around(end)?.end ?? end);
}
