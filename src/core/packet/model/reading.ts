import type { Artifact } from "../../artifact.js";
import { child, isEmpty, resolved, type YamlNode } from "../../document/node.js";
import { below, expectedIn, rootOf, type SchemaNode } from "../../schema/navigate.js";
import { viewOf } from "../../schema/view.js";
import { plain } from "../../trace/plain.js";
import { type Place, placeAt, said } from "./said.js";

/** A field as a person reads it: a few words, or more fields below. */
export interface Field {
	readonly label: string;
	readonly at: Place;
	readonly value: FieldValue;
}

export type FieldValue =
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "list"; readonly items: readonly FieldValue[] }
	| { readonly kind: "fields"; readonly fields: readonly Field[] };

/** A document to be read: its fields, then its narrative. */
export interface Reading {
	readonly id: string;
	readonly title: string;
	/** The document type's title. */
	readonly kind: string;
	readonly path: string;
	readonly version?: string | undefined;
	readonly status: string;
	/** Of its meaning; absent where it cannot be read as a whole. */
	readonly digest?: string | undefined;
	readonly fields: readonly Field[];
	/** Markdown; empty in a YAML document, whose narrative is among the fields. */
	readonly body: string;
	/** The zero-based line on which the body begins. */
	readonly bodyLine: number;
	/** At the pace of somebody who reads carefully. */
	readonly minutes: number;
}

/** What the head of a document says already. */
const HEAD: ReadonlySet<string> = new Set([
	...["artifact", "schema", "id", "title", "system", "tier", "version", "status", "approvals", "members", "member_files", "audience"],
]);

const WORDS_A_MINUTE = 200;

/** @param digests of the documents as a whole, by path */
export function readingOf(artifact: Artifact, digests: ReadonlyMap<string, string | undefined>): Reading {
	const { document, front, id, kind, status } = artifact;
	const isBomb = "bomb" in viewOf(document.root);
	const fields = front && !isBomb ? fieldsOf(artifact, front, rootOf(kind), HEAD) : [];
	const body = document.body ? document.text.slice(document.body.span.start) : "";
	return {
		id: id ?? document.path,
		title: said(artifact, child(front, "title"))?.text ?? id ?? document.path,
		kind: kind.title,
		path: document.path,
		version: said(artifact, child(front, "version"))?.text,
		status: status ?? "draft",
		digest: digests.get(document.path),
		fields,
		body,
		bodyLine: document.body ? document.lines.lineAt(document.body.span.start) : 0,
		minutes: Math.max(1, Math.round((wordsIn(body) + fields.reduce((sum, { value }) => sum + wordsOf(value), 0)) / WORDS_A_MINUTE)),
	};
}

/** What stands between spaces is a word from its first letter or digit on. */
const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;

function wordsOf(value: FieldValue): number {
	if (value.kind === "text") return wordsIn(value.text);
	const below = value.kind === "list" ? value.items : value.fields.map((field) => field.value);
	return below.reduce((sum, one) => sum + wordsOf(one), 0);
}

/** What nobody has answered is left out: it is counted among the questions. */
function fieldsOf(artifact: Artifact, node: YamlNode, schema: SchemaNode, without: ReadonlySet<string> = new Set()): Field[] {
	const map = resolved(node);
	if (map?.kind !== "map") return [];
	return map.entries.flatMap(({ key, value }) => {
		if (isEmpty(value) || without.has(key.text)) return [];
		const field = below(schema, key.text);
		return [{ label: labelOf(field, key.text), at: placeAt(artifact, key.span), value: fieldValue(artifact, value, field) }];
	});
}

function fieldValue(artifact: Artifact, node: YamlNode, schema: SchemaNode): FieldValue {
	const at = resolved(node);
	if (at?.kind === "map") return { kind: "fields", fields: fieldsOf(artifact, at, schema) };
	if (at?.kind === "seq") return { kind: "list", items: at.items.map((item) => fieldValue(artifact, item, below(schema, "0"))) };
	return { kind: "text", text: at?.kind === "scalar" ? plain(at.text) : "" };
}

/** The schema's title where it knows the field, else the key in words. */
function labelOf(field: SchemaNode, key: string): string {
	return expectedIn(field)?.title ?? key.charAt(0).toUpperCase() + key.slice(1).replace(/[_-]+/g, " ");
}
