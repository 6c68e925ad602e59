import type { Document } from "../document/document.js";
import type { Range } from "../document/lines.js";
import type { Span } from "../document/span.js";
import type { Difference, FieldDifference, ParagraphChange, Reformatted, SectionDifference, Sides } from "./difference.js";
import type { Comparison, Since } from "./since.js";
import { summaryOf } from "./summary.js";

/** With places as lines and characters, both from zero, instead of offsets. */
type Placed<T> = Omit<T, "spans"> & { readonly ranges: Sides<Range> };

type PlacedSection = Placed<Omit<SectionDifference, "changes">> & { readonly changes: readonly Placed<ParagraphChange>[] };

/** What a program is told of a comparison. Schema 1. */
export interface DifferenceReport {
	readonly schema: 1;
	/** Root-relative POSIX path. */
	readonly path: string;
	readonly since: Since;
	readonly summary: string;
	readonly differences: readonly (Placed<FieldDifference> | PlacedSection | Placed<Reformatted>)[];
}

export function differenceReport({ since, before, after, differences }: Comparison): DifferenceReport {
	const told = differences.map((difference) => placedDifference(difference, before, after));
	return { schema: 1, path: after.path, since, summary: summaryOf(differences), differences: told };
}

function placedDifference(difference: Difference, before: Document, after: Document): DifferenceReport["differences"][number] {
	// One at a time, so that each keeps its own type.
	if (difference.kind === "field") return placed(difference, before, after);
	if (difference.kind === "reformatted") return placed(difference, before, after);
	const { changes, ...section } = placed(difference, before, after);
	return { ...section, changes: changes.map((change) => placed(change, before, after)) };
}

function placed<T extends { readonly spans: Sides<Span> }>({ spans, ...rest }: T, before: Document, after: Document): Placed<T> {
	return { ...rest, ranges: { before: before.lines.range(spans.before), after: after.lines.range(spans.after) } };
}
