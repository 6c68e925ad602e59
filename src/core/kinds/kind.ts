import type { Rule } from "../rules/rule.js";

/** 1 high, 2 medium, 3 low. */
export type Tier = 1 | 2 | 3;

export const TIERS: readonly Tier[] = [1, 2, 3];

/**
 * Help for one question a document asks. Whether an answer is owed is the schema's
 * business (`required`, tier overlays) or the section's; this says why it is asked.
 */
export interface Guidance {
	/** JSON pointer of the field, array items as `-`: `/risks/-/owner`. Or `#<section id>` for a body section. */
	readonly at: string;
	/** The question as one would ask it aloud. */
	readonly ask: string;
	/** Why the answer matters: what goes wrong without it. */
	readonly why: string;
	/** Who reads the answer, and what for. */
	readonly readers: string;
	/** An answer that looks like one and helps nobody. */
	readonly weak: string;
	/** An answer a reader can act on. */
	readonly strong: string;
	/** Minutes a person who knows the system needs to answer. */
	readonly minutes: number;
	/** What "insert" writes, as a VS Code snippet without judgements. Derived from the schema where absent. */
	readonly snippet?: string;
}

/** A part of a document's narrative: a level-two heading in Markdown, a key under `sections` in YAML. */
export interface Section {
	readonly id: string;
	readonly title: string;
	/** Other headings that mean the same, compared without case and punctuation. */
	readonly synonyms: readonly string[];
	/** Tiers at which the section is owed. */
	readonly tiers: readonly Tier[];
	/** The untouched prose the templates put there; a section that holds nothing else is unanswered. */
	readonly prompt: string;
}

/** A document type: all that the core knows about it beside its schema and templates, which share its id. */
export interface Kind {
	readonly id: string;
	readonly title: string;
	/** What a person reads when choosing a document type. */
	readonly description: string;
	/** `rai`: our envelope, tiers and status. `plain`: a format of others (no `artifact` key), reached by an association. */
	readonly family: "rai" | "plain";
	/** Prefix of its ids (`MC`); absent for plain kinds. */
	readonly prefix?: string;
	readonly sections: readonly Section[];
	/** In the order in which the questions are asked. */
	readonly guidance: readonly Guidance[];
	/** Rules that hold for this kind only. */
	readonly rules: readonly Rule[];
}
