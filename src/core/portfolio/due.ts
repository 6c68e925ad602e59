import { isCopy } from "../due/obligations.js";
import { riskOf } from "../due/risks.js";
import { compare } from "../order.js";
import type { Commitment } from "./commitment.js";
import type { DocumentFacts } from "./facts.js";

/** What is still to be done, and in which document it says so. */
export interface OpenCommitment {
	readonly commitment: Commitment;
	readonly document: DocumentFacts;
}

/** One that has a day. */
export interface DueItem extends OpenCommitment {
	/** YYYY-MM-DD */
	readonly due: string;
	/** The day has passed. */
	readonly overdue: boolean;
}

/**
 * Of some documents, as `list actions` and `check --due` count: a board's condition stands in its packet and in the log, which says how it stands.
 * @param kept the conditions that any log keeps
 */
export const openCommitments = (own: readonly DocumentFacts[], kept: ReadonlySet<string>): OpenCommitment[] =>
	own.flatMap((document) =>
		document.commitments
			.filter(({ pointer, text }) => !isCopy({ pointer, title: text }, kept))
			.map((commitment) => ({ commitment, document })),
	);

/** What has a day, the earliest first. @param today YYYY-MM-DD; what is due today is not late */
export function dueItems(open: readonly OpenCommitment[], today: string): DueItem[] {
	const dated = open.flatMap(({ commitment, document }) =>
		commitment.due === undefined ? [] : [{ commitment, document, due: commitment.due, overdue: commitment.due < today }],
	);
	return dated.sort((a, b) => compare(a.due, b.due) || compare(a.document.overview.path, b.document.overview.path));
}

/** A risk that stands in an assessment and in a register is one thing to do: where it is kept up to date. */
export function withoutRepeats(open: readonly OpenCommitment[], own: readonly DocumentFacts[]): OpenCommitment[] {
	const kept = new Set(own.flatMap(({ keptRisks }) => keptRisks));
	if (kept.size === 0) return [...open];
	return open.filter(({ commitment, document }) => !kept.has(riskOf(document.checked.artifact, commitment) ?? ""));
}
