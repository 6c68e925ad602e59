/** A half-open stretch of a document's text, in UTF-16 offsets. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Replaces `span` by `newText`. With `snippet`, `newText` holds VS Code tab stops and is for an editor only. */
export interface TextEdit {
	readonly span: Span;
	readonly newText: string;
	readonly snippet?: boolean;
}

export const span = (start: number, end: number): Span => ({ start, end });

export const contains = (outer: Span, offset: number): boolean => outer.start <= offset && offset <= outer.end;

export const overlaps = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** Applies edits that do not overlap. Edits at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
	const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	let result = "";
	let at = 0;
	for (const edit of ordered) {
		result += text.slice(at, edit.span.start) + edit.newText;
		at = edit.span.end;
	}
	return result + text.slice(at);
}

/** The one edit that makes one text of another, as short as it can be. A pair of surrogates, or of CR and LF, is never torn. */
export function editBetween(before: string, after: string): TextEdit {
	const shared = Math.min(before.length, after.length);
	let start = 0;
	while (start < shared && before[start] === after[start]) start++;
	while (start > 0 && isTorn(before, start)) start--;
	let end = 0;
	while (end < shared - start && before.at(-1 - end) === after.at(-1 - end)) end++;
	while (end > 0 && isTorn(before, before.length - end)) end--;
	return { span: span(start, before.length - end), newText: after.slice(start, after.length - end) };
}

const isTorn = (text: string, at: number): boolean =>
	/^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])/.test(text.slice(Math.max(0, at - 1), at + 1));
