import type { Checked } from "../check.js";
import type { Document } from "../document/document.js";
import type { History } from "./history.js";

/** A file of a library, and what is known of it. */
export interface Entry {
	readonly text: string;
	readonly history?: History;
	/** Kept until the text, the policy, another holder of its ids, its history, or the day changes. */
	checked?: { readonly today: string; readonly result: Checked | undefined } | undefined;
	/** Undefined for a file that cannot be ours. */
	document: Document | undefined;
}
