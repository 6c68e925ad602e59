import type { Range } from "../document/lines.js";
import type { Library } from "../library/library.js";
import { minimumCounts } from "./counts.js";
import type { Level, State } from "./resolution.js";

/** One reference where it stands, as the command line and the views list it. */
export interface ReferenceRow {
	readonly path: string;
	readonly range: Range;
	readonly artifact: string | null;
	readonly ref: string;
	readonly type: string;
	readonly state: State;
	readonly level: Level;
	/** Half a sentence. */
	readonly reason: string;
}

export interface ClaimRow {
	readonly path: string;
	/** Of the number. */
	readonly range: Range;
	readonly artifact: string | null;
	/** As the document writes it. */
	readonly value: string;
	/** The reference to the evidence. */
	readonly evidence: string;
	readonly state: "equal" | "different" | "unverifiable";
	readonly reason: string;
}

/** Documents that owe classes of references, counted. */
export interface Traceability {
	readonly verified: number;
	/** Nothing is wrong or missing, and not everything could be checked here. */
	readonly unverifiable: number;
	readonly total: number;
	/** Ids, or paths where there is none, of those that are neither. */
	readonly failing: readonly string[];
}

export interface TraceReport {
	readonly references: readonly ReferenceRow[];
	readonly claims: readonly ClaimRow[];
	readonly traceability: Traceability;
}

/** What the documents at some paths rely on, in the order of paths and places. */
export function traceReport(library: Library, paths: readonly string[]): TraceReport {
	const checks = [...paths].sort().flatMap((path) => library.check(path) ?? []);
	return {
		references: checks.flatMap(({ artifact: { document, id }, traced }) =>
			(traced?.references ?? []).flatMap(({ citation, resolution }) => {
				if (!resolution) return [];
				const { type, text } = citation.reference;
				const { state, level, reason } = resolution;
				return { ...placed(document.path, document.lines.range(citation.span), id), ref: text, type, state, level, reason };
			}),
		),
		claims: checks.flatMap(({ artifact: { document, id }, traced }) =>
			(traced?.claims ?? []).map(({ citation, state, reason }) => ({
				...placed(document.path, document.lines.range(citation.claim.value.span), id),
				...{ value: citation.claim.value.text, evidence: citation.reference.text, state, reason },
			})),
		),
		traceability: minimumCounts(checks),
	};
}

const placed = (path: string, range: Range, artifact: string | undefined) => ({ path, range, artifact: artifact ?? null });
