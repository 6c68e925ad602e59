import type { Checked } from "../check.js";
import type { Range } from "../document/lines.js";
import { readable } from "../document/pointer.js";
import type { TraceClass } from "../kinds/kind.js";
import { destinationOf } from "../language/destination.js";
import type { Library } from "../library/library.js";
import type { Citation } from "./citation.js";
import { plain, shortDigests } from "./plain.js";
import { type Standing, standingName } from "./standing.js";
import type { Traced, TracedClaim, TracedReference } from "./trace.js";

/** A number that has evidence. */
export interface NumberOverview {
	/** As the document writes it. */
	readonly value: string;
	readonly state: TracedClaim["state"];
	/** `0.871: metrics.json at 3f2a9c1 says 0.817` */
	readonly words: string;
	readonly range: Range;
}

/** A reference where it stands, in words. */
export interface ReferenceOverview {
	/** As written. */
	readonly text: string;
	/** The same for people, on one line: `eval/metrics.json at 3f2a9c1`. */
	readonly label: string;
	/** With `start`, what `openReference` finds it by. */
	readonly pointer: string;
	/** Offset in the text. */
	readonly start: number;
	/** `metrics[0].evidence`; in prose, that it stands there. */
	readonly field: string;
	readonly state: Standing;
	/** The state's name: `target changed`. */
	readonly words: string;
	/** Half a sentence. */
	readonly reason?: string;
	/** What would make it checkable, as a sentence. */
	readonly remedy?: string;
	readonly facts: Readonly<Record<string, string>>;
	readonly range: Range;
	/** What it says the document is about; absent for evidence and other documents. */
	readonly class?: TraceClass;
	/** Whether there is something to open. */
	readonly leads: boolean;
	readonly numbers: readonly NumberOverview[];
}

/** @param library where it may lead */
export function referenceOverview(library: Library, { artifact, traced }: Checked, traceOf: TracedReference): ReferenceOverview {
	const { citation, resolution } = traceOf;
	const { pointer, span, prose, reference } = citation;
	const { lines } = artifact.document;
	const state = resolution?.state ?? "pending";
	return {
		...{ text: reference.text, label: labelOf(reference), pointer, start: span.start, state, words: standingName(state) },
		field: prose ? "in the text" : readable(pointer.replace(/\/ref$/, "")),
		...(resolution && { reason: plain(resolution.reason) }),
		...(resolution?.remedy && { remedy: plain(resolution.remedy) }),
		facts: Object.fromEntries(Object.entries(resolution?.facts ?? {}).map(([name, value]) => [plain(name), plain(value)])),
		range: lines.range(span),
		...(citation.class && { class: citation.class }),
		leads: destinationOf(library, traceOf) !== undefined,
		numbers: prose ? [] : numbersOf(traced, pointer).map((claim) => numberOverview(claim, lines.range(claim.citation.claim.value.span))),
	};
}

const numbersOf = (traced: Traced | undefined, pointer: string): TracedClaim[] =>
	(traced?.claims ?? []).filter(({ citation }) => citation.pointer === pointer);

function numberOverview({ citation, state, reason }: TracedClaim, range: Range): NumberOverview {
	const value = plain(citation.claim.value.text);
	return { value, state, words: `${value}: ${plain(reason)}`, range };
}

/** What a reference leads to and where that is pinned, in as few words as people use; a text of another kind as it is, only shorter. */
function labelOf(reference: Citation["reference"]): string {
	if ((reference.type !== "git" && reference.type !== "permalink") || !reference.path) return short(reference.text);
	const { path, lines, revision, repository } = reference;
	const range = lines ? `:${lines.from === lines.to ? lines.from : `${lines.from}-${lines.to}`}` : "";
	return short(`${path}${range} at ${revision}${repository === undefined ? "" : ` of ${repository}`}`);
}

/** On one line, with commits and digests cut to seven characters. */
const short = (text: string): string => shortDigests(plain(text));
