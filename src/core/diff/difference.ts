import type { Span } from "../document/span.js";

/** The same of both versions. */
export interface Sides<T> {
	readonly before: T;
	readonly after: T;
}

/** A stretch of words that both versions have, or one of them. Those of one version, put together, are its text. */
export interface Mark {
	readonly kind: "same" | "removed" | "added";
	readonly text: string;
}

/** Of the structured part. Of a list whose items only stand in another order, `reordered`. */
export interface FieldDifference {
	readonly kind: "field";
	readonly change: "changed" | "added" | "removed" | "reordered";
	/** As people write it: `risks[2].owner`. With the places of `after`; of what was removed, only its own is that of `before`. */
	readonly name: string;
	/** What the innermost list item around it is called: an id, or a name with its group. */
	readonly item?: string;
	/** JSON pointers; absent on the side that does not have it. */
	readonly pointers: Partial<Sides<string>>;
	/** Short texts, as `pointers`; of numbers their source. Where a long text changed, the part around its first change. */
	readonly values: Partial<Sides<string>>;
	/** Whether it is a number on each side that has it. */
	readonly isNumber: boolean;
	/** Of a text that changed. */
	readonly marks?: readonly Mark[];
	/** Where it stands; on the side that does not have it, the nearest place. */
	readonly spans: Sides<Span>;
}

/** Of what stands under a heading, up to the next one; or in an entry of a YAML document's `sections`. */
export interface SectionDifference {
	readonly kind: "section";
	readonly change: "changed" | "added" | "removed";
	/** The heading, in `after` if it is there; "" for what stands before the first. */
	readonly title: string;
	/** Its heading before, where that was another. */
	readonly renamedFrom?: string;
	/** Whether it stands in another place among the sections that both versions have. */
	readonly moved: boolean;
	/** How many of them; list items and table rows count as paragraphs. */
	readonly paragraphs: { readonly changed: number; readonly added: number; readonly removed: number };
	/** Those that are counted, in their order. */
	readonly changes: readonly ParagraphChange[];
	readonly spans: Sides<Span>;
}

/** With one side only where it was added or removed. White space is told as single spaces. */
export interface ParagraphChange extends Partial<Sides<string>> {
	readonly marks: readonly Mark[];
	readonly spans: Sides<Span>;
}

/** White space, and nothing else, differs in the body; or in an entry of a YAML document's `sections`. */
export interface Reformatted {
	readonly kind: "reformatted";
	/** The entry's key. */
	readonly title?: string;
	readonly spans: Sides<Span>;
}

/** What one version of a document says otherwise than another. */
export type Difference = FieldDifference | SectionDifference | Reformatted;
