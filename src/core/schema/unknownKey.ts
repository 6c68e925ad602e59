import type { Artifact } from "../artifact.js";
import type { Document } from "../document/document.js";
import { isEmpty, resolved, type ScalarNode } from "../document/node.js";
import { type Located, maps, pointerOf, readable } from "../document/pointer.js";
import type { Span } from "../document/span.js";
import type { FieldError } from "../kinds/custom/custom.js";
import type { Fix, Violation } from "../problem.js";
import { nearest } from "../suggest.js";
import { inSentence, withArticle } from "../words.js";
import { schemaFile } from "./content.js";
import { expectedAt, schemasAt } from "./navigate.js";
import { strayComma } from "./strayComma.js";
import type { View } from "./view.js";

/** Keys that a mapping may not have, as the validator found them. */
export function unknownKeys(artifact: Artifact, view: View, errors: readonly FieldError[]): Violation[] {
	return [...unknownByParent(errors)].flatMap(([pointer, unknown]) => {
		const parent = view.locate(pointer);
		const known = new Set(unknown);
		return parent
			? unknownIn(
					artifact,
					parent,
					keysOf(parent).filter(({ text }) => known.has(text)),
				)
			: [];
	});
}

/** The validator's unknown keys by the pointer to their mapping. */
function unknownByParent(errors: readonly FieldError[]): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>();
	for (const { keyword, instancePath, params } of errors) {
		if (keyword !== "additionalProperties") continue;
		const before = found.get(instancePath);
		const key = String(params["additionalProperty"]);
		if (before) before.push(key);
		else found.set(instancePath, [key]);
	}
	return found;
}

function keysOf({ node }: Located): ScalarNode[] {
	const map = resolved(node);
	return map?.kind === "map" ? map.entries.map(({ key }) => key) : [];
}

/** Keys nobody has given a value: the view leaves them out, and they are none of the kind's all the same. */
export function emptyUnknownKeys(artifact: Artifact): Violation[] {
	const found: Violation[] = [];
	for (const place of maps(artifact.document)) {
		const { node } = place;
		const empty = node.entries.filter((e) => isEmpty(e.value) && e.key.text !== "");
		if (empty.length === 0) continue;
		const { pointer } = place;
		const schemas = schemasAt(artifact.kind, pointer);
		if (!schemas.some((schema) => schema.additionalProperties === false)) continue;
		const known = new Set(schemas.flatMap((schema) => Object.keys(schema.properties ?? {})));
		const unknown = empty.map(({ key }) => key).filter(({ text }) => !known.has(text));
		found.push(...unknownIn(artifact, { pointer, node }, unknown));
	}
	return found;
}

function unknownIn(artifact: Artifact, parent: Located, keys: readonly ScalarNode[]): Violation[] {
	const present = new Set(keysOf(parent).map(({ text }) => text));
	const lacking = (expectedAt(artifact.kind, parent.pointer)?.keys ?? []).filter((key) => !present.has(key));
	const whose = parent.pointer === "" ? `${withArticle(inSentence(artifact.kind.title))}` : readable(parent.pointer);
	const told = new Set<string>();
	return keys.flatMap(({ text: key, span }) => {
		if (told.has(key)) return [];
		const comma = decimalComma(artifact.document, key, span);
		if (comma) return { rule: "schema/unknown-key", ...comma, span, pointer: parent.pointer + pointerOf([key]) };
		const meant = nearest(key, lacking);
		const stray = meant === undefined ? strayComma(artifact.document, parent.node, span) : undefined;
		for (const more of stray?.more ?? []) told.add(more);
		if (stray) {
			const { message, fixes } = stray;
			return { rule: "schema/unknown-key", message, fixes, span, pointer: parent.pointer + pointerOf([key]) };
		}
		const known = meant ? `Did you mean “${meant}”?` : elsewhere(artifact, key, parent.pointer);
		return {
			rule: "schema/unknown-key",
			message: `“${key}” is not a key of ${whose}. ${known}`.trim(),
			span,
			pointer: parent.pointer + pointerOf([key]),
			fixes: meant ? [rename(key, meant, span)] : [],
		};
	});
}

/** `{ value: 0,817 }`: in a flow mapping a comma ends the value. */
function decimalComma({ text }: Document, key: string, { start }: Span): Pick<Violation, "message" | "fixes"> | undefined {
	const [, whole] = /[\s:](-?\d+),$/.exec(text.slice(Math.max(0, start - 40), start)) ?? [];
	if (whole === undefined || !/^\d+$/.test(key)) return undefined;
	return {
		message: `“${key}” is read as a key, because a comma ends the value before it: write ${whole}.${key}, with a point.`,
		fixes: [{ title: `Write ${whole}.${key}`, edits: [{ span: { start: start - 1, end: start }, newText: "." }] }],
	};
}

/** Formats of others allow any key; one that is a letter or two beside a known one is a slip all the same. */
export function nearMisses(artifact: Artifact): Violation[] {
	const { kind, front } = artifact;
	if (kind.family !== "plain" || schemaFile(`${kind.id}.schema.json`).additionalProperties === false) return [];
	const keys = expectedAt(kind, "")?.keys ?? [];
	const present = new Set(front?.entries.map(({ key }) => key.text));
	return (front?.entries ?? []).flatMap(({ key }) => {
		const meant = keys.includes(key.text) ? undefined : nearest(key.text, keys, 2);
		if (!meant || present.has(meant)) return [];
		const message = `“${key.text}” is not a key that readers of a ${kind.title} know. Did you mean “${meant}”?`;
		return [
			{ rule: "schema/unknown-key", message, span: key.span, pointer: pointerOf([key.text]), fixes: [rename(key.text, meant, key.span)] },
		];
	});
}

function rename(from: string, to: string, span: Span): Fix {
	return { title: `Rename “${from}” to “${to}”`, edits: [{ span, newText: to }] };
}

/** The key may be right and only stand in the wrong mapping. */
function elsewhere({ kind }: Artifact, key: string, parent: string): string {
	const top = expectedAt(kind, "")?.keys ?? [];
	if (parent !== "" && top.includes(key)) return `It belongs to the top of the document.`;
	const owner = top.find((t) => expectedAt(kind, `/${t}`)?.keys.includes(key));
	return owner ? `It belongs under “${owner}”.` : "";
}
