import type { Artifact } from "../../artifact.js";
import type { Document } from "../../document/document.js";
import { rewrite } from "../../document/edit.js";
import { lineBreak } from "../../document/lines.js";
import type { ScalarNode } from "../../document/node.js";
import { general, type Located, pathAt } from "../../document/pointer.js";
import { type Span, span } from "../../document/span.js";
import type { Kind } from "../../kinds/kind.js";
import { schemaFile } from "../../schema/content.js";
import { schemasAt } from "../../schema/navigate.js";
import { isReferenceAt } from "../../trace/citation.js";
import { placeAt } from "../place.js";
import type { PinPlace } from "./place.js";

/** A field of the structured part that holds a reference, or a list of them. */
export const structuredAt = (artifact: Artifact, at: Span): PinPlace | undefined =>
	written(artifact, at) ?? inFlow(artifact, at) ?? unwritten(artifact, at);

const { document: DOCUMENT } = schemaFile("common.schema.json").$defs ?? {};

function takenAt(kind: Kind, pointer: string): PinPlace["takes"] | undefined {
	if (isReferenceAt(kind, pointer)) return "reference";
	return schemasAt(kind, pointer).some((schema) => schema === DOCUMENT) ? "document" : undefined;
}

/** A text stands there already: it is replaced, in its quotes. */
function written({ document, kind }: Artifact, at: Span): PinPlace | undefined {
	const path = pathAt(document.root, at.start);
	const [holder, last] = path.slice(-2);
	const node = last?.node;
	if (node?.kind !== "scalar" || node.span.end === node.span.start || at.start < node.span.start || node.span.end < at.end)
		return undefined;
	const takes = takenAt(kind, last?.pointer ?? "");
	const many = holder?.node.kind === "seq";
	const separator = many && holder.node.kind === "seq" && holder.node.flow ? ", " : nextItem(document, node.span.start);
	return takes && { span: node.span, many, takes, write: (all) => all.map((text) => rewrite(node, text).newText).join(separator) };
}

/** Inside `[]`, or behind `key:` in `{ key: }`. */
function inFlow({ document, kind }: Artifact, at: Span): PinPlace | undefined {
	const reached = document.text.slice(0, at.start).trimEnd().length;
	const [holder, last] = pathAt(document.root, reached).slice(-2);
	if (!last) return undefined;
	const { node, pointer } = last;
	if (node.kind === "seq" && node.flow && node.items.length === 0 && at.end < node.span.end) {
		const takes = takenAt(kind, `${pointer}/-`);
		const inside = span(node.span.start + 1, node.span.end - 1);
		return takes && { span: inside, many: true, takes, write: (all) => all.map(plainly).join(", ") };
	}
	const isOpen = node.kind === "scalar" && node.style === "plain" && node.text === "" && holder?.node.kind === "map" && holder.node.flow;
	const takes = isOpen && at.start === at.end ? takenAt(kind, pointer) : undefined;
	return takes && { span: at, many: false, takes, write: ([first = ""]) => apart(document, at.start) + plainly(first) };
}

/** Behind `key:` or `-`, where nothing stands yet but perhaps a comment. */
function unwritten(artifact: Artifact, at: Span): PinPlace | undefined {
	const { document, kind } = artifact;
	const place = at.start === at.end ? placeAt(document, at.start) : undefined;
	const rest = document.text.slice(at.start, document.lines.end(document.lines.lineAt(at.start)));
	if (!place || place.at === "key" || place.word.end > place.word.start || !/^\s*(?:#.*)?$/.test(rest)) return undefined;
	const pointer = general(place.pointer);
	if (isFilled(pathAt(document.root, at.start).at(-1), pointer)) return undefined;
	const takes = takenAt(kind, pointer);
	if (!takes) return place.at === "value" ? listBelow(artifact, pointer, at) : undefined;
	const tail = rest.startsWith("#") ? " " : "";
	const write = (all: readonly string[]) => apart(document, at.start) + all.map(plainly).join(nextItem(document, at.start)) + tail;
	return { span: at, many: place.at === "item", takes, write };
}

/** Whether the value of the key stands on the lines below. */
const isFilled = (last: Located | undefined, pointer: string): boolean =>
	last !== undefined && general(last.pointer) === pointer && last.node.span.end > last.node.span.start;

/** The items of a list of references, below its key. */
function listBelow({ document, kind }: Artifact, pointer: string, at: Span): PinPlace | undefined {
	const takes = takenAt(kind, `${pointer}/-`);
	const { lines, text } = document;
	const line = lines.lineAt(at.start);
	const column = /^\s*(?:-\s+)*/.exec(lines.text(line))?.[0].length ?? 0;
	const item = `${lineBreak(text)}${" ".repeat(column + 2)}- `;
	const end = span(lines.end(line), lines.end(line));
	return takes && { span: end, many: true, takes, write: (all) => all.map((one) => item + plainly(one)).join("") };
}

/** What stands between two items of the block list that a line belongs to. */
function nextItem({ lines, text }: Document, offset: number): string {
	const dashes = /^\s*(?:-\s+)*-?/.exec(lines.text(lines.lineAt(offset)))?.[0] ?? "";
	return `${lineBreak(text)}${" ".repeat(Math.max(0, dashes.lastIndexOf("-")))}- `;
}

const NOTHING: ScalarNode = { kind: "scalar", style: "plain", text: "", span: span(0, 0) };

/** Without quotes where it can be. */
const plainly = (text: string): string => rewrite(NOTHING, text).newText;

const apart = ({ text }: Document, offset: number): string => (/\s/.test(text[offset - 1] ?? "") ? "" : " ");
