import type { Checked } from "../check.js";
import type { Range } from "../document/lines.js";
import type { Span } from "../document/span.js";
import type { TraceClass } from "../kinds/kind.js";
import type { Citation } from "./citation.js";
import type { ClassState } from "./classes.js";
import { countedStates } from "./counts.js";
import type { State } from "./resolution.js";
import type { TracedClaim, TracedReference } from "./trace.js";

/** What the matrix tells of a document. Claims are its numbers, compared with their evidence. */
export const COLUMNS = ["model", "data", "code", "prompts", "evidence", "claims"] as const;
export type Column = (typeof COLUMNS)[number];

/** `missing`: asked, and nothing is there. `below`: weaker than the tier asks. `unreadable`: the document is broken itself. */
export type CellState = State | "pending" | "missing" | "below" | "unreadable" | "none";

/** One thing that is so, for some of a cell's references. */
export interface CellLine {
	readonly state: CellState;
	/** `2 match`, `1 of 3 not checkable here`, `missing` */
	readonly words: string;
	/** Of the first that it counts, or where it would stand. */
	readonly range: Range;
}

export interface Cell {
	readonly column: Column;
	/** The worst of its lines. */
	readonly state: CellState;
	/** From worst to best, at least one. */
	readonly lines: readonly CellLine[];
}

/** From worst to best. */
const ORDER: readonly CellState[] = [
	...(["unreadable", "broken", "missing", "suspect", "below", "unpinned", "unverifiable", "pending", "verified", "none"] as const),
];

/** A line before it is known where the document's lines are. */
interface Draft extends Omit<CellLine, "range"> {
	readonly span: Span;
}

/** A document's row, cell by cell. */
export function cellsOf(checked: Checked): Cell[] {
	const { document } = checked.artifact;
	const isUnreadable = document.trouble !== undefined || document.errors.length > 0;
	return COLUMNS.map((column) => {
		const drafts = isUnreadable ? [unreadable(checked)] : draftsOf(checked, column);
		const lines = drafts
			.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
			.map(({ span, ...line }) => ({ ...line, range: document.lines.range(span) }));
		return { column, state: lines[0]?.state ?? "none", lines };
	});
}

function draftsOf(checked: Checked, column: Column): Draft[] {
	if (column === "evidence") return evidenceDrafts(checked);
	return column === "claims" ? claimDrafts(checked) : classDrafts(checked, column);
}

const headOf = ({ artifact }: Checked): Span => {
	const start = artifact.document.places[0]?.node.span.start ?? 0;
	return { start, end: start };
};

const unreadable = (checked: Checked): Draft => ({ state: "unreadable", words: "cannot be read", span: headOf(checked) });

const none = (checked: Checked, words = "not asked"): Draft => ({ state: "none", words, span: headOf(checked) });

function classDrafts(checked: Checked, about: TraceClass): Draft[] {
	const owed = checked.traced?.classes.find((state) => state.class === about);
	const references = (checked.traced?.references ?? []).filter(({ citation }) => citation.class === about);
	if (references.length > 0) return [...referenceDrafts(references), ...weaknessOf(checked, owed)];
	return [owed ? { state: "missing", words: "missing", span: headOf(checked) } : none(checked)];
}

/** All of it may match its pin, and still be less than the tier asks. */
function weaknessOf({ artifact }: Checked, owed: ClassState | undefined): Draft[] {
	const first = owed?.weak[0];
	if (owed?.state !== "below" || !first) return [];
	return [{ state: "below", words: `weaker than tier ${artifact.tier} asks`, span: first.citation.span }];
}

function referenceDrafts(references: readonly TracedReference[]): Draft[] {
	const byState = groupBy(references, ({ resolution }) => resolution?.state);
	return [...byState].map(([state, some]) => ({
		state: state ?? "pending",
		words: ofAll(countedStates(some.map(() => state)), state, some.length, references.length),
		span: (some[0] as TracedReference).citation.span,
	}));
}

/** What could not be seen is told as a part of the whole. */
const ofAll = (words: string, state: State | undefined, count: number, all: number): string =>
	state === "unverifiable" && count < all ? words.replace(`${count} `, `${count} of ${all} `) : words;

/** Evidence is what a field of that name refers to. */
const isEvidence = ({ class: about, prose, pointer }: Citation): boolean =>
	about === undefined && !prose && /\/evidence(?:\/\d+)?(?:\/ref)?$/.test(pointer);

function evidenceDrafts(checked: Checked): Draft[] {
	const references = (checked.traced?.references ?? []).filter(({ citation }) => isEvidence(citation));
	const asked = checked.questions.filter(({ pointer }) => /\/evidence(?:\/ref)?$/.test(pointer));
	const missing: Draft[] =
		asked.length === 0
			? []
			: [
					{
						state: "missing",
						words: references.length > 0 ? `${asked.length} missing` : "missing",
						span: asked[0]?.span ?? headOf(checked),
					},
				];
	const drafts = [...referenceDrafts(references), ...missing];
	return drafts.length > 0 ? drafts : [none(checked)];
}

const CLAIM_LINES = {
	equal: { state: "verified", words: (n: number) => `${n} ${n === 1 ? "agrees" : "agree"}` },
	different: { state: "broken", words: (n: number) => `${n} ${n === 1 ? "differs" : "differ"}` },
	unverifiable: { state: "unverifiable", words: (n: number, all: number) => `${n === all ? n : `${n} of ${all}`} not checkable here` },
} as const;

function claimDrafts(checked: Checked): Draft[] {
	const { claims = [], references = [] } = checked.traced ?? {};
	const waiting = references.filter(({ citation, resolution }) => citation.claim && !resolution);
	const all = claims.length + waiting.length;
	const drafts = [...groupBy(claims, ({ state }) => state)].map(([name, some]): Draft => {
		const { state, words } = CLAIM_LINES[name];
		return { state, words: words(some.length, all), span: (some[0] as TracedClaim).citation.claim.value.span };
	});
	const [first] = waiting;
	if (first) drafts.push({ state: "pending", words: `${waiting.length} being checked`, span: first.citation.span });
	return drafts.length > 0 ? drafts : [none(checked, "none")];
}

function groupBy<T, K>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const one of list) {
		const group = groups.get(keyOf(one));
		if (group) group.push(one);
		else groups.set(keyOf(one), [one]);
	}
	return groups;
}
