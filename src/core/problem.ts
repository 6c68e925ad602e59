import type { Range } from "./document/lines.js";
import type { Span, TextEdit } from "./document/span.js";

export type Severity = "error" | "warning" | "info";

export const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** A way out of a problem. */
export interface Fix {
	readonly title: string;
	readonly edits: readonly TextEdit[];
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
	readonly waivedBy: null;
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

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
