import type { Artifact } from "../artifact.js";
import type { Document } from "../document/document.js";
import type { WaivedAll } from "../exceptions/waived.js";
import type { Judged } from "../governance/judgement.js";
import type { Past } from "../governance/past.js";
import type { KindFault } from "../kinds/custom/fault.js";
import type { FieldsAnswer, FieldsQuestion } from "../kinds/custom/fields.js";
import type { Membership } from "../packet/membership.js";
import type { AskedQuestion } from "../packet/questions/questions.js";
import type { Policy } from "../policy/policy.js";
import type { Related, Severity, Violation } from "../problem.js";
import type { Target, Workspace } from "../trace/artifacts.js";
import type { Citation } from "../trace/citation.js";
import type { Stage } from "./lifecycle.js";
import type { Actor } from "./who.js";

/** Severity at tier 1, 2 and 3. */
export type Severities = readonly [tier1: Severity, tier2: Severity, tier3: Severity];

/** What is known about a rule without running it. Its page is `docs/rules/<id>.md`. */
export interface RuleInfo {
	/** Two words: what it guards, and what it says. Never changes once published. */
	readonly id: string;
	readonly title: string;
	readonly severities: Severities;
	/** Who can put a problem of it right: see `who.ts`. */
	readonly who: Actor;
	/** About something not yet there. While drafting, such problems are one line of information. */
	readonly missing?: true;
}

/** What a rule may know beside the document. */
export interface RuleContext {
	/** Today in UTC, YYYY-MM-DD. */
	readonly today: string;
	readonly policy: Policy;
	/** Where else in the workspace an id stands. */
	readonly others: (id: string, path: string) => readonly Related[];
	/** Where this document stood in its committed versions, newest first; undefined where history could not be read. */
	readonly history?: readonly Stage[];
	/** The documents of the workspace that a packet names, by path; absent where a text is checked by itself. */
	readonly documents?: (membership: Membership) => readonly Target[];
	/** The open questions of reviewers about a document; absent where a text is checked by itself. */
	readonly asked?: (document: Document) => readonly AskedQuestion[];
	/** Every document of the workspace, in no particular order; absent where a text is checked by itself. */
	readonly everyDocument?: () => readonly Artifact[];
	/** Of an exception: what it waives, beside the documents; absent where a text is checked by itself, and undefined for other documents. */
	readonly waived?: () => WaivedAll | undefined;
	/** The documents of a system by path, past ones among them; absent where a text is checked by itself. */
	readonly ofSystem?: (system: string) => readonly Artifact[];
	/** What the schema of a policy says of a document; undefined while it is asked, absent where a text is checked by itself. */
	readonly fields?: (question: FieldsQuestion & { readonly path: string }) => FieldsAnswer | undefined;
	/** Of the root's policy: what is wrong with its document types; absent for other documents. */
	readonly kindFaults?: () => readonly KindFault[];
	/** The same versions as documents, newest first; kept only for documents that were or are approved, or have a list that only grows. */
	readonly past?: readonly Past[];
	/** How the decisions that are in force stand to the text: worked out once a check. */
	readonly judged: readonly Judged[];
	/** What the document cites, and what is known about it; absent where a text is checked by itself. */
	readonly trace?: { readonly citations: readonly Citation[]; readonly workspace: Workspace };
}

/** One pure check. What it yields carries its id. */
export interface Rule extends RuleInfo {
	check(artifact: Artifact, context: RuleContext): Iterable<Omit<Violation, "rule">>;
}
