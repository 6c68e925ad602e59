import type { Schema } from "../../schema/content.js";
import { isObject, type Json } from "./subschemas.js";

/**
 * Somebody's schema as far as ours go, for completion and hover: nothing in it has a type that is not expected, and nothing is run. What we
 * do not look at is left out.
 */
export function asData(schema: unknown): Schema {
	if (!isObject(schema)) return {};
	const type = typesIn(schema["type"]);
	const values = Array.isArray(schema["enum"]) ? schema["enum"].filter(isScalar) : [];
	return {
		...textsIn(schema),
		...numbersIn(schema),
		...(type.length > 0 && { type }),
		...(values.length > 0 && { enum: values }),
		...(isScalar(schema["const"]) && { const: schema["const"] }),
		...(Array.isArray(schema["required"]) && { required: schema["required"].filter(isText) }),
		...(isObject(schema["items"]) && { items: asData(schema["items"]) }),
		...(schema["additionalProperties"] !== undefined && { additionalProperties: rest(schema["additionalProperties"]) }),
		...(Array.isArray(schema["allOf"]) && { allOf: schema["allOf"].map(asData) }),
		...named(schema, "properties"),
		...named(schema, "$defs"),
		...named(schema, "definitions"),
		...branches(schema),
	};
}

const isText = (value: unknown): value is string => typeof value === "string";

const isScalar = (value: unknown): value is string | number | boolean => ["string", "number", "boolean"].includes(typeof value);

const picked = (schema: Json, keywords: readonly string[], type: string): Json =>
	Object.fromEntries(keywords.flatMap((keyword) => (typeof schema[keyword] === type ? [[keyword, schema[keyword]]] : [])));

const textsIn = (schema: Json): Json => picked(schema, ["$ref", "title", "description", "format", "pattern"], "string");

const numbersIn = (schema: Json): Json => picked(schema, ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"], "number");

const typesIn = (type: unknown): string[] => [type].flat().filter(isText);

const rest = (value: unknown): boolean | Schema => (typeof value === "boolean" ? value : asData(value));

const named = (schema: Json, keyword: string): Json => {
	const map = schema[keyword];
	return isObject(map) ? { [keyword]: Object.fromEntries(Object.entries(map).map(([key, inner]) => [key, asData(inner)])) } : {};
};

/** What may apply: whichever branch it is, its keys and values are worth offering. */
function branches(schema: Json): Pick<Schema, "then" | "else"> & Json {
	const may = ["anyOf", "oneOf"].flatMap((keyword) => (Array.isArray(schema[keyword]) ? schema[keyword].map(asData) : []));
	const then = isObject(schema["then"]) ? [asData(schema["then"])] : [];
	const all = [...then, ...may];
	const branch = all.length > 0 ? [["then", { allOf: all }]] : [];
	return Object.fromEntries(isObject(schema["else"]) ? [...branch, ["else", asData(schema["else"])]] : branch);
}
