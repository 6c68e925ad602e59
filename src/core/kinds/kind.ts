import type { Rule } from "../rules/rule.js";
import type { Custom } from "./custom/custom.js";
import type { Versions } from "./migration.js";

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

/** What a document is about, as reviewers follow it. */
export type TraceClass = "model" | "data" | "code" | "prompts";

export interface TraceField {
	/** A general pointer: `/datasets/-/ref`. */
	readonly at: string;
	readonly class: TraceClass;
	/** Only where the `type` beside the field is one of these. */
	readonly types?: readonly string[];
	/** It says what the thing was made from. */
	readonly origin?: true;
}

/** Which references say what a document is about, and what it owes. */
export interface Traces {
	readonly fields: readonly TraceField[];
	/** The classes that must be referred to, at tier 1, 2 and 3. One whose fields all name types is owed where such a part is there. */
	readonly owes: Readonly<Record<Tier, readonly TraceClass[]>>;
}

/** A list whose entries have ids of their own: others refer to them, so they are unique in the workspace and never change. */
export interface EntryIds {
	/** General pointer of the id: `/risks/-/id`. */
	readonly at: string;
	/** Prefix of these ids (`RSK`). */
	readonly prefix: string;
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
	/** Absent where nothing in it has an id but the document itself. */
	readonly entries?: readonly EntryIds[];
	readonly sections: readonly Section[];
	/** In the order in which the questions are asked. */
	readonly guidance: readonly Guidance[];
	/** Absent where it is about no version of a model, data or code: it only relies on other documents and evidence. */
	readonly traces?: Traces;
	/** The types of documents about the same system that its rules read: when one of these changes, it is checked again. */
	readonly besides?: readonly string[];
	/** Rules that hold for this kind only. */
	readonly rules: readonly Rule[];
	/** Absent where documents say `schema: "1"`, the first version and the only one. */
	readonly versions?: Versions;
	/** What a policy says of it; absent where no policy says anything. */
	readonly custom?: Custom;
}
