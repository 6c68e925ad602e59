import type { Difference, FieldDifference, Mark, ParagraphChange, SectionDifference } from "../diff/difference.js";

/** Letters of a changed text that are kept. */
const MOST = 200;

/** A difference in lines, as it is kept with an approval: `metrics[0].value (mape): 0.08 → 0.11`. */
export function differenceTexts(difference: Difference): string[] {
	if (difference.kind === "field") return [fieldText(difference)];
	if (difference.kind === "section") return sectionTexts(difference);
	return [`${difference.title ?? "The text"}: only white space`];
}

function fieldText({ change, name, item, values: { before = "", after = "" } }: FieldDifference): string {
	const field = item === undefined || name.includes(item) ? name : `${name} (${item})`;
	if (change === "changed") return `${field}: ${before} → ${after}`;
	if (change === "reordered") return `${field}: in another order`;
	return `${field}: ${change}, ${change === "added" ? after : before}`;
}

function sectionTexts({ change, title, renamedFrom, moved, changes }: SectionDifference): string[] {
	const name = title === "" ? "Before the first heading" : `“${title}”`;
	if (change !== "changed") return [`${name}: section ${change}`];
	const renamed = renamedFrom === undefined ? [] : [`${name}: was called “${renamedFrom}”`];
	return [...renamed, ...(moved ? [`${name}: stands in another place`] : []), ...changes.map((one) => `${name}: ${paragraphText(one)}`)];
}

/** The words that went, and those that came in their place. */
function paragraphText({ before, after, marks }: ParagraphChange): string {
	if (before === undefined) return `added, ${quote(after ?? "")}`;
	if (after === undefined) return `removed, ${quote(before)}`;
	const words = (kind: Mark["kind"]): string => marks.flatMap((mark) => (mark.kind === kind ? mark.text.trim() : [])).join(" … ");
	const [gone, come] = [words("removed"), words("added")];
	if (come === "") return `without ${quote(gone)}`;
	return gone === "" ? `with ${quote(come)}` : `${quote(gone)} → ${quote(come)}`;
}

const quote = (text: string): string => `“${text.length > MOST ? `${text.slice(0, MOST)}…` : text}”`;
