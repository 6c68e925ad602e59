import { type Entry, isEmpty, type MapNode, resolved, type SeqNode, type YamlNode } from "../document/node.js";
import { keysOf, type Located, pointerOf } from "../document/pointer.js";
import { scalarValue } from "../document/scalar.js";
import type { Span } from "../document/span.js";

/** Aliases may add this many values to a document; beyond it, it is a bomb. */
export const MAX_VALUES = 50_000;

/**
 * A document as plain data, without what nobody has answered (empty text, null, empty collections), so that a
 * schema's `required` speaks of answers. It knows where in the document each value stands.
 */
export interface View {
	readonly value: unknown;
	/** What stands at a pointer into `value`, with its pointer in the document. */
	locate(pointer: string): Located | undefined;
}

/** Aliases that make the document too large: the one at which it became so. */
export interface Bomb {
	readonly bomb: Span;
}

export function viewOf(root: YamlNode | undefined): View | Bomb {
	const builder = new Builder();
	const value = root && !isEmpty(root) ? builder.build(root) : {};
	if (builder.count > MAX_VALUES) return { bomb: builder.alias };
	const locator = new Locator();
	return { value, locate: (pointer) => (root ? locator.locate(root, keysOf(pointer)) : undefined) };
}

/** Follows keys of the pruned value, in which an index counts only the items that were answered. Asked often, so it remembers. */
class Locator {
	readonly #lists = new Map<SeqNode, [number, YamlNode][]>();
	readonly #maps = new Map<MapNode, ReadonlyMap<string, Entry>>();

	locate(root: YamlNode, keys: readonly string[]): Located | undefined {
		let at: Located | undefined = { pointer: "", node: root };
		for (const key of keys) at = at && this.#step(at, key);
		return at;
	}

	#step({ node: from, pointer }: Located, key: string): Located | undefined {
		const node = resolved(from);
		if (node?.kind === "map") {
			const entry = this.#entries(node).get(key);
			return entry && { pointer: pointer + pointerOf([key]), node: entry.value, entry };
		}
		const [index, item] = node?.kind === "seq" ? (this.#items(node)[Number(key)] ?? []) : [];
		return item && { pointer: `${pointer}/${index}`, node: item };
	}

	/** Of a key that stands twice the last entry counts, as in the value. */
	#entries(node: MapNode): ReadonlyMap<string, Entry> {
		const known = this.#maps.get(node) ?? new Map(node.entries.filter((e) => !isEmpty(e.value)).map((e) => [e.key.text, e]));
		this.#maps.set(node, known);
		return known;
	}

	#items(node: SeqNode): [number, YamlNode][] {
		const known = this.#lists.get(node) ?? answered(node);
		this.#lists.set(node, known);
		return known;
	}
}

const answered = (node: SeqNode): [number, YamlNode][] => [...node.items.entries()].filter(([, item]) => !isEmpty(item));

class Builder {
	/** How many values came through aliases. */
	count = 0;
	/** The outermost alias that was followed last. */
	alias: Span = { start: 0, end: 0 };
	/** How many aliases lead to where we are. */
	#aliases = 0;

	build(at: YamlNode): unknown {
		const isAlias = at.kind === "alias";
		if (isAlias && this.#aliases === 0 && this.count <= MAX_VALUES) this.alias = at.span;
		if (this.#aliases > 0 || isAlias) this.count++;
		const node = resolved(at);
		if (!node || this.count > MAX_VALUES) return undefined;
		if (node.kind === "scalar") return scalarValue(node);
		this.#aliases += isAlias ? 1 : 0;
		const value = node.kind === "map" ? this.#map(node) : answered(node).map(([, item]) => this.build(item));
		this.#aliases -= isAlias ? 1 : 0;
		return value;
	}

	#map(node: MapNode): Record<string, unknown> {
		// Without a prototype, `__proto__` and its like are plain keys.
		const value: Record<string, unknown> = Object.create(null);
		for (const entry of node.entries) {
			if (!isEmpty(entry.value)) value[entry.key.text] = this.build(entry.value);
		}
		return value;
	}
}
