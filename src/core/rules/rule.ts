import type { Artifact } from "../artifact.js";
import type { Related, Severity, Violation } from "../problem.js";
import type { Stage } from "./lifecycle.js";

/** Severity at tier 1, 2 and 3. */
export type Severities = readonly [tier1: Severity, tier2: Severity, tier3: Severity];

/** What is known about a rule without running it. Its page is `docs/rules/<id>.md`. */
export interface RuleInfo {
	/** Two words: what it guards, and what it says. Never changes once published. */
	readonly id: string;
	readonly title: string;
	readonly severities: Severities;
	/** About something not yet there. While drafting, such problems are one line of information. */
	readonly missing?: true;
}

/** What a rule may know beside the document. */
export interface RuleContext {
	/** Today in UTC, YYYY-MM-DD. */
	readonly today: string;
	/** Where else in the workspace an id stands. */
	readonly others: (id: string, path: string) => readonly Related[];
	/** Where this document stood in its committed versions, newest first; undefined where history could not be read. */
	readonly history?: readonly Stage[];
}

/** One pure check. What it yields carries its id. */
export interface Rule extends RuleInfo {
	check(artifact: Artifact, context: RuleContext): Iterable<Omit<Violation, "rule">>;
}
