import { resolved, type YamlNode } from "../document/node.js";
import { collapsed } from "../trace/digest.js";
import type { Sides } from "./difference.js";

/** Letters of a value that are shown. */
const MOST = 80;
/** Letters before a change that are shown for context. */
const BEFORE = 20;

/** A value in one line: `id: R-3, title: Unfair refusals`. */
export const shortText = (node: YamlNode): string => clip(collapsed(flat(node, MOST * 2)));

/** Items by what they are called: `R-3, R-4`. */
export const shortNames = (names: readonly string[]): string => clip(names.join(", "));

/** Two texts, as far as needed to see where they begin to differ. */
export function shortTexts(before: YamlNode, after: YamlNode): Sides<string> {
	const [a, b] = [collapsed(flat(before)), collapsed(flat(after))];
	const skipped = Math.max(a.length, b.length) > MOST ? Math.max(0, sharedStart(a, b) - BEFORE) : 0;
	return { before: clip(a, skipped), after: clip(b, skipped) };
}

function clip(text: string, skipped = 0): string {
	const rest = wholeFrom(text, skipped);
	const shown = rest.length > MOST ? `${rest.slice(0, MOST - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : rest;
	return skipped > 0 ? `…${shown}` : shown;
}

/** Without the second half of a character. */
const wholeFrom = (text: string, start: number): string => text.slice(start).replace(/^[\uDC00-\uDFFF]/, "");

function sharedStart(a: string, b: string): number {
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	return at;
}

/** @param enough letters, after which nothing more is put together */
function flat(at: YamlNode, enough = Number.POSITIVE_INFINITY): string {
	const node = resolved(at);
	if (node?.kind === "scalar") return node.text;
	if (node?.kind === "map" && node.entries.length === 0) return "{}";
	if (node?.kind === "seq" && node.items.length === 0) return "[]";
	if (node?.kind === "map") return listed(node.entries, enough, ({ key, value }, rest) => `${key.text}: ${flat(value, rest)}`);
	return node?.kind === "seq" ? listed(node.items, enough, flat) : "";
}

function listed<T>(items: readonly T[], enough: number, told: (item: T, rest: number) => string): string {
	let text = "";
	for (const item of items) {
		if (text.length > enough) break;
		text += `${text === "" ? "" : ", "}${told(item, enough - text.length)}`;
	}
	return text;
}
