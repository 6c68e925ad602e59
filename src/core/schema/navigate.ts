import { keysOf } from "../document/pointer.js";
import { type Schema, schemaFile } from "./content.js";

/** A schema and the file its relative references start from. */
interface Place {
	readonly schema: Schema;
	readonly file: string;
}

/** A place of a document type, general to all documents: its schemas, what they expect, and the places below. */
interface SchemaNode {
	readonly places: readonly Place[];
	readonly schemas: readonly Schema[];
	readonly below: Map<string, SchemaNode>;
	expected?: Expected;
}

/** Schemas never change while the program runs, and there are only as many nodes as schemas have places. */
const roots = new Map<string, SchemaNode>();

const nodeOf = (places: readonly Place[]): SchemaNode => ({ places, schemas: places.map(({ schema }) => schema), below: new Map() });

function rootOf(kind: string): SchemaNode {
	const file = `${kind}.schema.json`;
	const root = roots.get(kind) ?? nodeOf(expand({ schema: schemaFile(file), file }));
	roots.set(kind, root);
	return root;
}

function nodeAt(kind: string, pointer: string): SchemaNode {
	return keysOf(pointer).reduce(below, rootOf(kind));
}

/** Keys that no schema names share one node, so that a document cannot make nodes of its own. */
function below(node: SchemaNode, key: string): SchemaNode {
	const index = /^(?:\d+|-)$/.test(key) && node.schemas.some((schema) => schema.items);
	const named = node.schemas.some((schema) => Object.hasOwn(schema.properties ?? {}, key));
	const name = index ? "-" : named ? `/${key}` : "*";
	const known = node.below.get(name) ?? nodeOf(node.places.flatMap((place) => step(place, key)).flatMap(expand));
	node.below.set(name, known);
	return known;
}

/** All schemas that may apply at a place of a document: references, `allOf` and conditional branches included. */
export const schemasAt = (kind: string, pointer: string): readonly Schema[] => nodeAt(kind, pointer).schemas;

function expand(place: Place): Place[] {
	const { schema, file } = place;
	const parts = [...(schema.allOf ?? []), schema.then, schema.else].filter((part) => part !== undefined);
	const target = schema.$ref === undefined ? [] : expand(follow(schema.$ref, file));
	return [place, ...target, ...parts.flatMap((part) => expand({ schema: part, file }))];
}

function follow(ref: string, from: string): Place {
	const [name = "", path = ""] = ref.split("#");
	const file = name === "" ? from : name;
	let schema = schemaFile(file) as Record<string, unknown>;
	for (const key of keysOf(path)) schema = (schema[key] ?? {}) as Record<string, unknown>;
	return { schema, file };
}

function step({ schema, file }: Place, key: string): Place[] {
	const own = Object.hasOwn(schema.properties ?? {}, key) ? schema.properties?.[key] : undefined;
	const rest = typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
	const item = /^(?:\d+|-)$/.test(key) ? schema.items : undefined;
	return [own ?? (schema.properties || item ? undefined : rest), item].filter((s) => s !== undefined).map((s) => ({ schema: s, file }));
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

export function expectedAt(kind: string, pointer: string): Expected | undefined {
	const node = nodeAt(kind, pointer);
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
