import { plainMarkdown } from "../markdown.js";

/** Letters of a document's words that are shown. */
const MOST = 300;

/** A document's words as text: nothing of it is obeyed, and no more than some of it is shown. */
export const words = (text: string, most = MOST): string => plainMarkdown(cut(text, most));

/** The same in the letters of code. No markup is left in it, so that a page's source holds no comment but our own. */
export const code = (text: string): string => `<code>${words(text) || "(empty)"}</code>`;

function cut(text: string, most: number): string {
	if (text.length <= most) return text;
	return `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
