import { Lines } from "../../document/lines.js";
import type { Span } from "../../document/span.js";
import type { Evidence } from "../resolution.js";

/** How many characters of a line are shown. */
const MAX_LENGTH = 120;

/**
 * The line at which a number stands, with one line around it. Lines end with LF.
 * @param lines of the text, where several numbers of it are shown
 */
export function excerptAt(text: string, at: Span, lines = new Lines(text)): Required<Pick<Evidence, "excerpt" | "line">> {
	const start = text.lastIndexOf("\n", at.start - 1) + 1;
	const end = lineEnd(text, at.end);
	const before = start > 0 ? [shortLine(text.slice(text.lastIndexOf("\n", start - 2) + 1, start - 1))] : [];
	const after = end < text.length ? [shortLine(text.slice(end + 1, lineEnd(text, end + 1)))] : [];
	const shown = [...before, shortLine(text.slice(start, end), at.start - start), ...after];
	return { line: lines.lineAt(start) + 1, excerpt: shown.join("\n").trimEnd() };
}

function lineEnd(text: string, from: number): number {
	const end = text.indexOf("\n", from);
	return end < 0 ? text.length : end;
}

/** A long line around its place `at`. A pair of surrogates may be cut in two: then neither half is shown. */
export function shortLine(line: string, at = 0): string {
	if (line.length <= MAX_LENGTH) return line;
	const start = Math.max(0, Math.min(at - MAX_LENGTH / 2, line.length - MAX_LENGTH + 1));
	const length = MAX_LENGTH - (start > 0 ? 1 : 0) - (start + MAX_LENGTH - 1 < line.length ? 1 : 0);
	const cut = line.slice(start, start + length).replace(/\p{Surrogate}/gu, "");
	return `${start > 0 ? "…" : ""}${cut}${start + length < line.length ? "…" : ""}`;
}
