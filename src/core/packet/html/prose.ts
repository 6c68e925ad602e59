import MarkdownIt from "markdown-it";
import type { Html } from "../../html.js";
import { wordsInline, wordsOfBlock } from "./markup.js";

/** Prose of a document, and where it stands. */
export interface Narrative {
	/** Makes the ids of headings unique in the packet. */
	readonly id: string;
	readonly path: string;
	/** The zero-based line on which it begins. */
	readonly line: number;
	/** Headings that are left out: the packet has said them already. */
	readonly leave: (heading: { readonly level: number; readonly title: string }) => boolean;
}

/** Where links may lead from a packet that is mailed to people. */
const FOLLOWED = /^(?:https?:\/\/|mailto:)/i;

/** Markdown as HTML: no HTML of its own, no picture, no address but those of pages and mail. */
export type Prose = (text: string, where: Narrative) => Html;

/** Making one takes as long as the Markdown of several documents. */
export function proseWriter(): Prose {
	const md = renderer();
	return (text, where) => ({ html: `<div class="prose">${md.render(text, { where } satisfies Env)}</div>` });
}

/** What the renderer is told of the text it is at. */
interface Env {
	readonly where: Narrative;
}

const whereOf = (env: unknown): Narrative => (env as Env).where;

type Markdown = ReturnType<typeof MarkdownIt>;
type Rules = Markdown["renderer"]["rules"];
type Rule = NonNullable<Rules[string]>;
type Token = Parameters<Rule>[0][number];

function renderer(): Markdown {
	const md = new MarkdownIt({ html: true, linkify: false, breaks: false });
	// All links are read, so that the words of those that may not be followed can be shown without the address.
	md.validateLink = () => true;
	Object.assign(md.renderer.rules, tables(), links(), markup(), { image: picture(md) });
	md.core.ruler.push("source_lines", (state) => {
		const where = whereOf(state.env);
		for (const token of state.tokens)
			if (token.map && token.nesting >= 0 && token.type !== "inline")
				token.attrSet("data-source", `${where.path}#${where.line + token.map[0]}`);
	});
	md.core.ruler.push("headings", (state) => {
		const where = whereOf(state.env);
		state.tokens = state.tokens.filter((_, i, tokens) => ![i, i - 1, i - 2].some((at) => isShownAbove(tokens, at, where)));
		placeHeadings(state.tokens, where.id);
	});
	return md;
}

/** A heading is three tokens: the first says how high it is, the second what it says. */
function isShownAbove(tokens: readonly Token[], at: number, { leave }: Narrative): boolean {
	const token = tokens[at];
	if (token?.type !== "heading_open" || token.level !== 0) return false;
	return leave({ level: levelOf(token), title: tokens[at + 1]?.content ?? "" });
}

const levelOf = ({ tag }: Token): number => Number(tag.slice(1));

/** The packet has the two highest levels for itself: the highest that is written becomes the third. */
function placeHeadings(tokens: readonly Token[], id: string): void {
	const headings = tokens.filter(({ type }) => /^heading_/.test(type));
	const highest = Math.min(...headings.map(levelOf));
	let count = 0;
	for (const token of headings) {
		token.tag = `h${Math.min(6, levelOf(token) - highest + 3)}`;
		if (token.nesting > 0) token.attrSet("id", `${id}-${++count}`);
	}
}

/** HTML is read so that its words can be shown; comments are nobody's business. */
const markup = (): Rules => ({
	html_inline: (tokens, i) => wordsInline(tokens[i]?.content ?? "").html,
	html_block: (tokens, i) => {
		const source = tokens[i]?.attrGet("data-source");
		return wordsOfBlock(tokens[i]?.content ?? "", source ? { "data-source": String(source) } : {}).html;
	},
});

/** A table scrolls by itself where it is too wide. Aligned cells have a class: a style attribute is against the page's own policy. */
function tables(): Rules {
	const aligned: Rule = (tokens, i, options, _env, self) => {
		const token = tokens[i] as Token;
		const align = /text-align:(\w+)/.exec(String(token.attrGet("style") ?? ""))?.[1];
		token.attrs = (token.attrs ?? []).filter(([name]) => name !== "style");
		if (align) token.attrJoin("class", `align-${align}`);
		return self.renderToken(tokens, i, options);
	};
	return {
		th_open: aligned,
		td_open: aligned,
		table_open: (tokens, i, options, _env, self) => `${WIDE}${self.renderToken(tokens, i, options)}`,
		table_close: (tokens, i, options, _env, self) => `${self.renderToken(tokens, i, options)}</div>`,
	};
}

const WIDE = '<div class="wide" role="group" aria-label="Table" tabindex="0">';

function links(): Rules {
	/** Links hold no links, so the one that begins is the one that ends next. */
	let isFollowed = false;
	return {
		link_open: (tokens, i, options, _env, self) => {
			const token = tokens[i] as Token;
			isFollowed = FOLLOWED.test(String(token.attrGet("href") ?? ""));
			token.attrSet("rel", "noopener noreferrer");
			token.attrs = (token.attrs ?? []).filter(([name]) => name !== "title");
			return isFollowed ? self.renderToken(tokens, i, options) : "";
		},
		link_close: (tokens, i, options, _env, self) => (isFollowed ? self.renderToken(tokens, i, options) : ""),
	};
}

/** A packet loads nothing from anywhere: the words for a picture stand in its place. */
const picture =
	(md: Markdown): Rule =>
	(tokens, i) =>
		`<span class="picture">[${md.utils.escapeHtml(tokens[i]?.content || "picture")}]</span>`;
