import type { Artifact } from "../artifact.js";
import { general, pathAt } from "../document/pointer.js";
import { type Span, span } from "../document/span.js";
import { isReferenceAt } from "../trace/citation.js";
import { SCHEMES } from "../trace/grammar/parse.js";
import { placeInFlow } from "./flowPlace.js";
import { placeAt } from "./place.js";

/** Where a reference is being written. */
export interface ReferencePlace {
	/** Where the text of a reference stands or would stand, without its quotes. */
	readonly span: Span;
	/** Neither in quotes nor in prose. */
	readonly isPlain: boolean;
	/** The quote that is missing behind it. */
	readonly closing?: string;
	/** Of the field, list items as `-`; absent in prose. */
	readonly pointer?: string;
}

/** By the line where the tree does not know: while a person types, the text is rarely well-formed. */
export function placeOfReference(artifact: Artifact, offset: number): ReferencePlace | undefined {
	if (artifact.kind.family !== "rai") return undefined;
	return inScalar(artifact, offset) ?? whereNothingStands(artifact, offset) ?? inCode(artifact, offset);
}

function inScalar({ document, kind }: Artifact, offset: number): ReferencePlace | undefined {
	const last = pathAt(document.root, offset).at(-1);
	const node = last?.node;
	if (node?.kind !== "scalar" || node.span.end === node.span.start || !isReferenceAt(kind, last?.pointer ?? "")) return undefined;
	const { text, lines } = document;
	const [quote] = /^["']/.exec(text.slice(node.span.start)) ?? [];
	const pointer = general(last?.pointer ?? "");
	if (!quote) return { span: node.span, isPlain: true, pointer };
	const end = lines.end(lines.lineAt(offset));
	const isClosed = node.span.end <= end && node.span.end > node.span.start + 1 && text[node.span.end - 1] === quote;
	if (isClosed) return { span: span(node.span.start + 1, node.span.end - 1), isPlain: false, pointer };
	// Without its other quote YAML takes all that follows for the text.
	if (offset <= node.span.start || text.slice(node.span.start, offset).includes("\n")) return undefined;
	return { span: span(node.span.start + 1, offset + wordLength(text.slice(offset, end))), isPlain: false, closing: quote, pointer };
}

const wordLength = (text: string): number => /^[^\s"'[\]{},]*/.exec(text)?.[0].length ?? 0;

/** Behind a key, or in a list; in braces too. YAML reads `git:` there as a key, so that it is told by the line. */
function whereNothingStands({ document, kind }: Artifact, offset: number): ReferencePlace | undefined {
	const { text, lines } = document;
	const line = lines.lineAt(offset);
	const begun = /[^\s"'[\]{},]*$/.exec(text.slice(lines.start(line), offset))?.[0] ?? "";
	const found = { span: span(offset - begun.length, offset + wordLength(text.slice(offset, lines.end(line)))), isPlain: true };
	const place = placeAt(document, found.span.start) ?? placeInFlow(document, found.span.start);
	const at = place && general(place.pointer);
	return at !== undefined && place?.at !== "key" && isReferenceAt(kind, at) ? { ...found, pointer: at } : undefined;
}

/** A code span of the body that begins as a reference of ours, closed or not. */
function inCode({ document: { body, text, lines } }: Artifact, offset: number): ReferencePlace | undefined {
	if (!body || offset < body.span.start) return undefined;
	const line = lines.lineAt(offset);
	const begun = /(?<!`)`([a-z+-]+:[^`\s]*)$/.exec(text.slice(lines.start(line), offset))?.[1];
	if (begun === undefined || !SCHEMES.some((scheme) => begun.startsWith(`${scheme}:`))) return undefined;
	const rest = /^[^`\s]*(?=`)/.exec(text.slice(offset, lines.end(line)))?.[0] ?? "";
	return { span: span(offset - begun.length, offset + rest.length), isPlain: false };
}
