import { type Entry, items, type MapNode, resolved, type ScalarNode, type YamlNode } from "./node.js";
import type { Span } from "./span.js";

/** RFC 6901. */
export const pointerOf = (keys: readonly (string | number)[]): string =>
	keys.map((key) => `/${String(key).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");

export const keysOf = (pointer: string): string[] =>
	pointer
		.split("/")
		.slice(1)
		.map((key) => key.replace(/~1/g, "/").replace(/~0/g, "~"));

export const parentOf = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));

/** As people write it: `risks[2].owner`. */
export const readable = (pointer: string): string =>
	keysOf(pointer).reduce((path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`), "");

/** A pointer's place in general, list items as `-`: `/risks/-/owner`. */
export const general = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, "/-");

/** What stands at a place of the tree. */
export interface Located {
	readonly pointer: string;
	readonly node: YamlNode;
	/** The mapping entry whose value the node is. */
	readonly entry?: Entry;
}

export function locate(root: YamlNode | undefined, pointer: string): Located | undefined {
	let at: Located | undefined = root && { pointer: "", node: root };
	for (const key of keysOf(pointer)) at = at && step(at, key);
	return at;
}

/** Everything that stands at a general place, list items as `-`: `/risks/-/id`. */
export function locateAll(root: YamlNode | undefined, at: string): Located[] {
	const start: Located[] = root ? [{ pointer: "", node: root }] : [];
	return keysOf(at).reduce((places, key) => places.flatMap((place) => (key === "-" ? itemsOf(place) : (step(place, key) ?? []))), start);
}

const itemsOf = ({ node, pointer }: Located): Located[] => items(node).map((item, i) => ({ pointer: `${pointer}/${i}`, node: item }));

function step(at: Located, key: string): Located | undefined {
	const node = resolved(at.node);
	const pointer = `${at.pointer}${pointerOf([key])}`;
	if (node?.kind === "map") {
		const entry = node.entries.find((e) => e.key.text === key);
		return entry && { pointer, node: entry.value, entry };
	}
	const item = node?.kind === "seq" ? node.items[Number(key)] : undefined;
	return item && { pointer, node: item };
}

/** The way from the root to the innermost node at an offset; keys count as part of their entry. */
export function pathAt(root: YamlNode | undefined, offset: number): Located[] {
	const path: Located[] = [];
	let at: Located | undefined = root && { pointer: "", node: root };
	while (at) {
		path.push(at);
		at = childAt(at, offset);
	}
	return path;
}

function childAt(at: Located, offset: number): Located | undefined {
	const { node } = at;
	if (node.kind === "map") {
		const entry = node.entries.find((e) => e.key.span.start <= offset && offset <= Math.max(e.key.span.end, e.value.span.end));
		return entry && { pointer: at.pointer + pointerOf([entry.key.text]), node: entry.value, entry };
	}
	if (node.kind !== "seq") return undefined;
	const index = node.items.findIndex((i) => i.span.start <= offset && offset <= i.span.end);
	return index < 0 ? undefined : { pointer: `${at.pointer}/${index}`, node: node.items[index] as YamlNode };
}

/** A node with the way to it. Most are never asked for their pointer, so it is put together only then. */
export class Place<T extends YamlNode = YamlNode> {
	readonly node: T;
	readonly #parent: Place | undefined;
	readonly #key: string | number;

	constructor(node: T, parent?: Place, key: string | number = "") {
		this.node = node;
		this.#parent = parent;
		this.#key = key;
	}

	get pointer(): string {
		return this.#parent ? this.#parent.pointer + pointerOf([this.#key]) : "";
	}
}

/** Every node of the tree with its place, in the order of the text, aliases not followed. */
export function placesIn(root: YamlNode | undefined): readonly Place[] {
	const found: Place[] = [];
	if (root) collect(new Place(root), found);
	return found;
}

function collect(place: Place, found: Place[]): void {
	found.push(place);
	const { node } = place;
	if (node.kind === "map") for (const { key, value } of node.entries) collect(new Place(value, place, key.text), found);
	if (node.kind === "seq") for (const [i, item] of node.items.entries()) collect(new Place(item, place, i), found);
}

/** Every scalar value of the tree, aliases not followed. */
export const scalars = ({ places }: { readonly places: readonly Place[] }): Place<ScalarNode>[] =>
	places.filter((place): place is Place<ScalarNode> => place.node.kind === "scalar");

/** Every mapping of the tree. */
export const maps = ({ places }: { readonly places: readonly Place[] }): Place<MapNode>[] =>
	places.filter((place): place is Place<MapNode> => place.node.kind === "map");

/** Where a problem about a node is shown: at the value, or at its key where the value is empty or a block. */
export function focus(at: Located): Span {
	const { node, entry } = at;
	if (!entry) return node.kind === "scalar" || node.kind === "alias" ? node.span : firstLineOf(node);
	const block = node.kind !== "alias" && node.kind !== "scalar" && !node.flow;
	return block || node.span.end === node.span.start ? entry.key.span : node.span;
}

/** A block that is no mapping value begins with its first key or item. */
function firstLineOf(node: YamlNode): Span {
	if (node.kind === "map") return node.entries[0]?.key.span ?? node.span;
	if (node.kind === "seq") return node.items[0] ? firstLineOf(node.items[0]) : node.span;
	return node.span;
}
