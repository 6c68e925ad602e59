import type { Artifact } from "../artifact.js";
import { type Entry, type MapNode, resolved, textOf, type YamlNode } from "../document/node.js";
import { type Span, span } from "../document/span.js";

export interface Symbol {
	readonly name: string;
	readonly detail: string;
	readonly kind: "mapping" | "list" | "value";
	readonly span: Span;
	readonly nameSpan: Span;
	readonly children: readonly Symbol[];
}

/** The structured part as an outline. Headings are the Markdown editor's own business. */
export function symbolsOf({ front }: Artifact): Symbol[] {
	return front ? ofMap(front) : [];
}

const ofMap = (map: MapNode): Symbol[] => map.entries.filter((entry) => entry.key.text !== "").map(ofEntry);

function ofEntry({ key, value }: Entry): Symbol {
	const inner = described(value);
	return { ...inner, name: key.text, span: around([key.span, value.span, ...spansOf(inner)]), nameSpan: key.span };
}

/** What an alias stands for is outlined where its anchor is. */
function described(node: YamlNode): Pick<Symbol, "detail" | "kind" | "children"> {
	if (node.kind === "map") return { kind: "mapping", detail: "", children: ofMap(node) };
	if (node.kind === "seq") return { kind: "list", detail: String(node.items.length), children: node.items.map(ofItem) };
	return { kind: "value", detail: (textOf(resolved(node)) ?? "").slice(0, 80), children: [] };
}

/** List items go by what they are called. */
function ofItem(item: YamlNode, index: number): Symbol {
	const inner = described(item);
	const naming = item.kind === "map" ? item.entries.find((e) => /^(?:id|name|title|field|role|version)$/.test(e.key.text)) : undefined;
	const text = item.kind === "scalar" ? item.text.slice(0, 60) : undefined;
	const name = textOf(naming?.value) ?? text ?? "";
	const whole = around([item.span, ...(naming ? [naming.value.span] : []), ...spansOf(inner)]);
	return { ...inner, name: name.trim() === "" ? `[${index}]` : name, span: whole, nameSpan: naming?.value.span ?? item.span };
}

const spansOf = ({ children }: Pick<Symbol, "children">): Span[] => children.map((child) => child.span);

/** In text with mistakes a child may end behind its parent: editors want it inside. */
function around(spans: readonly Span[]): Span {
	return span(Math.min(...spans.map(({ start }) => start)), Math.max(...spans.map(({ end }) => end)));
}

/** Stretches that fold: the front matter as a whole, and every block of more than one line. */
export function foldsOf({ document, front }: Artifact): Span[] {
	const whole = document.front ? [span(document.front.open.start, document.front.close.end)] : [];
	return [...whole, ...blocks(front)];
}

function blocks(node: YamlNode | undefined): Span[] {
	if (node?.kind === "map") return node.entries.flatMap((e) => [...blockOf(e), ...blocks(e.value)]);
	if (node?.kind === "seq") return node.items.flatMap((item) => [...(item.kind === "scalar" ? [] : [item.span]), ...blocks(item)]);
	return [];
}

const blockOf = ({ key, value }: Entry): Span[] => (value.span.end > key.span.end ? [span(key.span.start, value.span.end)] : []);
