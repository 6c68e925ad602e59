import type { Artifact } from "../artifact.js";
import type { Document } from "../document/document.js";
import { resolved } from "../document/node.js";
import { locateAll } from "../document/pointer.js";
import { contains, type Span, type TextEdit } from "../document/span.js";
import { isQuestionsPath } from "../kinds/questions.js";
import type { Library } from "../library/library.js";
import { idsOf } from "../rules/identity.js";
import { proseOf } from "../trace/body.js";
import type { Citation } from "../trace/citation.js";
import { parseReference } from "../trace/grammar/parse.js";

/** An id where it stands. */
export interface Occurrence {
	readonly path: string;
	/** Of the id alone, without quotes, version or fragment. */
	readonly span: Span;
	/** Whether it is given there, not only used. */
	readonly definition: boolean;
}

/** What an id names: a document, or an entry of one. */
interface Name {
	readonly document: string;
	/** Of a risk or a mitigation. */
	readonly entry?: string;
}

/** The id at a place: where it is given, or where a reference names it. */
export function nameAt(library: Library, path: string, offset: number): { readonly name: Name; readonly span: Span } | undefined {
	const artifact = library.check(path)?.artifact;
	if (!artifact) return undefined;
	const { document, id } = artifact;
	const own = id === undefined ? undefined : idsOf(artifact).find(({ node }) => contains(inner(document, node.span), offset));
	if (id !== undefined && own) {
		const name = own.pointer === "/id" ? { document: own.id } : { document: id, entry: own.id };
		return { name, span: inner(document, own.node.span) };
	}
	return namesIn(library, path).find(({ span }) => contains(span, offset));
}

/** Every place of an id in the workspace, in the order of paths and places. */
export function occurrencesOf(library: Library, name: Name): Occurrence[] {
	const old = name.entry ?? name.document;
	const naming = library.paths.filter((path) => library.text(path)?.includes(old));
	const uses = naming.flatMap((path) =>
		namesIn(library, path)
			.filter((use) => use.name.document === name.document && use.name.entry === name.entry)
			.map(({ span }) => ({ path, span, definition: false })),
	);
	return [...definitionsOf(library, name), ...uses].sort((a, b) =>
		a.path === b.path ? a.span.start - b.span.start : a.path < b.path ? -1 : 1,
	);
}

/** Where an id is given. */
export const definitionOf = (library: Library, name: Name): Occurrence | undefined => definitionsOf(library, name)[0];

function definitionsOf(library: Library, name: Name): Occurrence[] {
	const target = library.target(name.document);
	return target ? definitionsIn(target.artifact, name).map((span) => ({ path: target.path, span, definition: true })) : [];
}

/** The edits that give another id, by path; or why it cannot be given. */
export function renameEdits(
	library: Library,
	name: Name,
	newName: string,
): ReadonlyMap<string, readonly TextEdit[]> | { readonly refused: string } {
	const old = name.entry ?? name.document;
	if (newName !== old && library.holds(newName)) return { refused: `“${newName}” is the id of something else.` };
	if (!/^[A-Z]{2,5}-[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(newName))
		return { refused: `An id is two to five capitals, a hyphen, and a name, such as ${old}.` };
	if (newName.split("-")[0] !== old.split("-")[0]) return { refused: `Ids of this kind begin with “${old.split("-")[0]}-”.` };
	const edits = new Map<string, TextEdit[]>();
	for (const { path, span } of occurrencesOf(library, name)) edits.set(path, [...(edits.get(path) ?? []), { span, newText: newName }]);
	return edits;
}

function definitionsIn(artifact: Artifact, { document, entry }: Name): Span[] {
	const places = idsOf(artifact).filter(({ id, pointer }) => (entry === undefined ? pointer === "/id" && id === document : id === entry));
	return places.map(({ node }) => inner(artifact.document, node.span));
}

interface Use {
	readonly name: Name;
	readonly span: Span;
}

/** The ids that a document names: those of documents, and those of entries behind `#`. */
function namesIn(library: Library, path: string): Use[] {
	const document = library.check(path)?.artifact.document;
	const cited = library.citationsOf(path).flatMap((citation) => namesOf(library, citation));
	const asked = document && isQuestionsPath(path) ? askedNames(document) : [];
	const uses = [...(document ? proseNames(library, document) : []), ...cited, ...asked];
	return [...new Map(uses.map((use) => [use.span.start, use])).values()];
}

/** The documents that reviewers ask about. */
const askedNames = (file: Document): Use[] =>
	locateAll(file.root, "/questions/-/document").flatMap(({ node }) => {
		const name = resolved(node);
		return name?.kind === "scalar" && name.text !== "" ? [{ name: { document: name.text }, span: inner(file, name.span) }] : [];
	});

function namesOf(library: Library, { reference, spanOf }: Pick<Citation, "reference" | "spanOf">): Use[] {
	if (reference.type !== "artifact") return [];
	const { id, fragment } = reference;
	const holder = library.target(id)?.artifact.id;
	if (holder && holder !== id) return [{ name: { document: holder, entry: id }, span: spanOf("name") }];
	const entry = fragment !== undefined && !fragment.startsWith("/") ? fragment : undefined;
	return [
		{ name: { document: id }, span: spanOf("name") },
		...(entry ? [{ name: { document: id, entry }, span: spanOf("fragment") }] : []),
	];
}

const CODE = /(?<![`\\])`([A-Z]{2,5}-[^`\s]+)`(?!`)/g;

/** In prose an id is only a word, and nobody follows it: a code span that holds one that is here names it. */
function proseNames(library: Library, document: Document): Use[] {
	const found = proseOf(document).flatMap(({ start, end }) =>
		[...document.text.slice(start, end).matchAll(CODE)].flatMap(({ index, 1: code = "" }) => proseName(library, code, start + index + 1)),
	);
	// Prose may lie in prose, as a cell in its row.
	return [...new Map(found.map((use) => [use.span.start, use])).values()];
}

function proseName(library: Library, code: string, at: number): Use[] {
	const reference = parseReference(code);
	if (reference.type !== "artifact" || !library.holds(reference.id)) return [];
	const spanOf: Citation["spanOf"] = (part) => {
		const { start, end } = (part && reference.parts[part]) ?? { start: 0, end: code.length };
		return { start: at + start, end: at + end };
	};
	return namesOf(library, { reference, spanOf });
}

/** Quotes are not part of a name. */
function inner({ text }: Document, { start, end }: Span): Span {
	return /["']/.test(text[start] ?? "") ? { start: start + 1, end: end - 1 } : { start, end };
}
