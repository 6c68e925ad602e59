import type { Artifact } from "../artifact.js";
import type { Checked } from "../check.js";
import { indented } from "../document/edit.js";
import { lineBreak } from "../document/lines.js";
import { isEmpty, type YamlNode } from "../document/node.js";
import { type Located, locate } from "../document/pointer.js";
import { sectionStates } from "../document/sections.js";
import { contains, type Span, span, type TextEdit } from "../document/span.js";
import { guidanceFor } from "../kinds/guidance.js";
import type { Question } from "../questions.js";

/** Where to go for a question's answer, and the edit that makes room for it first. */
export interface Target {
	readonly question: Question;
	/** What to select once the edit is done; with a snippet edit its first tab stop is where one writes. */
	readonly select: Span;
	readonly edit?: TextEdit;
}

/** The question behind the one the cursor is at, in the order of asking; the first one from elsewhere. */
export function nextQuestion(checked: Checked, offset: number): Target | undefined {
	const targets = checked.questions.map((question) => targetOf(checked.artifact, question));
	const here = targets.findLastIndex(({ select, question }) => contains(select, offset) && question.span !== undefined);
	return targets[(here + 1) % Math.max(1, targets.length)];
}

export function targetOf(artifact: Artifact, question: Question): Target {
	const place = question.pointer.startsWith("#") ? sectionTarget(artifact, question) : fieldTarget(artifact, question);
	return { question, ...(place ?? fixTarget(question)) };
}

/** Where nothing is there yet, the fix makes room. */
function fixTarget({ fixes, span: near }: Question): Omit<Target, "question"> {
	const edit = fixes.find((fix) => fix.title.startsWith("Insert"))?.edits[0];
	const select = edit?.span ?? near ?? span(0, 0);
	return { select, ...(edit && { edit }) };
}

function sectionTarget(artifact: Artifact, { pointer }: Question): Omit<Target, "question"> | undefined {
	const found = sectionStates(artifact).find(({ section }) => `#${section.id}` === pointer);
	if (!found?.content) return undefined;
	const { text, lines, format } = artifact.document;
	const prompt = text.indexOf(found.section.prompt, found.content.start);
	if (found.section.prompt !== "" && prompt >= 0 && prompt < found.content.end)
		return { select: span(prompt, prompt + found.section.prompt.length) };
	if (format === "yaml") return inside(text, found.content);
	const below = Math.min(lines.start(lines.lineAt(found.content.start) + 1), text.length);
	return { select: span(below, below) };
}

function fieldTarget(artifact: Artifact, { pointer }: Question): Omit<Target, "question"> | undefined {
	const at = locate(artifact.document.root, pointer);
	if (!at) return undefined;
	if (!isEmpty(at.node)) return oneMore(artifact, at, pointer);
	const empty = firstEmpty(at.node);
	if (empty !== at.node || at.node.kind === "scalar") return inside(artifact.document.text, empty.span);
	return roomFor(artifact, at, pointer) ?? inside(artifact.document.text, at.node.span);
}

/** The first place of a mapping or list where an answer is waited for. */
function firstEmpty(node: YamlNode): YamlNode {
	if (node.kind === "map" && node.entries[0]) return firstEmpty(node.entries[0].value);
	if (node.kind === "seq" && node.items[0]) return firstEmpty(node.items[0]);
	return node;
}

/** Between the quotes or brackets, or all of a null; behind a colon with the space it needs. */
function inside(text: string, { start, end }: Span): Omit<Target, "question"> {
	if (/["'[{]/.test(text[start] ?? "") && end - start >= 2) return { select: span(start + 1, end - 1) };
	if (end > start) return { select: span(start, end) };
	if (text[start] === " ") return { select: span(start + 1, start + 1) };
	return /[:-]/.test(text[start - 1] ?? "")
		? { select: span(start, start), edit: { span: span(start, start), newText: " $1", snippet: true } }
		: { select: span(start, start) };
}

/** A list that is too short gets one more item below its last. */
function oneMore({ document, kind }: Artifact, { node }: Located, pointer: string): Omit<Target, "question"> | undefined {
	const last = node.kind === "seq" ? node.items.at(-1) : undefined;
	if (!last || node.kind !== "seq") return undefined;
	const { text, lines } = document;
	if (node.flow) return { select: last.span, edit: { span: span(last.span.end, last.span.end), newText: ', "$1"', snippet: true } };
	const [, ...snippet] = guidanceFor(kind, pointer)?.snippet?.split("\n") ?? [];
	const item = snippet.length > 0 ? snippet.map((line) => line.replace(/^ {2}/, "")).join("\n") : '- "$1"';
	const end = lines.end(lines.lineAt(last.span.end));
	const column = lines.position(node.span.start).character;
	return {
		select: span(end, end),
		edit: { span: span(end, end), newText: lineBreak(text) + indented(document, item, column), snippet: true },
	};
}

/** `[]` and `{}` become the lines the guidance has for them; a comment behind them stays where it is. */
function roomFor({ document, kind }: Artifact, at: Located, pointer: string): Omit<Target, "question"> | undefined {
	const [head, ...rest] = guidanceFor(kind, pointer)?.snippet?.split("\n") ?? [];
	if (!at.entry || head === undefined || rest.length === 0) return undefined;
	const { text, lines } = document;
	const end = lines.end(lines.lineAt(at.node.span.end));
	const comment = text.slice(at.node.span.end, end);
	if (!/^\s*(?:#.*)?$/.test(comment)) return undefined;
	const column = lines.position(at.entry.key.span.start).character;
	const newText = comment.trimStart().replace(/[$}\\]/g, "\\$&") + lineBreak(text) + indented(document, rest.join("\n"), column);
	const whole = span(at.node.span.start, end);
	return { select: whole, edit: { span: whole, newText, snippet: true } };
}
