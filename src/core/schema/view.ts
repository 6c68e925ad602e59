import { type Entry, isEmpty, type MapNode, resolved, type SeqNode, type YamlNode } from "../document/node.js";
import { type Located, pointerOf } from "../document/pointer.js";
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
	const value = root && !isEmpty(root) ? builder.build({ pointer: "", node: root }) : {};
	if (builder.count > MAX_VALUES) return { bomb: builder.alias };
	return { value, locate: (pointer) => builder.places.get(pointer) };
}

class Builder {
	/** By pointer into the pruned value. */
	readonly places = new Map<string, Located>();
	/** How many values came through aliases. */
	count = 0;
	/** The outermost alias that was followed last. */
	alias: Span = { start: 0, end: 0 };
	/** How many aliases lead to where we are. */
	#aliases = 0;

	build(at: Located, pruned = ""): unknown {
		this.places.set(pruned, at);
		const node = resolved(at.node);
		const isAlias = at.node.kind === "alias";
		if (isAlias && this.#aliases === 0 && this.count <= MAX_VALUES) this.alias = at.node.span;
		if (this.#aliases > 0 || isAlias) this.count++;
		if (!node || this.count > MAX_VALUES) return undefined;
		if (node.kind === "scalar") return scalarValue(node);
		this.#aliases += isAlias ? 1 : 0;
		const value = node.kind === "map" ? this.#map(node, at.pointer, pruned) : this.#seq(node, at.pointer, pruned);
		this.#aliases -= isAlias ? 1 : 0;
		return value;
	}

	#map(node: MapNode, pointer: string, pruned: string): Record<string, unknown> {
		// Without a prototype, `__proto__` and its like are plain keys.
		const value: Record<string, unknown> = Object.create(null);
		for (const entry of node.entries) {
			if (!isEmpty(entry.value)) value[entry.key.text] = this.#entry(entry, pointer, pruned);
		}
		return value;
	}

	#entry(entry: Entry, pointer: string, pruned: string): unknown {
		const key = pointerOf([entry.key.text]);
		return this.build({ pointer: pointer + key, node: entry.value, entry }, pruned + key);
	}

	#seq(node: SeqNode, pointer: string, pruned: string): unknown[] {
		const answered = [...node.items.entries()].filter(([, item]) => !isEmpty(item));
		return answered.map(([index, item], i) => this.build({ pointer: `${pointer}/${index}`, node: item }, `${pruned}/${i}`));
	}
}
