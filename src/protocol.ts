/** A place in a source: root-relative path, zero-based line. */
export interface SourcePlace {
	readonly path: string;
	readonly line: number;
}

/** What the packet is now. */
export interface Show {
	readonly type: "show";
	/** Rises with every message of a panel: what is older than what is shown is dropped. */
	readonly version: number;
	/** The manifest's URI, kept for the time after a reload. */
	readonly packet: string;
	/** As whom it is looked at, kept for then too. */
	readonly view: string;
	/** The packet as a fragment of a page, made by the core; absent where it cannot be shown at present. */
	readonly html?: string;
	/** Why not, in words for a person. */
	readonly notice?: string;
}

/** The cursor stands somewhere in a source. */
export interface Reveal extends SourcePlace {
	readonly type: "reveal";
}

/** From the editor to the preview. */
export type ToPreview = Show | Reveal;

/** The page is there and listens. */
export interface Ready {
	readonly type: "ready";
}

/** A person wants to see the source of a passage. */
export interface Open extends SourcePlace {
	readonly type: "open";
	/** Whether the keyboard goes along: not with a click, after which people read on. */
	readonly focus: boolean;
}

/** A reviewer wants to ask about a passage. */
export interface Ask extends SourcePlace {
	readonly type: "ask";
	/** Those of the passage that are meant; empty where it is all of it. */
	readonly words: string;
}

/** From the preview to the editor. */
export type FromPreview = Ready | Open | Ask;
