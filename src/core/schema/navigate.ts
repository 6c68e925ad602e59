import { keysOf } from "../document/pointer.js";
import type { Kind } from "../kinds/kind.js";
import { type Schema, schemaFile } from "./content.js";

/** Where the files are found that schemas refer to. */
export interface SchemaFiles {
	/** @param name as it stands in a reference: `common.schema.json` @param from the file that refers to it */
	open(name: string, from: string): { readonly file: string; readonly schema: Schema; readonly files: SchemaFiles };
}

/** A schema and the file its relative references start from. */
export interface Place {
	readonly schema: Schema;
	readonly file: string;
	readonly files: SchemaFiles;
}

/** The schemas that ship with this project: all lie in one folder. */
const SHIPPED: SchemaFiles = { open: (name) => ({ file: name, schema: schemaFile(name), files: SHIPPED }) };

/** A schema of ours, by the name of its file. */
export const shippedPlace = (file: string): Place => SHIPPED.open(file, "");

/** A place of a document type, general to all documents: its schemas, what they expect, and the places below. */
export interface SchemaNode {
	readonly places: readonly Place[];
	readonly schemas: readonly Schema[];
	readonly below: Map<string, SchemaNode>;
	expected?: Expected;
}

/** A document type, as far as its schemas are asked. */
export type Shaped = Pick<Kind, "id" | "custom">;

/** Schemas that ship never change while the program runs, and there are only as many nodes as schemas have places. */
const roots = new Map<string, SchemaNode>();

const nodeOf = (places: readonly Place[]): SchemaNode => ({ places, schemas: places.map(({ schema }) => schema), below: new Map() });

/** Of several schemas together. Where two say what a key is, the earlier one is heard. */
export const shapeOf = (places: readonly Place[]): SchemaNode => nodeOf(expanded(places));

/** Where a way down a document type begins; {@link below} goes on. */
export function rootOf({ id, custom }: Shaped): SchemaNode {
	if (custom) return custom.shape;
	const root = roots.get(id) ?? shapeOf([shippedPlace(`${id}.schema.json`)]);
	roots.set(id, root);
	return root;
}

function nodeAt(kind: Shaped, pointer: string): SchemaNode {
	return keysOf(pointer).reduce(below, rootOf(kind));
}

/** Keys that no schema names share one node, so that a document cannot make nodes of its own. */
export function below(node: SchemaNode, key: string): SchemaNode {
	const index = /^(?:\d+|-)$/.test(key) && node.schemas.some((schema) => schema.items);
	const named = node.schemas.some((schema) => Object.hasOwn(schema.properties ?? {}, key));
	const name = index ? "-" : named ? `/${key}` : "*";
	const known = node.below.get(name) ?? shapeOf(node.places.flatMap((place) => step(place, key)));
	node.below.set(name, known);
	return known;
}

/** All schemas that may apply at a place of a document: references, `allOf` and conditional branches included. */
export const schemasAt = (kind: Shaped, pointer: string): readonly Schema[] => nodeAt(kind, pointer).schemas;

/** Each schema once: those of others may refer to themselves, or to one thing many times. */
function expanded(places: readonly Place[]): Place[] {
	const found = new Map<Schema, Place>();
	for (const place of places) expand(place, found);
	return [...found.values()];
}

function expand(place: Place, found: Map<Schema, Place>): void {
	const { schema } = place;
	if (found.has(schema)) return;
	found.set(schema, place);
	if (schema.$ref !== undefined) expand(follow(schema.$ref, place), found);
	const parts = [...(schema.allOf ?? []), schema.then, schema.else];
	for (const part of parts) if (part) expand({ ...place, schema: part }, found);
}

function follow(ref: string, from: Place): Place {
	const [name = "", path = ""] = ref.split("#");
	const target = name === "" ? from.files.open(from.file, from.file) : from.files.open(name, from.file);
	let schema: unknown = target.schema;
	for (const key of keysOf(path)) schema = typeof schema === "object" && schema && Object.hasOwn(schema, key) ? (schema as never)[key] : {};
	return { ...target, schema: schema as Schema };
}

function step({ schema, file, files }: Place, key: string): Place[] {
	const own = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined;
	const rest = typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
	const item = /^(?:\d+|-)$/.test(key) ? schema.items : undefined;
	return [own ?? (schema.properties || item ? undefined : rest), item].flatMap((s) => (s ? [{ schema: s, file, files }] : []));
}

/** What a person is told about a place, and what may stand there. */
export interface Expected {
	readonly title?: string;
	readonly description?: string;
	readonly types: readonly string[];
	readonly values: readonly (string | number | boolean)[];
	readonly format?: string;
	/** What the text must look like, where a pattern demands a form. */
	readonly form?: string;
	/** The keys a mapping may have here, in the schema's order. */
	readonly keys: readonly string[];
}

export const expectedAt = (kind: Shaped, pointer: string): Expected | undefined => expectedIn(nodeAt(kind, pointer));

/** What is expected at a node; undefined where no schema knows it. */
export function expectedIn(node: SchemaNode): Expected | undefined {
	if (node.schemas.length === 0) return undefined;
	node.expected ??= expectedOf(node.schemas);
	return node.expected;
}

function expectedOf(schemas: readonly Schema[]): Expected {
	const first = <T>(pick: (schema: Schema) => T | undefined) => schemas.map(pick).find((found) => found !== undefined);
	const title = first((s) => s.title);
	const description = first((s) => s.description);
	const format = first((s) => s.format);
	const form = first((s) => (s.pattern === undefined ? undefined : s.description));
	return {
		...(title !== undefined && { title }),
		...(description !== undefined && { description }),
		...(format !== undefined && { format }),
		...(form !== undefined && { form }),
		types: [first((s) => s.type) ?? []].flat(),
		values: first(valuesOf) ?? [],
		keys: [...new Set(schemas.flatMap((s) => Object.keys(s.properties ?? {})))],
	};
}

function valuesOf(schema: Schema): (string | number | boolean)[] | undefined {
	if (schema.const !== undefined) return [schema.const as string];
	if (schema.enum) return schema.enum as (string | number | boolean)[];
	return schema.type === "boolean" ? [true, false] : undefined;
}
