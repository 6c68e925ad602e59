import type { FileDigest } from "../../core/index.js";

/** In lower-case hexadecimals. */
export type Digests = Partial<Record<FileDigest, string>>;

/** What the hashing thread is asked, one question at a time. */
export interface Question {
	/** Absolute, and no link. */
	readonly file: string;
	readonly algorithms: readonly FileDigest[];
	/** Its first number is no longer 0 when nobody waits for the answer. */
	readonly stop: Int32Array;
}

/** A file that was read from its first byte to its last, and did not change meanwhile. */
export interface Hashed {
	readonly digests: Digests;
	/** Which state of the file it was: see `stampOf`. */
	readonly stamp: string;
	/** When that state began: milliseconds since 1970. */
	readonly changed: number;
}

/** How far it is; sent every now and then. In bytes. */
export interface Progress {
	readonly done: number;
	readonly total: number;
}
