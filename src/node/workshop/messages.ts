import type { Evidence, FileDigest, Selector } from "../../core/index.js";

/** In lower-case hexadecimals. */
export type Digests = Readonly<Partial<Record<FileDigest, string>>>;

/** What the workshop's thread is asked, one question at a time. */
export type Question =
	| { readonly bytes: Uint8Array; readonly name: string; readonly source: string; readonly selectors: readonly Selector[] }
	| { readonly bytes: Uint8Array; readonly algorithms: readonly FileDigest[] };

/** Of a question with selectors, and of one with algorithms. */
export type Result = readonly Evidence[] | Digests;
