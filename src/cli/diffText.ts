import { type Comparison, type Difference, excerpt, headline, type Mark, sinceName, summaryOf } from "../core/index.js";
import type { Terminal } from "./terminal.js";
import { type Paint, painter, printable } from "./text.js";

/** For people: one-based positions in the file on the disk. */
export function text({ since, after, differences }: Comparison, { colour }: Pick<Terminal, "colour">): string {
	const paint = painter(colour);
	const blocks = differences.map((difference) => {
		const { line, character } = after.lines.position(difference.spans.after.start);
		return `  ${`${line + 1}:${character + 1}`.padEnd(8)}${told(difference, paint)}\n`;
	});
	const title = `${paint("1", printable(after.path))} since ${printable(sinceName(since))}: ${summaryOf(differences)}`;
	return [`${title}\n`, ...blocks].join("");
}

function told(difference: Difference, paint: Paint): string {
	const title = printable(headline(difference));
	if (difference.kind === "reformatted") return title;
	if (difference.kind === "section")
		return [title, ...difference.changes.map(({ marks }) => `${INDENT}${marked(marks, paint)}`)].join("\n");
	const { before, after } = difference.values;
	const sides = [before === undefined ? [] : paint("31", shown(before)), after === undefined ? [] : paint("32", shown(after))];
	return `${title}: ${sides.flat().join(" → ")}`;
}

/** Below the text of a difference. */
const INDENT = " ".repeat(12);

const shown = (value: string): string => printable(value) || "(empty)";

/** In git's notation of words, in colour or without: not everybody sees it. */
function marked(marks: readonly Mark[], paint: Paint): string {
	const written: Record<Mark["kind"], (words: string) => string> = {
		same: (words) => words,
		removed: (words) => paint("31", `[-${words}-]`),
		added: (words) => paint("32", `{+${words}+}`),
	};
	return excerpt(marks)
		.map(({ kind, text: words }) => written[kind](printable(words)))
		.join("");
}
