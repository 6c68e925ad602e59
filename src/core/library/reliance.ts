import type { IdIndex } from "./ids.js";
import type { References } from "./references.js";

/** Which documents rely on which, by the ids they cite. */
export class Reliance {
	readonly #references: References;
	readonly #ids: IdIndex;

	constructor(references: References, ids: IdIndex) {
		this.#references = references;
		this.#ids = ids;
	}

	/** The ids of the documents that the one with an id relies on by digest. */
	reliesOn(id: string): string[] {
		return this.#digested(this.#ids.holders(id, "").find(({ own }) => own)?.path ?? "");
	}

	#digested(path: string): string[] {
		return this.#references.of(path).flatMap(({ reference, beside }) => {
			const byDigest = reference.type === "artifact" && (beside?.digest ?? reference.digest);
			return byDigest ? [reference.id] : [];
		});
	}

	/** Adds who cites one of some ids, and who is in a circle of digests with those: it may have been closed, or opened. */
	addCiters(ids: readonly string[], found: Set<string>): void {
		for (const id of ids) {
			for (const path of this.#references.citing(id)) {
				const isNew = !found.has(path);
				found.add(path);
				if (isNew && this.#digested(path).includes(id)) this.addCiters(this.#ids.of(path), found);
			}
		}
	}

	/** Who cites the document at a path, or an entry of it. */
	citersOf(path: string): string[] {
		return this.#ids.of(path).flatMap((id) => [...this.#references.citing(id)]);
	}
}
