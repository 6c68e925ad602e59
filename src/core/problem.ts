import type { Range } from "./document/lines.js";
import type { Span, TextEdit } from "./document/span.js";
import { compare } from "./order.js";

export type Severity = "error" | "warning" | "info";

export const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** What an editor does for a fix beside its edits. */
export type Deed =
	/** Shows a file at two commits before the edits are made. The path is relative to the top of the repository. */
	| { readonly do: "compare"; readonly path: string; readonly from: string; readonly to: string }
	/** Shows a document of the root as it was when it was relied on (its version, or its digest), beside what it is now. */
	| { readonly do: "reread"; readonly path: string; readonly relied: string }
	/** Shows a document as it was approved (its digest) beside what it is now, then asks to record the approval at a pointer anew. */
	| { readonly do: "reaffirm"; readonly path: string; readonly relied: string; readonly pointer: string }
	/** Makes the document that is missing. */
	| { readonly do: "create"; readonly id: string; readonly system?: string }
	/** Asks for the answer to a reviewer's question, by its id, and records it; or records that it is withdrawn. */
	| { readonly do: "answer" | "withdraw"; readonly question: string }
	/** Opens what the reference at a pointer leads to. */
	| { readonly do: "open"; readonly pointer: string };

/** A way out of a problem. */
export interface Fix {
	readonly title: string;
	readonly edits: readonly TextEdit[];
	readonly deed?: Deed;
	/** Whether applying it without looking is right: it changes how something is written, never what it means. */
	readonly safe?: boolean;
}

export interface Related {
	readonly path: string;
	readonly range: Range;
	readonly message: string;
}

/** What a rule says about a document, before tier, draft, policy and waivers decide how much it weighs. */
export interface Violation {
	readonly rule: string;
	readonly message: string;
	/** Absent where the problem is about the document as a whole. */
	readonly span?: Span;
	/** JSON pointer, or `#section-id`. */
	readonly pointer?: string;
	readonly related?: readonly Related[];
	readonly fixes?: readonly Fix[];
	/** It weighs as at this tier, where it is not about the document it stands in. */
	readonly tier?: 1 | 2 | 3;
	/** It weighs no more than this, however much its rule usually does. */
	readonly atMost?: Severity;
	/** Something is not yet there, though the rule is not only about such. */
	readonly missing?: true;
}

/** A check's result, the same in the editor and on the command line. */
export interface Problem {
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	/** Root-relative POSIX path of an existing file. */
	readonly path: string;
	/** Null where the problem is about the document as a whole. */
	readonly range: Range | null;
	/** The artifact's id, or null where it has none. */
	readonly artifact: string | null;
	readonly pointer: string | null;
	/** Of rule, artifact and pointer, so that it survives moved lines. */
	readonly fingerprint: string;
	readonly related: readonly Related[];
	readonly fixes: readonly Fix[];
	/** What covers it for now; null where nothing does. */
	readonly waivedBy: Cover | null;
}

/** What a problem is covered by, until when, and who answers for that. */
export interface Cover {
	readonly kind: "exception" | "baseline";
	/** The exception's id, or the words “the baseline”. */
	readonly by: string;
	/** The file that says so. */
	readonly path: string;
	/** The last day, YYYY-MM-DD. It ends at 24:00 UTC. */
	readonly until: string;
	/** A name; empty where none is given. */
	readonly owner: string;
}

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

export const atLeast = (severity: Severity, threshold: Severity): boolean => rank(severity) <= rank(threshold);

/** By path, place, rule and message: the one order in which problems are listed. */
export function compareProblems(a: Problem, b: Problem): number {
	return (
		compare(a.path, b.path) ||
		(a.range?.start.line ?? -1) - (b.range?.start.line ?? -1) ||
		(a.range?.start.character ?? -1) - (b.range?.start.character ?? -1) ||
		compare(a.rule, b.rule) ||
		compare(a.message, b.message)
	);
}
