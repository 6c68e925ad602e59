import type { Difference, Mark, SectionDifference } from "./difference.js";
import type { Since } from "./since.js";
import { summaryOf } from "./summary.js";

/** `HEAD (3f2a9c1)`; `the approval by rai-lead of 2026-10-02, version 2.1.0`. */
export function sinceName(since: Since): string {
	if (since.kind === "revision") return `${since.revision} (${since.commit.slice(0, 7)})`;
	const { decision, role, date, version } = since;
	const what = decision === undefined || decision === "approved" ? "approval" : `decision “${decision}”`;
	return `the ${what}${role ? ` by ${role}` : ""}${date ? ` of ${date}` : ""}${version ? `, version ${version}` : ""}`;
}

/** What it is about, without what it says: `metrics[0].value (auroc) removed`. */
export function headline(difference: Difference): string {
	if (difference.kind === "reformatted") return `${difference.title ?? "Body"}: only white space`;
	if (difference.kind === "section") return sectionHeadline(difference);
	const { name, item, change } = difference;
	return `${name}${item === undefined ? "" : ` (${item})`}${change === "changed" ? "" : ` ${change}`}`;
}

function sectionHeadline(section: SectionDifference): string {
	const { change, title, renamedFrom, moved } = section;
	const name = title === "" ? "Before the first heading" : title;
	if (change !== "changed") return `Section “${name}” ${change}`;
	const did = [...(renamedFrom === undefined ? [] : [`renamed from “${renamedFrom}”`]), ...(moved ? ["moved"] : [])].join(", ");
	const counts = section.changes.length > 0 ? summaryOf([{ ...unnamed(section), moved: false }]) : "";
	return `${name}: ${[did, counts].filter((words) => words !== "").join(", ")}`;
}

/** For its paragraphs to be counted alone. */
function unnamed({ renamedFrom: _, ...section }: SectionDifference): SectionDifference {
	return section;
}

/** Letters that are left of a stretch without change, at either end. */
const CONTEXT = 40;

/** Marks with long stretches that did not change cut down to what stands beside a change. */
export const excerpt = (marks: readonly Mark[]): readonly Mark[] =>
	marks.map((mark, i) => (mark.kind === "same" ? { ...mark, text: shortened(mark.text, i === 0, i === marks.length - 1) } : mark));

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
	const start = isFirst ? "" : text.slice(0, CONTEXT).replace(/[\uD800-\uDBFF]$/, "");
	const end = isLast ? "" : text.slice(-CONTEXT).replace(/^[\uDC00-\uDFFF]/, "");
	return start.length + end.length + 3 >= text.length ? text : `${start}…${end}`;
}
