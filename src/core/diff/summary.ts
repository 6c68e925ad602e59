import type { Difference, FieldDifference, SectionDifference } from "./difference.js";

/** `one number, one paragraph`; `nothing`; `only white space`. */
export function summaryOf(differences: readonly Difference[]): string {
	const fields = differences.filter((difference) => difference.kind === "field");
	const sections = differences.filter((difference) => difference.kind === "section");
	const counted = [...fieldCounts(fields), ...paragraphCounts(sections), ...sectionCounts(sections)].filter((words) => words !== "");
	if (differences.length > fields.length + sections.length) counted.push(counted.length === 0 ? "only white space" : "white space");
	return counted.join(", ") || "nothing";
}

function fieldCounts(fields: readonly FieldDifference[]): string[] {
	const of = (change: FieldDifference["change"]): number => fields.filter((field) => field.change === change).length;
	const numbers = fields.filter(({ change, isNumber }) => change === "changed" && isNumber).length;
	return [
		...[counted(numbers, "number"), counted(of("changed") - numbers, "field")],
		...[counted(of("added"), "field", "added"), counted(of("removed"), "field", "removed"), counted(of("reordered"), "list", "reordered")],
	];
}

/** Of sections that both versions have: what stands in a new section is new with it. */
function paragraphCounts(sections: readonly SectionDifference[]): string[] {
	const of = (count: keyof SectionDifference["paragraphs"]): number =>
		sections.reduce((sum, { change, paragraphs }) => sum + (change === "changed" ? paragraphs[count] : 0), 0);
	return [counted(of("changed"), "paragraph"), counted(of("added"), "paragraph", "added"), counted(of("removed"), "paragraph", "removed")];
}

function sectionCounts(sections: readonly SectionDifference[]): string[] {
	const of = (what: string, which: (section: SectionDifference) => boolean): string =>
		counted(sections.filter(which).length, "section", what);
	return [
		of("added", ({ change }) => change === "added"),
		of("removed", ({ change }) => change === "removed"),
		of("renamed", ({ renamedFrom }) => renamedFrom !== undefined),
		of("moved", ({ moved }) => moved),
	];
}

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

function counted(count: number, one: string, what = ""): string {
	if (count === 0) return "";
	return `${WORDS[count] ?? count} ${one}${count === 1 ? "" : "s"} ${what}`.trimEnd();
}
