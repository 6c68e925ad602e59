import { type Lines, lineBreak } from "./lines.js";
import { type Span, span, type TextEdit } from "./span.js";

/** Front matter as Git hosts, static site generators and the Hub recognise it: from the first line on, between fences. */
export interface FrontMatter {
	readonly open: Span;
	/** What stands between the fences. */
	readonly yaml: Span;
	readonly close: Span;
}

/** Front matter that a person wrote and no reader recognises. */
export interface Unrecognised {
	readonly message: string;
	readonly span: Span;
	/** The title and edit of the way out, where there is a safe one. */
	readonly fix?: { readonly title: string; readonly edits: readonly TextEdit[] };
	/** Where its YAML seems to stand: enough to tell what it was meant to be. */
	readonly yaml: Span;
}

export type FrontMatterScan =
	| { readonly kind: "found"; readonly front: FrontMatter }
	| { readonly kind: "unrecognised"; readonly trouble: Unrecognised }
	| { readonly kind: "none" };

const NONE: FrontMatterScan = { kind: "none" };
const FENCE = /^---[ \t]*$/;
const CLOSE = /^(?:---|\.\.\.)[ \t]*$/;
const NEARLY_CLOSE = /^(?:[ \t]+---|-{4,}|--|\*{3}|—-?|–-?|---[^\s-].*)[ \t]*$/;
const NEARLY_OPEN = /^(?:[ \t]+---|-{4,}|--|---[a-z]+|—-?|–-?)[ \t]*$/;
const KEY = /^[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)/;
/** How far the opening fence is looked for when it is not on the first line. */
const NEAR_TOP = 20;

export function scanFrontMatter(text: string, lines: Lines): FrontMatterScan {
	const first = lines.text(0);
	if (FENCE.test(first)) return closed(text, lines);
	return inCodeBlock(lines) ?? lateOpening(lines) ?? oddOpening(lines, first) ?? withoutFence(text, lines, first) ?? NONE;
}

/** Whether what follows the fence reads like keys, so that a thematic break is not taken for front matter. */
function startsWithKey(lines: Lines, from: number): boolean {
	for (let line = from; line < Math.min(lines.count, from + NEAR_TOP); line++) {
		const content = lines.text(line).trim();
		if (content !== "" && !content.startsWith("#") && !/^<!--.*-->$/.test(content)) return KEY.test(lines.text(line));
	}
	return false;
}

const lineSpan = (lines: Lines, line: number): Span => span(lines.start(line), lines.end(line));

function closeLine(lines: Lines, open: number, pattern: RegExp): number | undefined {
	for (let line = open + 1; line < lines.count; line++) if (pattern.test(lines.text(line))) return line;
	return undefined;
}

function closed(text: string, lines: Lines): FrontMatterScan {
	const close = closeLine(lines, 0, CLOSE);
	const nearly = closeLine(lines, 0, NEARLY_CLOSE);
	if (close !== undefined && (nearly === undefined || close < nearly || !endsYaml(lines, nearly))) {
		const yaml = span(lines.start(1), lines.start(close));
		return { kind: "found", front: { open: lineSpan(lines, 0), yaml, close: lineSpan(lines, close) } };
	}
	if (!startsWithKey(lines, 1)) return NONE;
	return nearly !== undefined && endsYaml(lines, nearly) ? wronglyClosed(lines, nearly) : unterminated(text, lines);
}

/** After a nearly-fence prose or a heading follows, not another key and not more of an indented text. */
function endsYaml(lines: Lines, nearly: number): boolean {
	const next = nextLine(lines, nearly + 1);
	return next === undefined || !(KEY.test(next) || (/^\s/.test(lines.text(nearly)) && /^\s/.test(next)));
}

/** The next line that is not blank. */
function nextLine(lines: Lines, from: number): string | undefined {
	for (let line = from; line < lines.count; line++) if (lines.text(line).trim() !== "") return lines.text(line);
	return undefined;
}

function wronglyClosed(lines: Lines, nearly: number): FrontMatterScan {
	const at = lineSpan(lines, nearly);
	const message = `Front matter ends with a line that is exactly “---”; this line is “${lines.text(nearly)}”.`;
	const fix = { title: "Make it ---", edits: [{ span: at, newText: "---" }] };
	return { kind: "unrecognised", trouble: { message, span: at, fix, yaml: span(lines.start(1), at.start) } };
}

/** Front matter that opens on the first line, and whose end is missing behind its last key. */
export function unterminated(text: string, lines: Lines): FrontMatterScan & { kind: "unrecognised" } {
	const at = lines.start(yamlEnd(lines, 1));
	const nl = lineBreak(text);
	const newText = `${/[\r\n]$/.test(text.slice(0, at)) ? "" : nl}---${nl}`;
	const fix = { title: "Close the front matter here with ---", edits: [{ span: span(at, at), newText }] };
	const message = "Front matter opens here and is never closed: put a line “---” behind its last key.";
	return { kind: "unrecognised", trouble: { message, span: lineSpan(lines, 0), fix, yaml: span(lines.start(1), at) } };
}

/** Whether prose begins inside what stands between the fences: then the second fence is a rule in the prose. */
export function holdsProse({ yaml }: FrontMatter, lines: Lines): boolean {
	const end = yamlEnd(lines, 1);
	const next = nextLine(lines, end);
	return end < lines.lineAt(yaml.end) && lines.text(end).trim() === "" && next !== undefined && /^#{1,6}\s\S/.test(next);
}

const BELONGS = /^(?:[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)|[ \t]+\S|-[ \t])/;

/** The first line that cannot belong to the block of keys that begins at `from`. Comments belong to the key behind them. */
function yamlEnd(lines: Lines, from: number): number {
	let line = from;
	for (let at = from; at < lines.count; at++) {
		if (BELONGS.test(lines.text(at))) line = at + 1;
		else if (!/^#/.test(lines.text(at))) break;
	}
	return line;
}

/** The whole document in a code block, or a code block where the fences should be. */
function inCodeBlock(lines: Lines): FrontMatterScan | undefined {
	const [mark] = /^(?:```|~~~)/.exec(lines.text(0)) ?? [];
	if (!mark) return undefined;
	const whole = FENCE.test(lines.text(1)) && startsWithKey(lines, 2);
	if (!whole && !startsWithKey(lines, 1)) return undefined;
	const end = closeLine(lines, 0, new RegExp(`^${mark}[ \\t]*$`)) ?? lines.count - 1;
	const yaml = whole ? span(lines.start(2), lines.start(closeLine(lines, 1, CLOSE) ?? end)) : span(lines.start(1), lines.start(end));
	const fences = [lineSpan(lines, 0), lineSpan(lines, end)];
	const edits = whole
		? fences.map((fence) => ({ span: span(fence.start, lines.start(lines.lineAt(fence.start) + 1)), newText: "" }))
		: fences.map((fence) => ({ span: fence, newText: "---" }));
	const message = whole
		? `The whole document stands in a code block: remove the lines “${mark}” around it.`
		: `Front matter begins with a line that is exactly “---”; this line is “${lines.text(0)}”.`;
	const title = whole ? "Take the document out of the code block" : "Make them ---";
	return { kind: "unrecognised", trouble: { message, span: lineSpan(lines, 0), fix: { title, edits }, yaml } };
}

/** A fence that is not on the first line: blank lines or a heading stand before it. In a code block it is an example. */
function lateOpening(lines: Lines): FrontMatterScan | undefined {
	for (let line = 1; line < Math.min(NEAR_TOP, lines.count); line++) {
		if (/^(?:```|~~~)/.test(lines.text(line - 1))) return undefined;
		if (!FENCE.test(lines.text(line))) continue;
		if (!/^(?:#|<!--|[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$))/.test(lines.text(line + 1)) || !startsWithKey(lines, line + 1)) return undefined;
		const close = closeLine(lines, line, CLOSE) ?? yamlEnd(lines, line + 1);
		return { kind: "unrecognised", trouble: late(lines, line, close) };
	}
	return undefined;
}

function late(lines: Lines, open: number, close: number): Unrecognised {
	const before = span(lines.start(0), lines.start(open));
	const blank = lines.text(0).trim() === "" && lineRange(0, open).every((l) => lines.text(l).trim() === "");
	const yaml = span(lines.start(open + 1), lines.start(close));
	if (!blank) {
		const message = "Front matter must begin on the first line: move what stands before it below it.";
		return { message, span: lineSpan(lines, open), yaml };
	}
	const fix = { title: "Remove the blank lines before the front matter", edits: [{ span: before, newText: "" }] };
	return { message: "Front matter must begin on the first line: remove what is blank before it.", span: lineSpan(lines, open), fix, yaml };
}

const lineRange = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** A first line that is almost a fence. */
function oddOpening(lines: Lines, first: string): FrontMatterScan | undefined {
	if (!NEARLY_OPEN.test(first) || !startsWithKey(lines, 1)) return undefined;
	const at = lineSpan(lines, 0);
	const close = closeLine(lines, 0, CLOSE) ?? yamlEnd(lines, 1);
	const message = `Front matter begins with a line that is exactly “---”; this line is “${first}”.`;
	const fix = { title: "Make it ---", edits: [{ span: at, newText: "---" }] };
	return { kind: "unrecognised", trouble: { message, span: at, fix, yaml: span(lines.start(1), lines.start(close)) } };
}

/** Keys from the first line on, and no fence. */
function withoutFence(text: string, lines: Lines, first: string): FrontMatterScan | undefined {
	if (!KEY.test(first)) return undefined;
	const end = yamlEnd(lines, 0);
	const closes = CLOSE.test(lines.text(end));
	if (end < 2 && !closes) return undefined;
	const start = lines.start(0);
	const fence = `---${lineBreak(text)}`;
	const edits = [{ span: span(start, start), newText: fence }];
	if (!closes) edits.push({ span: span(lines.start(end), lines.start(end)), newText: fence });
	const fix = { title: "Put the front matter between --- lines", edits };
	const message = "These keys are not front matter without a line “---” before and behind them.";
	return { kind: "unrecognised", trouble: { message, span: lineSpan(lines, 0), fix, yaml: span(start, lines.start(end)) } };
}
