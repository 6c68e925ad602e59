import type { Artifact } from "../artifact.js";
import { child, isEmpty, items, type MapNode, resolved, type ScalarNode, textOf, type YamlNode } from "../document/node.js";
import { general, parentOf, pointerOf } from "../document/pointer.js";
import { type Span, span } from "../document/span.js";
import type { Kind, TraceClass, TraceField } from "../kinds/kind.js";
import { BUILT_IN, type Kinds } from "../kinds/table.js";
import { type Schema, schemaFile } from "../schema/content.js";
import { below, rootOf, type SchemaNode, schemasAt } from "../schema/navigate.js";
import { bodyCitations } from "./body.js";
import { selectorOf } from "./claims/selector.js";
import { parseDigest } from "./grammar/digest.js";
import { parseReference } from "./grammar/parse.js";
import type { Digest, Malformed, Part, Reference } from "./reference.js";
import type { Lookup, Selector } from "./resolution.js";
import { secondDigest } from "./twice.js";

/** A number with the evidence it is to be compared with. */
export interface Claim {
	readonly value: ScalarNode;
	readonly tolerance?: ScalarNode;
	readonly pointer: string;
}

/** A reference where it stands in a document. */
export interface Citation {
	readonly reference: Reference | Malformed;
	/** Of the text that is the reference. */
	readonly pointer: string;
	/** Where the whole is shown: the text, or the alias that stands for it. */
	readonly span: Span;
	/** Where a part of the reference stands. */
	readonly spanOf: (part: Part | undefined) => Span;
	/** The scalar itself; absent in a body, and where an alias brings it. */
	readonly node?: ScalarNode;
	/** The mapping `{ ref, digest, … }` around it. */
	readonly holder?: MapNode;
	/** The digest beside it. */
	readonly beside?: { readonly digest: Digest | undefined; readonly node: ScalarNode };
	readonly selector?: { readonly at: MapNode; readonly selector: Selector } | { readonly at: MapNode; readonly fault: string };
	readonly claim?: Claim;
	/** What a document is about; absent for evidence and other documents. */
	readonly class?: TraceClass;
	/** Whether it says what the thing was made from, not which one it is. */
	readonly origin?: true;
	/** Whether it stands in prose, where a relative link is only followed. */
	readonly prose?: true;
}

const { ref: REF, evidence: EVIDENCE, document: DOCUMENT } = schemaFile("common.schema.json").$defs ?? {};

/** Whether a reference may stand at a place, as a text of its own or behind `ref`. */
export function isReferenceAt(kind: Kind, pointer: string): boolean {
	const field = pointer.replace(/\/ref$/, "");
	return [pointer, field].some((at) => schemasAt(kind, at).some((schema) => schema === REF || schema === EVIDENCE));
}

/** Whether a document is named at a place, by its id. */
export const isDocumentAt = (kind: Kind, pointer: string): boolean => schemasAt(kind, pointer).some((schema) => schema === DOCUMENT);

/** Every reference of a document, in the order of the text. */
export function citationsIn(artifact: Artifact, kinds: Kinds = BUILT_IN): Citation[] {
	const { kind, document, front } = artifact;
	if (kind.family !== "rai" || document.errors.length > 0) return [];
	const found: Citation[] = [];
	if (front) visit({ artifact, found }, front, rootOf(kind), "");
	return [...found, ...bodyCitations(document, kinds)];
}

interface Visit {
	readonly artifact: Artifact;
	readonly found: Citation[];
}

/** Goes down the document and its schema side by side; where no schema knows a key, nothing below is a reference. */
function visit(way: Visit, node: YamlNode, at: SchemaNode, pointer: string): void {
	if (at.schemas.length === 0) return;
	if (at.schemas.some(isOne)) way.found.push(...citationAt(way.artifact, node, pointer));
	// Aliases are not followed: what they stand for was seen where it is written.
	else if (node.kind === "map")
		for (const { key, value } of node.entries) visit(way, value, below(at, key.text), pointer + pointerOf([key.text]));
	else if (node.kind === "seq") for (const [i, item] of node.items.entries()) visit(way, item, below(at, "-"), `${pointer}/${i}`);
}

const isOne = (schema: Schema): boolean => schema === REF || schema === EVIDENCE || schema === DOCUMENT;

function citationAt(artifact: Artifact, node: YamlNode, pointer: string): Citation[] {
	const value = resolved(node);
	if (value?.kind === "scalar") return cited(artifact, { node, pointer, field: pointer });
	const ref = value?.kind === "map" ? child(value, "ref") : undefined;
	return ref ? cited(artifact, { node: ref, pointer: `${pointer}/ref`, field: pointer, holder: value as MapNode }) : [];
}

interface Written {
	readonly node: YamlNode;
	readonly pointer: string;
	/** The field that holds the text, or the mapping around it. */
	readonly field: string;
	readonly holder?: MapNode;
}

function cited(artifact: Artifact, { node, pointer, field, holder }: Written): Citation[] {
	const scalar = resolved(node);
	if (scalar?.kind !== "scalar" || isEmpty(scalar)) return [];
	const reference = parseReference(scalar.text, { issue: /\/issues?(?:\/\d+)?$/.test(field) });
	const about = classAt(artifact, field);
	return [
		{
			reference,
			pointer,
			span: node.span,
			spanOf: partsOf(artifact, reference, scalar, node),
			...(node === scalar && { node: scalar }),
			...(about && { class: about.class }),
			...(about?.origin && { origin: true as const }),
			...(holder && { holder, ...besideOf(holder), ...selectionOf(holder) }),
			...claimOf(artifact, field),
		},
	];
}

/** Parts of a reference keep their places where the source is the text itself: plain, or in quotes without escapes. */
function partsOf({ document }: Artifact, { text, ...reference }: Reference | Malformed, scalar: ScalarNode, node: YamlNode) {
	const at = node === scalar ? document.text.slice(scalar.span.start, scalar.span.end).indexOf(text) : -1;
	return (part: Part | undefined): Span => {
		const inner = reference.type === "malformed" ? reference.at : part && reference.parts[part];
		if (at < 0 || !inner || inner.end <= inner.start) return node.span;
		return span(scalar.span.start + at + inner.start, scalar.span.start + at + inner.end);
	};
}

function besideOf(holder: MapNode): Pick<Citation, "beside"> {
	const node = resolved(child(holder, "digest"));
	return node?.kind === "scalar" && !isEmpty(node) ? { beside: { digest: parseDigest(node.text), node } } : {};
}

function selectionOf(holder: MapNode): Pick<Citation, "selector"> {
	const found = selectorOf(holder);
	if (!found) return {};
	return { selector: "fault" in found ? { at: holder, fault: found.fault } : { at: holder, selector: found } };
}

/** The evidence of a metric is evidence for its value. */
function claimOf({ document }: Artifact, field: string): Pick<Citation, "claim"> {
	if (!field.endsWith("/evidence")) return {};
	const holder = mapAt(document.root, parentOf(field));
	const value = resolved(child(holder, "value"));
	if (value?.kind !== "scalar" || isEmpty(value)) return {};
	const tolerance = resolved(child(holder, "tolerance"));
	const pointer = `${parentOf(field)}/value`;
	return { claim: { value, pointer, ...(tolerance?.kind === "scalar" && !isEmpty(tolerance) && { tolerance }) } };
}

/** The field of the kind that says what a document is about; components say it by their type. */
function classAt({ kind, document }: Artifact, field: string): TraceField | undefined {
	const at = general(field);
	const known = kind.traces?.fields.filter((entry) => entry.at === at) ?? [];
	const type = textOf(child(mapAt(document.root, parentOf(field)), "type"));
	return known.find(({ types }) => !types || types.includes(type ?? ""));
}

function mapAt(root: YamlNode | undefined, pointer: string): YamlNode | undefined {
	return pointer
		.split("/")
		.slice(1)
		.reduce<YamlNode | undefined>((node, key) => (/^\d+$/.test(key) && items(node)[Number(key)]) || child(node, key), root);
}

/** What is to be asked about a citation; nothing where the workspace itself knows, or the text is no reference. */
export function lookupOf(citation: Citation): Lookup | undefined {
	const { reference, beside, selector } = citation;
	if (reference.type === "malformed" || reference.type === "artifact") return undefined;
	const digest = beside?.digest ?? reference.digest;
	const also = secondDigest(citation);
	return {
		reference,
		...(digest && { digest }),
		...(also && { also }),
		...(selector && "selector" in selector && { selector: selector.selector }),
	};
}

/** Two lookups with one key are one question. */
export function keyOf({ reference, digest, also, selector }: Lookup): string {
	return JSON.stringify([reference.type, reference.text, digest, also, selector]);
}
