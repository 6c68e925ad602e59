import { wordSet } from "../../diff/words.js";
import type { Document } from "../../document/document.js";
import { scalars } from "../../document/pointer.js";
import { type Span, span } from "../../document/span.js";
import type { AskedQuestion } from "./questions.js";

/** Where a question is shown in its document. */
export interface Passage {
	readonly span: Span;
	/** Whether the words that were asked about are no longer there. */
	readonly changed: boolean;
}

/** The words that were asked about; where they changed since, what is most like them, else the document's first line. */
export function passageOf(document: Document, { quote, occurrence }: Pick<AskedQuestion, "quote" | "occurrence">): Passage {
	const found = placesOf(document, quote);
	const at = found[occurrence - 1] ?? found.at(-1);
	return at ? { span: at, changed: false } : { span: firstLine(document, likest(document, quote)), changed: true };
}

/** Everywhere a text stands in a document, whatever white space is in it; in the structured part also as YAML reads it. */
export function placesOf(document: Document, quote: string): Span[] {
	const pattern = patternOf(quote);
	if (!pattern) return [];
	const written = [...document.text.matchAll(pattern)].map(({ index, 0: text }) => span(index, index + text.length));
	if (written.length > 0) return written;
	return scalars(document).flatMap(({ node }) => (node.text.search(pattern) >= 0 ? [node.span] : []));
}

/** Whole words only, and whole numbers: 0.87 is not in 0.871, nor 10 in 10.5. */
export function patternOf(quote: string): RegExp | undefined {
	const words = quote.trim().split(/\s+/);
	const [first, last] = [words[0]?.[0] ?? "", words.at(-1)?.at(-1) ?? ""];
	if (first === "") return undefined;
	const before = /[\p{L}\p{N}]/u.test(first) ? "(?<![\\p{L}\\p{N}]|\\p{N}[.,])" : "";
	const after = /[\p{L}\p{N}]/u.test(last) ? "(?![\\p{L}\\p{N}]|[.,]\\p{N})" : "";
	return new RegExp(before + words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("\\s+") + after, "gu");
}

/** The value or the paragraph that shares most of the words, at least two of them and half of all. */
function likest(document: Document, quote: string): Span {
	const wanted = wordSet(quote);
	let [best, most] = [span(0, 0), Math.max(2, wanted.size / 2)];
	for (const at of [...scalars(document).map(({ node }) => node.span), ...(document.body?.prose ?? [])]) {
		const shared = [...wordSet(document.text.slice(at.start, at.end))].filter((word) => wanted.has(word)).length;
		if (shared > most || (shared === most && best.end === 0)) [best, most] = [at, shared];
	}
	return best;
}

function firstLine({ lines }: Document, { start, end }: Span): Span {
	const line = lines.lineAt(start);
	return span(Math.max(start, lines.start(line)), end > start ? Math.min(end, lines.end(line)) : lines.end(line));
}
