import type { Document } from "../document/document.js";
import { type Place, pointerOf, scalars } from "../document/pointer.js";
import { contains, type Span, span, type TextEdit } from "../document/span.js";

/** A value, or words, that came from elsewhere and that nobody has confirmed yet: a comment says so. */
export interface Mark {
	/** What came from elsewhere; of words in a body, the comment itself. */
	readonly span: Span;
	/** JSON pointer, or `#section`. */
	readonly pointer: string;
	/** As written: `mlruns/0/3f2a…/meta.yaml`. */
	readonly source: string;
	/** Takes the comment away, and nothing else. */
	readonly confirmation: TextEdit;
}

/** A comment as it stands in the text. */
interface Comment {
	/** Of the comment, without white space around it. */
	readonly at: Span;
	readonly source: string;
}

/** How a value's comment says where it is from: `# from mlruns/0/3f2a/meta.yaml: confirm`. Control characters would end the comment. */
export const markOf = (source: string): string => `# from ${source.replace(/[\p{Cc}\u2028\u2029]/gu, " ").trim()}: confirm`;

const STARTS = ["from ", "drafted by "] as const;
const END = ": confirm";

/** What stands between “from” or “drafted by” and “: confirm”. */
function sourceIn(words: string): string | undefined {
	const start = STARTS.find((one) => words.startsWith(one));
	const source = start && words.endsWith(END) ? words.slice(start.length, -END.length).trim() : "";
	return source === "" ? undefined : source;
}

/** Every mark of a document, in the order of the text. */
export function marksIn(document: Document): Mark[] {
	// Most documents have none, which one look at the whole text tells.
	if (!document.text.includes(END)) return [];
	return [...valueMarks(document), ...bodyMarks(document)];
}

function valueMarks(document: Document): Mark[] {
	const yaml = document.format === "yaml" ? span(0, document.text.length) : document.front?.yaml;
	const found = yaml && document.errors.length === 0 ? yamlComments(document, yaml) : [];
	if (found.length === 0) return [];
	const places = placesByLine(document);
	return found.map(({ at, source }) => {
		const line = document.lines.lineAt(at.start);
		const { span: where, pointer } = valueOn(places.get(line) ?? [], at.start) ?? { span: at, pointer: "" };
		return { span: where, pointer, source, confirmation: withoutComment(document, at) };
	});
}

function yamlComments({ text, lines, places }: Document, within: Span): Comment[] {
	const found: Comment[] = [];
	for (let line = lines.lineAt(within.start); line <= lines.lineAt(within.end); line++) {
		const start = lines.start(line);
		const words = text.slice(start, Math.min(lines.end(line), within.end)).trimEnd();
		if (!words.endsWith(END)) continue;
		const hash = Math.max(...STARTS.map((one) => words.lastIndexOf(`# ${one}`)));
		const source = hash >= 0 && /^$|[ \t]/.test(words.charAt(hash - 1)) ? sourceIn(words.slice(hash + 2)) : undefined;
		if (source !== undefined) found.push({ at: span(start + hash, start + words.length), source });
	}
	return found.length === 0
		? found
		: outsideOf(
				found,
				scalars({ places }).map(({ node }) => node.span),
			);
}

/** In a text of several lines, or in quotes, nothing is a comment. @param texts in the order of the text */
function outsideOf(comments: readonly Comment[], texts: readonly Span[]): Comment[] {
	let next = 0;
	return comments.filter(({ at }) => {
		while ((texts[next]?.end ?? Number.POSITIVE_INFINITY) <= at.start) next++;
		const text = texts[next];
		return !text || text.start > at.start;
	});
}

interface OnLine {
	readonly span: Span;
	readonly pointer: string;
	/** Of a key whose value may stand below it. */
	readonly key?: true;
}

/** What begins on each line: values, the outermost first, then keys. */
function placesByLine({ places, lines }: Document): ReadonlyMap<number, OnLine[]> {
	const found = new Map<number, OnLine[]>();
	const add = (at: Span, one: OnLine): void => {
		const line = lines.lineAt(at.start);
		const on = found.get(line);
		if (on) on.push(one);
		else found.set(line, [one]);
	};
	for (const place of places) {
		const { node } = place;
		// A block reaches over the lines of its entries: what it has on one line is theirs.
		const isBlock = (node.kind === "map" || node.kind === "seq") && !node.flow;
		if (node.span.end > node.span.start && !isBlock) add(node.span, { span: node.span, pointer: place.pointer });
		if (node.kind === "map") for (const { key } of node.entries) add(key.span, keyOf(place, key));
	}
	return found;
}

const keyOf = (place: Place, key: { readonly text: string; readonly span: Span }): OnLine => ({
	span: key.span,
	pointer: place.pointer + pointerOf([key.text]),
	key: true,
});

/** The whole value before a comment; else the key that a block below belongs to. */
function valueOn(on: readonly OnLine[], before: number): OnLine | undefined {
	const whole = on.filter(({ span: { end } }) => end <= before);
	return whole.find(({ key }) => !key) ?? whole[0];
}

/** A comment that has its line to itself goes with it. */
function withoutComment({ text, lines }: Document, at: Span): TextEdit {
	const line = lines.lineAt(at.start);
	const start = lines.start(line);
	const before = text.slice(start, at.start);
	if (before.trim() !== "" || text.slice(at.end, lines.end(line)).trim() !== "")
		return { span: span(start + before.trimEnd().length, at.end), newText: "" };
	const next = text.indexOf("\n", at.end);
	return { span: span(start, next < 0 ? text.length : next + 1), newText: "" };
}

const OPEN = "<!-- ";
const CLOSE = "-->";

/** `<!-- from README.md: confirm -->`, on a line of its own or behind the words it is about; not in code. */
function bodyMarks(document: Document): Mark[] {
	const { body } = document;
	if (!body) return [];
	const comments = bodyComments(document, body.span);
	return comments.map(({ at, source }) => {
		const heading = body.headings.findLast(({ level, content }) => level === 2 && contains(content, at.start));
		return { span: at, pointer: `#${heading?.title ?? ""}`, source, confirmation: withoutComment(document, at) };
	});
}

function bodyComments({ text, lines }: Document, body: Span): Comment[] {
	const found: Comment[] = [];
	let fence = "";
	for (let line = lines.lineAt(body.start); line <= lines.lineAt(body.end); line++) {
		const start = lines.start(line);
		const words = text.slice(start, lines.end(line));
		const [mark = ""] = /^ {0,3}(?:`{3,}|~{3,})/.exec(words) ?? [];
		if (mark !== "" && (fence === "" || mark.trim().startsWith(fence))) fence = fence === "" ? mark.trim() : "";
		if (fence === "" && words.includes(END)) found.push(...commentsOn(words, start));
	}
	return found;
}

function commentsOn(words: string, start: number): Comment[] {
	const found: Comment[] = [];
	for (let at = words.indexOf(OPEN); at >= 0; ) {
		const end = words.indexOf(CLOSE, at);
		if (end < 0) break;
		const source = words.charAt(at - 1) === "`" ? undefined : sourceIn(words.slice(at + OPEN.length, end).trim());
		if (source !== undefined) found.push({ at: span(start + at, start + end + CLOSE.length), source });
		at = words.indexOf(OPEN, end);
	}
	return found;
}
