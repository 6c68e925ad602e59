import type { Artifact } from "../artifact.js";
import type { Document } from "../document/document.js";
import { flat, type Html } from "../html.js";
import type { Kind } from "../kinds/kind.js";
import type { Part } from "./html/parts.js";
import { type Prose, proseWriter } from "./html/prose.js";
import type { Placed } from "./model/numbers.js";
import type { Reading } from "./model/reading.js";

/** What was made of documents, kept for as long as they are the same: who compiles a packet again after an edit makes only that anew. */
export class Kept {
	readonly #readings = new WeakMap<Document, { readonly kind: Kind; readonly reading: Reading }>();
	readonly #parts = new WeakMap<Reading, Part>();
	readonly #measures = new WeakMap<Document, readonly Placed[]>();
	#prose: Prose | undefined;
	readonly #drawn = new Map<string, { readonly from: string; readonly html: Html }>();

	get prose(): Prose {
		this.#prose ??= proseWriter();
		return this.#prose;
	}

	reading({ document, kind }: Artifact, make: () => Reading): Reading {
		const found = this.#readings.get(document);
		if (found?.kind === kind) return found.reading;
		const reading = make();
		this.#readings.set(document, { kind, reading });
		return reading;
	}

	/** @param id of the part: a document that comes to stand at another place is another part */
	part(reading: Reading, id: string, make: () => Part): Part {
		const found = this.#parts.get(reading);
		if (found?.id === id) return found;
		const part = make();
		this.#parts.set(reading, part);
		return part;
	}

	measures({ document }: Artifact, make: () => readonly Placed[]): readonly Placed[] {
		const measures = this.#measures.get(document) ?? make();
		this.#measures.set(document, measures);
		return measures;
	}

	/**
	 * @param name of what is drawn; there is one of a name at a time
	 * @param from all that it is drawn from
	 */
	drawn(name: string, from: unknown, make: () => Html): Html {
		const written = JSON.stringify(from);
		const found = this.#drawn.get(name);
		if (found?.from === written) return found.html;
		const html = flat(make());
		this.#drawn.set(name, { from: written, html });
		return html;
	}
}
