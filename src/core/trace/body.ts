import type { Document } from "../document/document.js";
import { child, resolved, textOf } from "../document/node.js";
import { type Span, span } from "../document/span.js";
import { BUILT_IN, type Kinds } from "../kinds/table.js";
import type { Citation } from "./citation.js";
import { parseReference, SCHEMES } from "./grammar/parse.js";
import type { Malformed, Part, Reference } from "./reference.js";
import { relativeReference } from "./relative.js";

/** A Markdown link whose address has one of our schemes: Git hosts and markdown-it drop it. */
export interface SchemeLink {
	readonly span: Span;
	readonly label: string;
	readonly reference: string;
}

const SHORT = "`([^`\\n]+)`";
const LONG = "``(?!`)((?:[^`\\n]|`(?!`))+)``";
/** Between one backtick or two on either side. */
const CODE = new RegExp(`(?<![\`\\\\])(?:${SHORT}|${LONG})(?!\`)`, "g");
/** Its address may hold spaces between < and >. Without a bracket inside of the label: else each of many would be looked behind to the end of the line. */
const LINK = /(?<!\\)\[([^[\]\n]*)\]\(\s*(?:<([^<>\n]+)>|([^\s<>)]+))(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)/;
/** Where it stands alone, or between < and >: without what ends a sentence behind it. */
const ADDRESS = /(https:\/\/[^\s<>()[\]"'`|\\]*[^\s<>()[\]"'`|\\.,;:!?*_~])/;
/** What stands in code shows how a link is written, and is none. */
const CODE_OR_LINK = new RegExp(`${CODE.source}|${LINK.source}|${ADDRESS.source}`, "g");
const DEFINITION = /\[[^\]]+\]:\s*(?:<([^<>\n]+)>|([^\s<>]+))/;
const SCHEME = new RegExp(`^(?:${SCHEMES.map((scheme) => scheme.replace(/[+.]/g, "\\$&")).join("|")}):`);
const PERMALINK = /^https:\/\/(?:raw\.githubusercontent\.com\/|[^\s]+\/(?:commit|blob|tree|raw|blame|resolve)\/)|[?&]version=G[CBT]/i;
/** A model of a cloud's registry, which has no scheme. */
const REGISTRY = /^projects\/[^/\s]+\/locations\//;

/** References in prose: code spans, relative links, and pages that show a commit or a file at one. */
export function bodyCitations(document: Document, kinds: Kinds = BUILT_IN): Citation[] {
	const found = [
		...proseOf(document).flatMap((at) => [...codeSpans(document, at, kinds), ...links(document, at)]),
		...(document.body?.definitions ?? []).flatMap((at) => definition(document, at)),
	];
	// A table's row and its cells, a list and its items are prose both.
	return [...new Map(found.map((citation) => [citation.span.start, citation])).values()].sort(bySpan);
}

/** The body of Markdown, or the narrative of a YAML file under `sections`. */
export function proseOf({ body, root }: Document): readonly Span[] {
	const sections = resolved(child(root, "sections"));
	const written = sections?.kind === "map" ? sections.entries.map(({ value }) => value.span) : [];
	return [...(body?.prose ?? []), ...written];
}

const bySpan = (a: Citation, b: Citation): number => a.span.start - b.span.start;

function codeSpans(document: Document, at: Span, kinds: Kinds): Citation[] {
	return matches(CODE, document.text, at).flatMap(({ index, found: [whole = "", short, long = ""] }) => {
		const code = (short ?? long).trim();
		const reference = /\s/.test(code) ? undefined : referenceIn(document, code, kinds);
		const start = index + whole.indexOf(code);
		return reference ? [citation(reference, span(start, start + code.length))] : [];
	});
}

/** Code shows many things: what is no reference for sure is left alone. */
function referenceIn(document: Document, code: string, kinds: Kinds): Reference | Malformed | undefined {
	if (SCHEME.test(code) || REGISTRY.test(code) || namesDocument(document, code, kinds)) return parseReference(code);
	return PERMALINK.test(code) ? page(code) : undefined;
}

/** The id of a document of a type that we know. Others have such ids too (`SC-7`, a control): alone, one has to be a word. */
function namesDocument({ root }: Document, code: string, kinds: Kinds): boolean {
	const [, prefix, name = "", more] = /^([A-Z]{2,5})-([A-Za-z0-9][\w.-]*)([@#]\S+)?$/.exec(code) ?? [];
	if (prefix === undefined || !kinds.withPrefix(prefix)) return false;
	// Of itself a document says nothing by it.
	return more !== undefined || (/[a-z]/.test(name) && code !== textOf(child(root, "id")));
}

/** A page that shows a commit, a file, or a repository of the Hub; any other address is read by people only. */
function page(address: string): Reference | Malformed | undefined {
	const reference = parseReference(address);
	return reference.type === "url" ? undefined : reference;
}

function links(document: Document, at: Span): Citation[] {
	return linksIn(document.text, at).flatMap(({ address, span: place }) => {
		const reference = PERMALINK.test(address) ? page(address) : (outsideIn(address) ?? relativeReference(document.path, address));
		return reference ? [citation(reference, place)] : [];
	});
}

function definition(document: Document, at: Span): Citation[] {
	const found = DEFINITION.exec(document.text.slice(at.start, at.end));
	const [whole = "", inAngles, plain = ""] = found ?? [];
	const address = inAngles ?? plain;
	const reference = PERMALINK.test(address) ? page(address) : relativeReference(document.path, address);
	const start = at.start + (found?.index ?? 0) + whole.lastIndexOf(address);
	return reference ? [citation(reference, span(start, start + address.length))] : [];
}

/** A link of one of our schemes is told as such, and where it leads out of the workspace, as that. */
function outsideIn(address: string): Malformed | undefined {
	const reference = SCHEME.test(address) ? parseReference(address) : undefined;
	return reference?.type === "malformed" && reference.outside ? reference : undefined;
}

function citation(reference: Reference | Malformed, at: Span): Citation {
	const spanOf = (part: Part | undefined): Span => {
		const inner = reference.type === "malformed" ? reference.at : part && reference.parts[part];
		// A relative link is written otherwise than the reference that it stands for.
		if (!inner || reference.text.length !== at.end - at.start) return at;
		return span(at.start + inner.start, at.start + inner.end);
	};
	return { reference, pointer: "", span: at, spanOf, prose: true };
}

/** Links of our schemes, which would be dropped where the document is read. */
export function schemeLinks(document: Document): SchemeLink[] {
	return proseOf(document).flatMap((at) =>
		linksIn(document.text, at).flatMap(({ address, whole, label = "" }) =>
			SCHEME.test(address) && !outsideIn(address) ? [{ span: whole, label, reference: address }] : [],
		),
	);
}

interface Link {
	readonly address: string;
	/** Of the address. */
	readonly span: Span;
	readonly whole: Span;
	/** Absent where the address stands alone. */
	readonly label?: string;
}

/** `[label](address)`, and bare addresses. */
function linksIn(text: string, at: Span): Link[] {
	return matches(CODE_OR_LINK, text, at).flatMap(({ index, found: [text = "", , , label, inAngles, plain, alone] }) => {
		const address = inAngles ?? plain ?? alone;
		if (address === undefined) return [];
		const start = index + text.lastIndexOf(address);
		const whole = span(index, index + text.length);
		return [{ address, span: span(start, start + address.length), whole, ...(label !== undefined && { label }) }];
	});
}

interface Match {
	readonly index: number;
	readonly found: RegExpMatchArray;
}

function matches(pattern: RegExp, text: string, { start, end }: Span): Match[] {
	return [...text.slice(start, end).matchAll(pattern)].map((found) => ({ index: start + (found.index ?? 0), found }));
}
