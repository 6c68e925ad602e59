import { type Document, type Format, parseDocument } from "../document/document.js";
import { insertEntry } from "../document/edit.js";
import { type Entry, entry, isEmpty, type MapNode, resolved } from "../document/node.js";
import { general, keysOf, locate, parentOf } from "../document/pointer.js";
import { applyEdits, span, type TextEdit } from "../document/span.js";
import type { Kind } from "../kinds/kind.js";
import { expectedAt, schemasAt } from "../schema/navigate.js";
import type { Said } from "./fact.js";
import { markOf } from "./marks.js";
import type { Filling } from "./places.js";

export interface Filled {
	readonly text: string;
	/** How many values were filled in, each with its mark. */
	readonly count: number;
}

/** Fills a template in: where it has an empty answer, or a default of its own, and where the document type knows the field. */
export function fill(template: string, format: Format, kind: Kind, fillings: readonly Filling[]): Filled {
	return fillings.reduce<Filled>(
		({ text, count }, filling) => {
			const document = parseDocument(`new.${format === "yaml" ? "yaml" : "md"}`, text, format);
			const edit = schemasAt(kind, general(filling.at)).length > 0 ? editFor(document, kind, filling) : undefined;
			if (!edit) return { text, count };
			return { text: applyEdits(text, [edit]), count: count + saidIn(filling).filter(({ source }) => source !== "").length };
		},
		{ text: template, count: 0 },
	);
}

const saidIn = (filling: Filling): readonly Said[] => ("items" in filling ? filling.items : [filling.value]);

/** What a template fills in by itself, and a source knows better. */
const DEFAULTS = new Set(["/model/name", "/model/version", "/dataset/name", "/dataset/version"]);

function editFor(document: Document, kind: Kind, filling: Filling): TextEdit | undefined {
	const parent = resolved(locate(document.root, parentOf(filling.at))?.node);
	const key = keysOf(filling.at).at(-1) ?? "";
	if (parent?.kind !== "map" || parent.flow) return undefined;
	const there = entry(parent, key);
	if (!there) return inserted(document, kind, parent, key, filling);
	return isEmpty(there.value) || DEFAULTS.has(filling.at) ? replaced(document, parent, there, filling) : undefined;
}

/** The rest of the line is the template's help for what is answered now. */
function replaced({ lines, text }: Document, parent: MapNode, { key, value }: Entry, filling: Filling): TextEdit | undefined {
	const line = lines.lineAt(key.span.start);
	if (value.span.end > lines.end(line)) return undefined;
	const indent = key.span.start - lines.start(line);
	const at = span(key.span.end, lines.end(line));
	return parent.entries.length > 0 && text[at.start] === ":" ? { span: at, newText: written(filling, indent) } : undefined;
}

function inserted(document: Document, kind: Kind, parent: MapNode, key: string, filling: Filling): TextEdit {
	const order = expectedAt(kind, parentOf(filling.at))?.keys ?? [];
	return insertEntry(document, parent, { key, order, text: `${key}${written(filling, 0)}` });
}

/** Behind a key. One line a value, with its mark. */
function written(filling: Filling, indent: number): string {
	if ("value" in filling) return `: ${marked(filling.value)}`;
	return [":", ...filling.items.map((item) => `${" ".repeat(indent + 2)}- ${marked(item)}`)].join("\n");
}

/** What the person who asked for the document said needs no confirmation. */
const marked = ({ yaml, source }: Said): string => (source === "" ? yaml : `${yaml}  ${markOf(source)}`);
