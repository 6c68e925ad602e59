import type { Document } from "../document/document.js";
import type { MapNode } from "../document/node.js";
import { maps } from "../document/pointer.js";
import type { Span } from "../document/span.js";
import { MAX_VALUES } from "../schema/view.js";
import { digestOf, LEFT_OUT } from "./digest.js";

/** Why a document has no digest (docs/digests.md, “What has no digest”). */
export interface Undigested {
	/** A sentence or two, with the way out. */
	readonly message: string;
	/** Absent where no one place is to blame. */
	readonly span?: Span;
}

/** Undefined where it has one. */
export function undigested(document: Document): Undigested | undefined {
	if (digestOf(document) !== undefined) return undefined;
	const { trouble, errors, second } = document;
	if (trouble) return trouble;
	if (errors[0]) return errors[0];
	if (second) return { message: "A second YAML document begins here: keep one.", span: second };
	return unmapped(document) ?? keys(document) ?? anchorless(document) ?? unwritable(document) ?? bomb;
}

/** The same in one line, with the line it is about. */
export function whyUndigested(document: Document): string | undefined {
	const found = undigested(document);
	return found?.span ? `Line ${document.lines.lineAt(found.span.start) + 1}: ${found.message}` : found?.message;
}

function unmapped({ format, root, front }: Document): Undigested | undefined {
	if (format === "markdown" && !front)
		return {
			message: "The first line is “---” and no front matter follows: some readers see a rule there, some do not. Write “***” for a rule.",
		};
	if (root && root.kind !== "map") return { message: "It is no list of “key: value” at the top.", span: root.span };
	return undefined;
}

/** Where a mapping's keys are not the same to all readers. */
function keys(document: Document): Undigested | undefined {
	const leftOut = (pointer: string): boolean => LEFT_OUT.has(pointer.split("/")[1] ?? "");
	for (const place of maps(document)) {
		const found = oddKey(place.node);
		if (found && !leftOut(place.pointer)) return found;
	}
	return undefined;
}

function oddKey({ entries }: MapNode): Undigested | undefined {
	const seen = new Set<string>();
	for (const { key } of entries) {
		if (key.style === "plain" && key.text === "(a collection)")
			return { message: "A key is a text, no collection and no alias.", span: key.span };
		if (seen.has(key.text)) return { message: `“${key.text}” stands here twice: keep one.`, span: key.span };
		seen.add(key.text);
	}
	return undefined;
}

function anchorless({ places }: Document): Undigested | undefined {
	const alias = places.find(({ node }) => node.kind === "alias" && !node.target)?.node;
	return alias && { message: "This alias has no anchor before it, or stands inside of what it names.", span: alias.span };
}

function unwritable({ text, places }: Document): Undigested | undefined {
	const message = "Half of a character stands in it, which UTF-8 cannot hold: write the whole character.";
	const isBroken = (part: string): boolean => /\p{Surrogate}/u.test(part);
	const at = places.find(({ node }) => node.kind === "scalar" && isBroken(node.text))?.node;
	const key = places.flatMap(({ node }) => (node.kind === "map" ? node.entries : [])).find((entry) => isBroken(entry.key.text))?.key;
	const broken = at ?? key;
	if (broken) return { message, span: broken.span };
	return isBroken(text) ? { message } : undefined;
}

const bomb: Undigested = { message: `Its aliases add more than ${MAX_VALUES} values to it: write out what is meant.` };
