import { codeSpan as code, plainMarkdown as plain } from "../markdown.js";
import type { Difference, FieldDifference, Mark } from "./difference.js";
import type { Comparison } from "./since.js";
import { summaryOf } from "./summary.js";
import { excerpt, headline, sinceName } from "./wording.js";

/** A comparison for a pull request. What the document says is shown, and never obeyed: no markup, no mention, no link of its own. */
export function differenceMarkdown({ since, after, differences }: Comparison): string {
	const title = `**${plain(after.path)}** since ${plain(sinceName(since))}: ${summaryOf(differences)}\n`;
	return differences.length === 0 ? title : `${title}\n${differences.map(item).join("\n")}\n`;
}

function item(difference: Difference): string {
	if (difference.kind === "field") return `- ${plain(headline(difference))}: ${values(difference)}`;
	const paragraphs = difference.kind === "section" ? difference.changes.map(({ marks }) => `\n  > ${marked(excerpt(marks))}\n`) : [];
	return `- ${plain(headline(difference))}\n${paragraphs.join("")}`.trimEnd();
}

function values({ values: { before, after } }: FieldDifference): string {
	return [before, after].flatMap((value) => (value === undefined ? [] : [code(value)])).join(" → ");
}

const TAGS = { removed: "del", added: "ins" } as const;

const marked = (marks: readonly Mark[]): string =>
	marks.map(({ kind, text }) => (kind === "same" ? plain(text) : tagged(TAGS[kind], text))).join("");

/** The space at its ends stays outside. */
function tagged(tag: string, text: string): string {
	const [, before = "", inner = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
	return `${before}<${tag}>${plain(inner)}</${tag}>${after}`;
}
