import type { Digests } from "../fileDigest.js";

/** What was seen of the bytes of an output. */
export type Bytes =
	/** They are what DVC recorded. Digests and path are those of a file; a folder has none. */
	| { readonly state: "same"; readonly from: "workspace" | "cache"; readonly path?: string; readonly digests?: Digests }
	/** They are in the workspace, and others. @param how half a sentence */
	| { readonly state: "other"; readonly how: string }
	/** Not all can be seen. @param why half a sentence */
	| { readonly state: "unseen"; readonly why: string; readonly remedy?: string };

export const NOT_PULLED = "its bytes are not pulled";

/** They lie in the cache under their name, and are others: nobody can tell by them what the name stands for. */
export const damagedAt = (path: string): Bytes => ({
	state: "unseen",
	why: "its bytes in DVC’s cache are damaged",
	remedy: `Delete ${path}, whose bytes are not what its name says, then run dvc pull.`,
});
