import type { Artifact } from "../artifact.js";
import type { TextEdit } from "../document/span.js";

/** From one version of a document type's schema to the next. */
export interface Migration {
	/** What a document says under `schema` before; and after. */
	readonly from: string;
	readonly to: string;
	/** A sentence: what becomes of the document, for who looks before it happens. */
	readonly summary: string;
	/**
	 * All that changes but `schema` itself: minimal, so that comments and order stay. Only what can be moved or renamed without judging; a new question
	 * is left open. None may overlap another.
	 */
	readonly edits: (artifact: Artifact) => readonly TextEdit[];
}

/** The versions of a document type's schema. */
export interface Versions {
	/** What a document of today says: a whole number in quotes. */
	readonly present: string;
	/** At most one from each version. */
	readonly migrations: readonly Migration[];
}
