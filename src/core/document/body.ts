import MarkdownIt from "markdown-it";
import type { Lines } from "./lines.js";
import { type Span, span } from "./span.js";

/** A heading of the body and what stands under it, up to the next heading of the same or a higher level. */
export interface Heading {
	readonly level: number;
	readonly title: string;
	/** The heading's text, without marks. */
	readonly span: Span;
	/** From behind the heading to where its section ends, subsections included. */
	readonly content: Span;
}

export interface Body {
	readonly span: Span;
	readonly headings: readonly Heading[];
	/** Where prose stands: paragraphs, list items, headings and tables, without code and HTML. */
	readonly prose: readonly Span[];
	/** Lines such as `[label]: address`, which say where links of that label lead. */
	readonly definitions: readonly Span[];
	/** The first heading of each title, as titles are compared. */
	readonly byTitle: ReadonlyMap<string, Heading>;
}

/** Only blocks are wanted: inline parsing would cost most of the time. */
const blocks = new MarkdownIt({ html: true }).use((md) => md.core.ruler.enableOnly(["normalize", "block"]));

/** @param start where the body begins in the document */
export function parseBody(text: string, lines: Lines, start: number): Body {
	const firstLine = lines.lineAt(start);
	const tokens = blocks.parse(text.slice(start), {});
	const toSpan = ([from, to]: [number, number]): Span => span(lines.start(firstLine + from), lines.end(firstLine + Math.max(from, to - 1)));
	const open: Open[] = [];
	const prose: Span[] = [];
	for (const [i, token] of tokens.entries()) {
		if ((token.type === "inline" || token.type === "tr_open") && token.map) prose.push(toSpan(token.map));
		if (token.type !== "heading_open" || !token.map || token.level !== 0) continue;
		const title = tokens[i + 1]?.content ?? "";
		const whole = toSpan(token.map);
		open.push({ level: Number(token.tag.slice(1)), title, span: titleSpan(text, whole, title), whole });
	}
	const headings = closed(open, text.length);
	const byTitle = new Map([...headings].reverse().map((heading) => [normalTitle(heading.title), heading]));
	const definitions = tokens.flatMap(({ type, map }) => (type === "reference_definition" && map ? [toSpan(map)] : []));
	return { span: span(start, text.length), headings, prose, definitions, byTitle };
}

function titleSpan(text: string, whole: Span, title: string): Span {
	const at = text.indexOf(title, whole.start);
	return title !== "" && at >= 0 && at + title.length <= whole.end ? span(at, at + title.length) : whole;
}

interface Open extends Omit<Heading, "content"> {
	readonly whole: Span;
}

/** Each section ends where the next heading of its level or above begins. */
function closed(open: readonly Open[], end: number): Heading[] {
	const ends: number[] = new Array(open.length).fill(end);
	const waiting: number[] = [];
	for (const [i, { level, whole }] of open.entries()) {
		while (waiting.length > 0 && (open[waiting.at(-1) as number] as Open).level >= level) ends[waiting.pop() as number] = whole.start;
		waiting.push(i);
	}
	return open.map(({ whole, ...heading }, i) => ({ ...heading, content: span(whole.end, ends[i] as number) }));
}

/** A heading as `#intended-use` names it, hyphens for spaces. */
export const titleNamed = (name: string): string => normalTitle(name.replaceAll("-", " "));

/** Headings are compared without case, numbering, emphasis and punctuation. */
export const normalTitle = (title: string): string =>
	title
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
		.toLowerCase()
		.replace(/&/g, " and ")
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.replace(/^\s*\d+(?:\s+\d+)*\s+/, "")
		.trim();
