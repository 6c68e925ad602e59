import type { Difference, Mark, ParagraphChange } from "../../../src/core/diff/difference.js";
import { differences } from "../../../src/core/diff/differences.js";
import { type Document, formatOf, parseDocument } from "../../../src/core/document/document.js";

export const documentOf = (text: string, path = "a.md"): Document => parseDocument(path, text, formatOf(path) ?? "markdown");

/** Each difference in a line, as these tests write it; below it its paragraphs. */
export function told(before: string, after: string, path = "a.md"): string[] | undefined {
	return differences(documentOf(before, path), documentOf(after, path))?.flatMap(line);
}

/** `[-removed-]`, `[+added+]`. */
export const marked = (marks: readonly Mark[]): string =>
	marks.map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `[+${text}+]` : `[-${text}-]`)).join("");

function line(difference: Difference): string[] {
	if (difference.kind === "reformatted") return [["reformatted", difference.title].filter(Boolean).join(" ")];
	if (difference.kind === "section") {
		const { change, title, renamedFrom, moved, changes } = difference;
		const from = renamedFrom === undefined ? "" : ` (was ${renamedFrom})`;
		return [`section ${moved ? "moved" : change} ${title || "-"}${from}`, ...changes.map(paragraph)];
	}
	const { change, name, item, values, isNumber } = difference;
	const sides = [values.before, values.after].filter((value) => value !== undefined).join(" => ");
	return [`${isNumber ? "number" : "field"} ${change} ${name}${item === undefined ? "" : ` (${item})`}: ${sides}`];
}

const paragraph = ({ before, after, marks }: ParagraphChange): string =>
	before === undefined ? `  + ${after}` : after === undefined ? `  - ${before}` : `  ~ ${marked(marks)}`;
