import type { Artifact } from "../artifact.js";
import type { Range } from "../document/lines.js";
import { idsOf } from "../rules/identity.js";

export interface Holder {
	readonly path: string;
	readonly range: Range;
	/** Whether it is the document's own id, not that of an entry in it. */
	readonly own: boolean;
}

/** Which file holds which id. */
export class IdIndex {
	readonly #byId = new Map<string, Map<string, Holder>>();
	readonly #byPath = new Map<string, readonly string[]>();

	/** Those of a file, in place of what it held before. @returns the other files that hold one of the ids */
	replace(path: string, artifact: Artifact | undefined): Set<string> {
		const before = this.#byPath.get(path) ?? [];
		for (const id of before) this.#remove(id, path);
		const places = artifact ? idsOf(artifact) : [];
		for (const { id, node, pointer } of places)
			this.#add(id, { path, range: (artifact as Artifact).document.lines.range(node.span), own: pointer === "/id" });
		const now = places.map(({ id }) => id);
		if (now.length > 0) this.#byPath.set(path, now);
		else this.#byPath.delete(path);
		return new Set([...before, ...now].flatMap((id) => this.holders(id, path).map((holder) => holder.path)));
	}

	/** The ids that stand in a file. */
	of(path: string): readonly string[] {
		return this.#byPath.get(path) ?? [];
	}

	/** The ids of documents, without those of their entries, sorted. */
	get documents(): string[] {
		return [...this.#byId]
			.filter(([, holders]) => [...holders.values()].some(({ own }) => own))
			.map(([id]) => id)
			.sort();
	}

	/** The other files that hold an id, by path. */
	holders(id: string, except: string): Holder[] {
		const all = [...(this.#byId.get(id)?.values() ?? [])];
		return all.filter(({ path }) => path !== except).sort((a, b) => (a.path < b.path ? -1 : 1));
	}

	#add(id: string, holder: Holder): void {
		const holders = this.#byId.get(id) ?? new Map<string, Holder>();
		if (!holders.has(holder.path)) holders.set(holder.path, holder);
		this.#byId.set(id, holders);
	}

	#remove(id: string, path: string): void {
		const holders = this.#byId.get(id);
		holders?.delete(path);
		if (holders?.size === 0) this.#byId.delete(id);
	}
}
