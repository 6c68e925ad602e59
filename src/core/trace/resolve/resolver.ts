import type { Disk, Git, Workshop } from "../../ports.js";
import type { Moment } from "../../then/moment.js";
import type { Reference } from "../reference.js";
import type { Evidence, Lookup, Resolution } from "../resolution.js";

/** The way out of the core, for one pass over the references. */
export interface ResolveContext {
	readonly git: Git;
	readonly disk: Disk;
	/** What takes long is done here and now where absent. */
	readonly workshop?: Workshop;
	/** Where the ports show an earlier commit: what git does not keep of that day cannot be judged. */
	readonly asOf?: Moment;
	readonly signal?: AbortSignal;
}

/** Bytes that are known to be what the reference pins. */
export interface Content {
	/** A file name: its ending says what it holds. */
	readonly name: string;
	/** As people call it: `metrics.json at 3f2a9c1`. */
	readonly source: string;
	/** The bytes, or why they cannot be had here; `defect`: because other evidence has to be named. */
	read(): Promise<Uint8Array | { readonly unreadable: string; readonly defect?: true }>;
}

/** What a resolver found for one lookup. */
export interface Found {
	readonly resolution: Resolution;
	/** Where numbers can be read from; absent while the reference does not match its pin. */
	readonly content?: Content;
	/** Of a store that knows numbers by name; asked for by a selector. */
	readonly evidence?: Evidence;
}

/** Answers lookups of one type together, in their order. Never rejects for what is wrong with a reference. */
export type Resolver<R extends Reference> = (lookups: readonly Lookup<R>[], context: ResolveContext) => Promise<readonly Found[]>;
