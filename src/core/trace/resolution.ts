import type { Digest, Part, Reference } from "./reference.js";

export type State = "verified" | "unpinned" | "broken" | "suspect" | "unverifiable";

/**
 * How far a reference was followed. V0: its grammar is right. V1: pinned, it names content that cannot change. V2: found here.
 * V3: the bytes hash to what is recorded, or a git object's name is its hash. V4: signed by a key known here. VX: only elsewhere.
 */
export type Level = "V0" | "V1" | "V2" | "V3" | "V4" | "VX";

/** The place in the evidence where a number stands. */
export type Selector =
	| { readonly by: "pointer"; readonly pointer: string }
	| { readonly by: "row"; readonly row: Readonly<Record<string, string>>; readonly column: string }
	| { readonly by: "metric"; readonly metric: string; readonly step?: string };

/** What is asked about a reference. The same question, from however many documents, is answered once. */
export interface Lookup<R extends Reference = Reference> {
	readonly reference: R;
	/** Recorded in the reference, or beside it. */
	readonly digest?: Digest;
	/** Recorded in the reference, by another algorithm than the one beside it. */
	readonly also?: Digest;
	/** Where a number stands in it. */
	readonly selector?: Selector;
}

/** A way out: what would stand in the place of the reference, or of the digest beside it. */
export interface ReferenceFix {
	readonly title: string;
	/** The reference as it should be written. */
	readonly text?: string;
	/** The digest to record, `<algorithm>:<hex>`. */
	readonly digest?: string;
	/** Whether applying it without looking is right. */
	readonly safe?: true;
	/** What a person should see before: the file at two commits, by its path in the repository. */
	readonly compare?: { readonly path: string; readonly from: string; readonly to: string };
	/** What a person should read again before: the document at a path of the root, and the version or digest that was relied on. */
	readonly reread?: { readonly path: string; readonly relied: string };
	/** A file that would have to be there: a dataset sheet's id. */
	readonly create?: string;
}

/** Something wrong with a reference. */
export interface Fault {
	readonly rule: `trace/${string}`;
	readonly message: string;
	/** The part that is wrong; the whole reference where absent. */
	readonly part?: Part;
	/** The digest that is meant stands in the reference, though there is one beside it. */
	readonly inside?: true;
	readonly fixes?: readonly ReferenceFix[];
}

export interface Resolution {
	readonly state: State;
	readonly level: Level;
	/** Half a sentence for people, no capital, no full stop: "matches its sha256", "this clone is shallow". */
	readonly reason: string;
	/** What would make it verifiable, as a sentence: "Run git fetch --unshallow." */
	readonly remedy?: string;
	readonly faults: readonly Fault[];
	/** Ways to bring it up to date, though nothing is wrong. */
	readonly offers?: readonly ReferenceFix[];
	/** What a reader is told about the target, by name: size, sha256, subject. */
	readonly facts?: Readonly<Record<string, string>>;
	/** Root-relative paths of the files it depends on, so that a change asks again. */
	readonly files?: readonly string[];
	/** Whether it depends on the repository. */
	readonly git?: true;
}

/** A number as its evidence states it. */
export interface Evidence {
	/** `missing`: the evidence is here and lacks the value. */
	readonly state: "found" | "missing" | "unverifiable";
	/** The number's own characters. */
	readonly value?: string;
	/** Half a sentence for people: why it is missing or cannot be read. */
	readonly reason: string;
	/** Where it cannot be read though it is here: somebody has to mend it, or name other evidence. */
	readonly defect?: true;
	/** The part of the selector that leads nowhere. */
	readonly part?: "pointer" | "row" | "column" | "metric" | "step";
	/** `metrics.json at 3f2a9c1`. */
	readonly source: string;
	/** The lines around the number. */
	readonly excerpt?: string;
	/** One-based line of the number. */
	readonly line?: number;
}

export interface Answer {
	readonly resolution: Resolution;
	/** Where a selector was asked for. */
	readonly evidence?: Evidence;
}
