/** Keywords whose value is a schema, a list of schemas, or a mapping of names to schemas. */
const ONE = [
	...["additionalProperties", "unevaluatedProperties", "items", "unevaluatedItems", "contains", "propertyNames"],
	...["not", "if", "then", "else", "contentSchema"],
];
const LIST = ["allOf", "anyOf", "oneOf", "prefixItems"];
const NAMED = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas"];

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** The schemas right inside of one. What is only data, as in `const` and `default`, is none. */
export function inside(schema: Json): Json[] {
	const one = ONE.map((keyword) => schema[keyword]);
	const listed = LIST.flatMap((keyword) => (Array.isArray(schema[keyword]) ? schema[keyword] : []));
	const named = NAMED.flatMap((keyword) => (isObject(schema[keyword]) ? Object.values(schema[keyword]) : []));
	return [...one, ...listed, ...named].filter(isObject);
}

/** A schema and all inside of it. Not for one that was not measured: see {@link isTooDeep}. */
export function* subschemas(schema: Json): Generator<Json> {
	yield schema;
	for (const inner of inside(schema)) yield* subschemas(inner);
}

/** Nobody writes a schema like this by hand; everything that goes down one may do so without counting. */
const DEEPEST = 64;

export function isTooDeep(value: unknown, depth = 0): boolean {
	if (typeof value !== "object" || value === null) return false;
	return depth > DEEPEST || Object.values(value).some((inner) => isTooDeep(inner, depth + 1));
}
