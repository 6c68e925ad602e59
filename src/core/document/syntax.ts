import { type CST, Parser, type YAMLParseError } from "yaml";

/** Where an error stands in a YAML text, and what to say about it. */
export interface Explained {
	readonly message: string;
	readonly start: number;
	readonly end: number;
}

/** An error of the `yaml` library as a person needs it: where the mistake was made, and the way out. */
export function explain(text: string, error: YAMLParseError): Explained {
	const told = opener(text, error) ??
		starred(text, error) ??
		uncomma(text, error) ??
		indented(text, error) ?? { ...place(text, error), message: messageOf(text, error) };
	const lineEnd = text.slice(told.start).search(/[\r\n]|$/) + told.start;
	return { ...told, end: Math.max(told.start, Math.min(told.end, lineEnd)) };
}

const place = (text: string, { pos: [start, end] }: YAMLParseError) => ({
	start: Math.min(start, text.length),
	end: Math.min(end, text.length),
});

const MESSAGES: Partial<Record<YAMLParseError["code"], string>> = {
	BLOCK_AS_IMPLICIT_KEY: "A second “: ” on this line starts another mapping: put the value in quotes.",
	BLOCK_IN_FLOW: "Inside brackets, entries are separated by commas.",
	TAB_AS_INDENT: "YAML is indented with spaces: replace the tab.",
	BAD_SCALAR_START: "A plain value cannot start with this character: put the value in quotes.",
	MULTILINE_IMPLICIT_KEY: "A key needs “: ” behind it on the same line.",
	MISSING_CHAR: "Something is missing here.",
	BAD_INDENT: "This line is indented differently from those it belongs to.",
	BAD_DIRECTIVE: "A line cannot start with “%” here.",
};

function messageOf(text: string, { code, message, pos }: YAMLParseError): string {
	if (message.startsWith("Multi-line")) return "Lines that continue a quoted text must be indented.";
	const [, closing] = /Unexpected flow-(?:map|seq)-end token.*"([\]}])"/.exec(message) ?? [];
	if (closing) return `This “${closing}” closes nothing.`;
	if (/Unexpected scalar at node end/.test(message)) return afterQuote(text, pos[0]);
	return MESSAGES[code] ?? `${message}.`;
}

function afterQuote(text: string, at: number): string {
	const before = text.slice(0, at).trimEnd().at(-1);
	if (before === "'" && !/\s/.test(text[at - 1] ?? ""))
		return "The quotes ended before this: write a quote inside single quotes twice, as in ''.";
	if (before === "'" || before === '"') return "The quotes ended before this: put quotes round the whole value.";
	return "Something stands behind the end of this value: put the whole value in quotes.";
}

/** `who: *all* drivers`: emphasis was meant, and YAML reads an alias. */
function starred(text: string, { message, pos }: YAMLParseError): Explained | undefined {
	if (!/Unexpected scalar at node end/.test(message)) return undefined;
	const line = text.lastIndexOf("\n", pos[0] - 1) + 1;
	const star = /(?<=[:-][ \t])[*&]\S/.exec(text.slice(line, pos[0]));
	if (!star) return undefined;
	return { message: MESSAGES.BAD_SCALAR_START as string, start: line + star.index, end: line + star.index + 1 };
}

/** `{ name: x email: y }`: the second key is where the comma is missing. */
function uncomma(text: string, { code, pos }: YAMLParseError): Explained | undefined {
	const next = code === "BLOCK_IN_FLOW" ? /\s([\w-]+):(?=\s)/.exec(text.slice(...pos)) : null;
	if (!next?.[1]) return undefined;
	const start = pos[0] + next.index + 1;
	return { message: "A comma is missing before this.", start, end: start + next[1].length };
}

/** A key on the next line that is indented deeper than the value before it: that line is the one to mend. */
function indented(text: string, { code, pos }: YAMLParseError): Explained | undefined {
	if (code !== "BLOCK_AS_IMPLICIT_KEY") return undefined;
	const [line = "", next = ""] = text.slice(pos[0]).split("\n");
	if (/:\s/.test(`${line} `) || !/^\s+["'\w-]+:(?:\s|$)/.test(next)) return undefined;
	const start = pos[0] + line.length + 1;
	return { message: MESSAGES.BAD_INDENT as string, start, end: start + (/^\s*/.exec(next)?.[0].length ?? 0) };
}

interface Opener {
	readonly at: number;
	readonly message: string;
	readonly quote?: true;
}

const UNCLOSED = /must be sufficiently indented|Missing closing|Unexpected (?:scalar|flow|double|single|map|block)|node end/;

/** The bracket or quote that was opened and never closed, if that is what the error is about. */
function opener(text: string, { message }: YAMLParseError): Explained | undefined {
	if (!UNCLOSED.test(message) || message.startsWith("Multi-line")) return undefined;
	const openers: Opener[] = [];
	for (const token of new Parser().parse(text)) if (token.type === "document") collect(text, token.value, openers);
	const found = openers.find((o) => o.quote) ?? openers.at(-1);
	return found && { message: found.message, start: found.at, end: found.at + 1 };
}

function collect(text: string, token: CST.Token | null | undefined, openers: Opener[]): void {
	if (!token) return;
	if (token.type === "double-quoted-scalar" || token.type === "single-quoted-scalar") {
		const trouble = quoteTrouble(token.source, text.slice(token.offset + token.source.length));
		if (trouble) openers.push({ ...trouble, at: token.offset + trouble.at, quote: true });
	}
	if (token.type === "flow-collection" && !token.end.some((t) => /flow-(?:seq|map)-end/.test(t.type))) {
		openers.push({ at: token.start.offset, message: `This “${token.start.source}” is never closed.` });
	}
	if (!("items" in token)) return;
	for (const item of token.items as CST.CollectionItem[]) {
		collect(text, item.key, openers);
		collect(text, item.value, openers);
	}
}

const KEY = /^[ ]*[\w-]+:(?:\s|$)/;

/** No closing quote, or one so late that the text swallowed the next keys; or a line of it that stands at the margin. */
function quoteTrouble(source: string, rest: string): Opener | undefined {
	const quote = source[0] as string;
	const closed = source.length > 1 && source.endsWith(quote);
	if (
		source
			.split("\n")
			.slice(1)
			.some((line) => KEY.test(line))
	)
		return { at: 0, message: UNCLOSED_QUOTE };
	if (closed) return undefined;
	const ahead = rest.slice(0, Math.max(0, rest.indexOf(quote)));
	const goesOn = ahead.trim() !== "" && !ahead.split("\n").some((line) => KEY.test(line));
	const start = source.length + (/^\s*/.exec(rest)?.[0].length ?? 0);
	return goesOn ? { at: start, message: MESSAGES.BAD_INDENT as string } : { at: 0, message: UNCLOSED_QUOTE };
}

const UNCLOSED_QUOTE = "This quote is never closed.";
