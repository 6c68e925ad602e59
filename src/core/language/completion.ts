import type { Artifact } from "../artifact.js";
import { type Document, formatOf, parseDocument } from "../document/document.js";
import { pointerOf } from "../document/pointer.js";
import { findHeading } from "../document/sections.js";
import { type Span, span } from "../document/span.js";
import { whyFirm } from "../exceptions/waivable.js";
import type { Kind } from "../kinds/kind.js";
import { policyKind } from "../kinds/policy.js";
import { questionsKind } from "../kinds/questions.js";
import type { Kinds } from "../kinds/table.js";
import type { Library } from "../library/library.js";
import { dirname, relative } from "../path.js";
import { CATALOGUE } from "../rules/catalogue.js";
import { expectedAt, schemasAt } from "../schema/navigate.js";
import { literally, skeleton } from "../schema/skeleton.js";
import { written } from "../schema/written.js";
import { isDocumentAt } from "../trace/citation.js";
import { placeInFlow } from "./flowPlace.js";
import { fieldHelp } from "./markdown.js";
import { type Place, placeAt } from "./place.js";
import { ratingsAt } from "./ratings.js";

export interface Completion {
	readonly label: string;
	readonly kind: "key" | "value" | "section" | "reference";
	readonly detail?: string;
	/** Markdown. */
	readonly documentation?: string;
	/** What is compared with the typed words, where it is not the label. */
	readonly filter?: string;
	/** A snippet, indented from column 0. */
	readonly insertText: string;
	/** What it replaces. */
	readonly span: Span;
	/** The order in which suggestions are shown. */
	readonly order: number;
}

export function completionsAt(library: Library, artifact: Artifact, offset: number): Completion[] {
	const place = placeAt(artifact.document, offset) ?? placeInFlow(artifact.document, offset);
	if (!place) return headings(artifact, offset);
	if (place.pointer === "/artifact" && (artifact.kind.family === "rai" || artifact.kind.id === ""))
		return kindCompletions(place, library.kinds);
	if (place.at === "value") return values(library, artifact, place, place.pointer).map((one) => behindColon(artifact, one));
	if (place.at === "key") return keys(artifact, place, place.pointer);
	return [...keys(artifact, place, place.pointer), ...values(library, artifact, place, place.pointer)];
}

/** In a document that says `artifact:` and not yet what. */
export function kindCompletionsAt(kinds: Kinds, path: string, text: string, offset: number): Completion[] {
	const format = formatOf(path);
	const place = format && placeAt(parseDocument(path, text, format), offset);
	return place?.pointer === "/artifact" ? kindCompletions(place, kinds) : [];
}

const kindCompletions = (place: Place, { all }: Kinds): Completion[] =>
	all
		.filter(({ family }) => family === "rai")
		.map(({ id, title, description }, order) => ({
			label: id,
			kind: "value",
			detail: title,
			documentation: description,
			insertText: id,
			span: place.word,
			order,
		}));

function keys({ kind }: Artifact, place: Place, pointer: string): Completion[] {
	const required = new Set(schemasAt(kind, pointer).flatMap((schema) => schema.required ?? []));
	const known = dynamicKeys(kind, pointer) ?? expectedAt(kind, pointer)?.keys ?? [];
	return known
		.filter((key) => !place.present.has(key))
		.map((key, order) => {
			const field = pointer + pointerOf([key]);
			const documentation = fieldHelp(kind, field);
			return {
				label: key,
				kind: "key",
				detail: expectedAt(kind, field)?.title ?? "",
				insertText: place.followed ? literally(key) : skeleton(kind, field, key),
				span: place.word,
				order: required.has(key) ? order : order + 1000,
				...(documentation && { documentation }),
			};
		});
}

/** Keys a schema cannot list: the rules a policy may weigh, the sections of a kind. */
function dynamicKeys(kind: Kind, pointer: string): readonly string[] | undefined {
	if (kind === policyKind && pointer === "/rules") return CATALOGUE.map((rule) => rule.id);
	return kind.family === "rai" && pointer === "/sections" ? kind.sections.map((section) => section.id) : undefined;
}

function values(library: Library, artifact: Artifact, place: Place, pointer: string): Completion[] {
	const { kind, document } = artifact;
	const ratings = ratingsAt(kind, pointer, library.policyFor(document.path).matrix);
	const usual = (expectedAt(kind, pointer)?.values ?? []).map((value): [string, string] => [written(value), ""]);
	const known = (ratings ?? usual).map(([value, detail]): [string, Completion["kind"], string] => [value, "value", detail]);
	const found = dynamicValues(library, artifact, pointer).map(([value, detail]): [string, Completion["kind"], string] => [
		value,
		"reference",
		detail,
	]);
	return [...known, ...found].map(([label, sort, detail], order) => ({
		label,
		kind: sort,
		detail,
		insertText: literally(label),
		span: place.word,
		order,
	}));
}

/** Right behind the colon of a key a value begins with a space, or YAML reads both as one word. */
function behindColon({ document }: Artifact, completion: Completion): Completion {
	const isTight = document.text[completion.span.start - 1] === ":";
	return isTight ? { ...completion, insertText: ` ${completion.insertText}`, filter: completion.filter ?? completion.label } : completion;
}

/** Values that the workspace knows: systems, documents by id, document types, rules. */
function dynamicValues(library: Library, { kind, document }: Artifact, pointer: string): [value: string, detail: string][] {
	if (kind === policyKind && /^\/extends(?:\/|$)/.test(pointer)) return sharedPolicies(library, document.path);
	if (kind === policyKind && /^\/associations\//.test(pointer)) return library.kinds.all.map(({ id, title }) => [id, title]);
	if (kind === questionsKind && pointer.endsWith("/document")) return library.documentsOf();
	if (pointer === "/system") return library.systems.map((system) => [system, "a system of this workspace"]);
	if (pointer.endsWith("/sheet")) return library.documentsOf("dataset-sheet");
	if (pointer === "/monitoring" || isDocumentAt(kind, pointer)) return library.documentsOf();
	if (kind.id === "exception-request" && pointer === "/waives/-/rule") return waivable();
	return [];
}

/** The rules that somebody can be excused from. */
const waivable = (): [value: string, detail: string][] =>
	CATALOGUE.filter(({ id }) => whyFirm(id) === undefined).map(({ id, title }) => [id, title]);

/** Files that a policy may extend: YAML that is no document, as seen from the policy. */
function sharedPolicies(library: Library, from: string): [value: string, detail: string][] {
	const known = library.files.filter(
		(path) => path !== from && formatOf(path) === "yaml" && (library.isPolicy(path) || !library.check(path)),
	);
	return known.sort().map((path) => [relative(dirname(from), path), library.isPolicy(path) ? "a policy" : "a file of this workspace"]);
}

/** Section headings that the kind knows and the body lacks, where a heading may begin. */
function headings({ document, kind }: Artifact, offset: number): Completion[] {
	const { body, lines, text } = document;
	const line = lines.lineAt(offset);
	const before = text.slice(lines.start(line), offset);
	if (!body || offset < body.span.start || !beginsHeading(document, line, before)) return [];
	const lacking = kind.sections.filter((section) => !findHeading(section, body));
	return lacking.map((section, order) => {
		const documentation = fieldHelp(kind, `#${section.id}`);
		return {
			label: `## ${section.title}`,
			kind: "section",
			detail: "section",
			insertText: `## ${section.title}\n\n$0`,
			span: span(lines.start(line), lines.end(line)),
			order,
			...(documentation && { documentation }),
		};
	});
}

/** Behind `#`, or with the first word of a block; never in a code block. */
function beginsHeading({ lines, body, text }: Document, line: number, before: string): boolean {
	const block = line === 0 || lines.text(line - 1).trim() === "";
	if (!/^#{1,6}(?:\s[\w ]*)?$/.test(before) && !(block && /^\w+$/.test(before))) return false;
	const above = text.slice(body?.span.start, lines.start(line));
	return (above.match(/^ {0,3}(?:```|~~~)/gm) ?? []).length % 2 === 0;
}
