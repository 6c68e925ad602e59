import type { Span } from "./span.js";

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

export interface ScalarNode {
	readonly kind: "scalar";
	/** Of the scalar as written, quotes included. Empty, and at its place, where nothing is written. */
	readonly span: Span;
	readonly style: ScalarStyle;
	/** What a YAML reader sees as text, before any type is given to it. */
	readonly text: string;
	readonly tag?: string;
}

export interface Entry {
	readonly key: ScalarNode;
	readonly value: YamlNode;
}

export interface MapNode {
	readonly kind: "map";
	readonly span: Span;
	readonly flow: boolean;
	readonly entries: readonly Entry[];
}

export interface SeqNode {
	readonly kind: "seq";
	readonly span: Span;
	readonly flow: boolean;
	readonly items: readonly YamlNode[];
}

export interface AliasNode {
	readonly kind: "alias";
	readonly span: Span;
	/** Absent where no such anchor stands before it. */
	readonly target?: YamlNode;
}

/** Our own tree, so that the parser behind it can be replaced. */
export type YamlNode = ScalarNode | MapNode | SeqNode | AliasNode;

/** Follows aliases. An alias without target reads as nothing. */
export function resolved(node: YamlNode | undefined): Exclude<YamlNode, AliasNode> | undefined {
	let at = node;
	while (at?.kind === "alias") at = at.target;
	return at;
}

export function entry(node: YamlNode | undefined, key: string): Entry | undefined {
	const map = resolved(node);
	return map?.kind === "map" ? map.entries.find((e) => e.key.text === key) : undefined;
}

export const child = (node: YamlNode | undefined, key: string): YamlNode | undefined => entry(node, key)?.value;

export function items(node: YamlNode | undefined): readonly YamlNode[] {
	const seq = resolved(node);
	return seq?.kind === "seq" ? seq.items : [];
}

/** The text of a scalar that is not empty. */
export function textOf(node: YamlNode | undefined): string | undefined {
	const scalar = resolved(node);
	return scalar?.kind === "scalar" && scalar.text !== "" ? scalar.text : undefined;
}

/** An answer nobody has given: nothing, empty quotes, or collections of only such. An alias is an answer. */
export function isEmpty(at: YamlNode | undefined): boolean {
	if (!at) return true;
	if (at.kind === "alias") return at.target === undefined;
	if (at.kind === "scalar") return at.text.trim() === "" || (at.style === "plain" && /^(~|null|Null|NULL)$/.test(at.text));
	return at.kind === "map" ? at.entries.every((e) => isEmpty(e.value)) : at.items.every(isEmpty);
}
