import type { Checked } from "../check.js";
import type { Range } from "../document/lines.js";

export interface Holder {
	readonly path: string;
	readonly range: Range;
}

/** Which file holds which id. */
export class IdIndex {
	readonly #byId = new Map<string, Map<string, Holder>>();
	readonly #byPath = new Map<string, readonly string[]>();

	/** Those of a file, in place of what it held before. @returns the other files that hold one of the ids */
	replace(path: string, checked: Checked | undefined): Set<string> {
		const before = this.#byPath.get(path) ?? [];
		for (const id of before) this.#byId.get(id)?.delete(path);
		const ids = checked?.ids ?? [];
		for (const { id, node } of ids) this.#add(id, { path, range: (checked as Checked).artifact.document.lines.range(node.span) });
		const now = ids.map(({ id }) => id);
		this.#byPath.set(path, now);
		return new Set([...before, ...now].flatMap((id) => this.holders(id, path).map((holder) => holder.path)));
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
}
