import { element, fragment, type Html } from "../../html.js";

/** Names of HTML's elements that people write into Markdown. Any other word in angle brackets is meant as it stands: `<your-token>`. */
const KNOWN = new Set(
	(
		"a abbr article aside audio b big blockquote body br caption center cite code col colgroup dd del details dfn div dl dt em " +
		"figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li link main mark meta nav ol p picture pre " +
		"q s samp section small source span strike strong sub summary sup table tbody td tfoot th thead title tr tt u ul var video wbr"
	).split(" "),
);

/** A tag, whose attributes have values: `<a and b>` is prose. */
const TAG =
	/<(\/?)([a-z][a-z0-9]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)|\s+(?:controls|autoplay|loop|muted|open|hidden|nowrap))*)\s*\/?>/gi;

/** What no browser shows: comments, declarations and instructions. */
const UNSEEN = /<!--[\s\S]*?(?:-->|$)|<![a-z][^<>]*>|<\?[\s\S]*?(?:\?>|$)/gi;

/** What stands for characters in the HTML that people write by hand. */
const ENTITIES: Readonly<Record<string, string>> = {
	...{ "&nbsp;": "\u00A0", "&emsp;": "\u2003", "&ensp;": "\u2002", "&lt;": "<", "&gt;": ">", "&quot;": '"' },
	...{ "&#39;": "'", "&copy;": "©", "&times;": "×", "&ge;": "≥", "&le;": "≤", "&amp;": "&" },
};

/** What a browser shows on a line of its own. */
const BLOCK =
	/^(?:article|aside|blockquote|br|caption|center|d[dlt]|details|div|figcaption|figure|footer|h[1-6r]|header|li|main|nav|ol|p|pre|section|summary|table|title|tr|ul|video)$/;

/** What would run, or would be shown as nothing though it is text: it is told as the text that it is. */
const TOLD = /<(?:script|style|textarea|template|svg|math|iframe|object|xmp)\b/i;

/** The words of HTML inside of a line. No tag is passed on: of what others wrote, only text enters a packet. */
export function wordsInline(html: string): Html {
	const words = wordsOf(html, /^br$/);
	return fragment(...words.split("\n").flatMap((line, i) => (i === 0 ? [line] : [element("br", {}), line])));
}

/** The words of a block of HTML, with its lines. @param source where it stands */
export function wordsOfBlock(html: string, source: Readonly<Record<string, string>>): Html {
	if (TOLD.test(html)) return element("pre", source, html.replace(UNSEEN, "").trimEnd());
	const lines = wordsOf(html.replace(/\s+/g, " "), BLOCK).split("\n");
	const said = lines.map((line) => line.replace(/^[\s·]+|[\s·]+$/g, "").replace(/\s+/g, " ")).filter((line) => line !== "");
	return said.length === 0 ? fragment() : element("p", { class: "markup", ...source }, said.join("\n"));
}

/** @param breaks names of elements that begin a line */
function wordsOf(html: string, breaks: RegExp): string {
	const words = html.replace(UNSEEN, "").replace(TAG, (tag, end: string, name: string, attributes: string) => {
		const known = name.toLowerCase();
		if (!KNOWN.has(known)) return tag;
		if (known === "img") return `[${altIn(attributes)}]`;
		if (breaks.test(known)) return "\n";
		return /^t[dh]$/.test(known) && end !== "" ? " · " : "";
	});
	return words.replace(/&(?:#39|\w{2,6});/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The words for a picture. */
function altIn(attributes: string): string {
	const [, quoted, single] = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes) ?? [];
	return (quoted ?? single ?? "").trim() || "picture";
}
