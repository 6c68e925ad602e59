import { roleName } from "../../governance/roleName.js";
import { element, flat, fragment, type Html } from "../../html.js";
import { shortDigests } from "../../trace/plain.js";
import type { PersonSaid, Place, Said } from "../model/said.js";

/** Where words stand in the sources, for who shows them beside each other. */
export const sourceOf = ({ path, line }: Place): Record<string, string> => ({ "data-source": `${path}#${line}` });

/** Words of a document, as they are; what stands in backticks is code. */
export const words = ({ text, at }: Said, name = "span"): Html => element(name, sourceOf(at), inline(text));

/** A field's text: it is no Markdown but for code, which people write everywhere. */
export const inline = (text: string): Html =>
	fragment(...text.split(/(`[^`]+`)/).map((piece) => (/^`[^`]+`$/.test(piece) ? element("code", {}, piece.slice(1, -1)) : piece)));

/** The same with short digests and commits. */
export const abridged = ({ text, at }: Said): Said => ({ text: shortDigests(text), at });

/** A person, with the role in smaller print. */
export function personOf({ text, role, at }: PersonSaid): Html {
	const name = element("span", { class: "name" }, text);
	return element(
		"span",
		{ class: "person", ...sourceOf(at) },
		name,
		...(role ? [" ", element("span", { class: "role" }, roleName(role))] : []),
	);
}

/** A part of the packet with its heading, listed in the contents. */
export interface Part {
	readonly id: string;
	readonly title: string;
	readonly html: Html;
	/** What the contents say beside the title. */
	readonly note?: string;
	/** Whether somebody has to look at it. */
	readonly attention?: boolean;
}

/** @param attention whether somebody has to look at it */
export function part(
	id: string,
	title: string,
	{ note, attention = false }: { readonly note?: string | undefined; readonly attention?: boolean },
	...children: readonly Html[]
): Part {
	const heading = element("h2", { id: `${id}-title` }, title);
	const html = element(
		"section",
		{ id, class: attention ? "part attention" : "part", "aria-labelledby": `${id}-title` },
		heading,
		...children,
	);
	return { id, title, html: flat(html), attention, ...(note !== undefined && { note }) };
}

export const paragraph = (...children: readonly (Html | string)[]): Html => element("p", {}, ...children);

export const list = (items: readonly (Html | string)[], name = "ul"): Html =>
	element(name, {}, ...items.map((item) => element("li", {}, item)));

/** What is not there is said, in quiet words. */
export const nothing = (text: string): Html => element("p", { class: "nothing" }, text);

export interface Column {
	readonly title: string;
	/** Of numbers: set to the right. */
	readonly number?: boolean;
}

/** A table that scrolls by itself where it is too wide. Its first column names the row. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly (Html | string)[])[]): Html {
	const head = columns.map(({ title, number }) => element("th", { scope: "col", class: number ? "number" : undefined }, title));
	const body = rows.map((row) =>
		element(
			"tr",
			{},
			...row.map((cell, i) =>
				i === 0
					? element("th", { scope: "row", "data-column": columns[0]?.title }, cell)
					: element("td", { "data-column": columns[i]?.title, class: columns[i]?.number ? "number" : undefined }, cell),
			),
		),
	);
	const inner = element(
		"table",
		{},
		element("caption", {}, caption),
		element("thead", {}, element("tr", {}, ...head)),
		element("tbody", {}, ...body),
	);
	return element("div", { class: "scroller", role: "region", "aria-label": caption, tabindex: "0" }, inner);
}

/** A name and what is said under it, for short facts. */
export const facts = (pairs: readonly (readonly [term: string, ...meaning: readonly (Html | string)[]])[]): Html =>
	element(
		"dl",
		{ class: "facts" },
		...pairs.map(([term, ...meaning]) => element("div", {}, element("dt", {}, term), ...meaning.map((one) => element("dd", {}, one)))),
	);

/** A word with a colour of its own; the word says the same as the colour. */
export const badge = (text: string, weight: string): Html => element("span", { class: `badge ${weight}` }, text);
