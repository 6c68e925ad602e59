import type { Document } from "../document/document.js";
import { quoted } from "../document/edit.js";
import { type Entry, isEmpty, resolved, type YamlNode } from "../document/node.js";
import { type Span, span } from "../document/span.js";
import type { Fix } from "../problem.js";

/** Words that are read as a key, and what they belong to. */
export interface Stray {
	readonly message: string;
	readonly fixes: readonly Fix[];
	/** Further keys of the same value: they are no mistakes of their own. */
	readonly more: ReadonlySet<string>;
}

/** `{ view: wait, then look again }`: in braces a comma ends the value. @param at of a key that nobody knows */
export function strayComma({ text, lines }: Document, map: YamlNode | undefined, at: Span): Stray | undefined {
	const node = resolved(map);
	if (node?.kind !== "map" || !node.flow) return undefined;
	const index = node.entries.findIndex(({ key }) => key.span.start === at.start);
	const before = node.entries[index - 1]?.value;
	const rest = strayFrom(text, node.entries.slice(index));
	const last = rest.at(-1);
	if (before?.kind !== "scalar" || before.style !== "plain" || isEmpty(before) || !last) return undefined;
	const whole = span(before.span.start, last.key.span.end);
	const value = text.slice(whole.start, whole.end);
	const isOnOneLine = lines.lineAt(whole.start) === lines.lineAt(whole.end);
	return {
		message: `“${rest[0]?.key.text}” is read as a key, because in braces a comma ends the value before it: put the whole value in quotes.`,
		fixes: isOnOneLine ? [{ title: "Put the whole value in quotes", edits: [{ span: whole, newText: quoted(value) }] }] : [],
		more: new Set(rest.slice(1).map(({ key }) => key.text)),
	};
}

/** Keys that are words, one behind the other, without a colon. */
function strayFrom(text: string, entries: readonly Entry[]): Entry[] {
	const end = entries.findIndex(({ key, value }) => !isEmpty(value) || key.style !== "plain" || text[key.span.end] === ":");
	return entries.slice(0, end < 0 ? undefined : end);
}
