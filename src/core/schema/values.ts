import type { Artifact } from "../artifact.js";
import { quote } from "../document/edit.js";
import { type MapNode, resolved, type ScalarNode, type SeqNode } from "../document/node.js";
import { focus, type Located, readable } from "../document/pointer.js";
import { scalarValue, yaml11Reading } from "../document/scalar.js";
import type { FieldError } from "../kinds/custom/custom.js";
import type { Fix, Violation } from "../problem.js";
import { either, nearest, shorten } from "../suggest.js";
import { formatMessage } from "./formats.js";
import { type Expected, expectedAt } from "./navigate.js";
import type { View } from "./view.js";
import { written } from "./written.js";

type Node = ScalarNode | MapNode | SeqNode;

/** A value that is there and wrong. */
export function valueViolation(artifact: Artifact, view: View, error: FieldError): Violation | undefined {
	const at = view.locate(error.instancePath);
	const node = resolved(at?.node);
	const expected = at && expectedAt(artifact.kind, at.pointer);
	if (!at || !node || !expected) return undefined;
	const told = unquoted(node, expected, at) ?? choice(node, expected, at) ?? tell(error, node, expected, at);
	return { ...told, span: focus(at), pointer: at.pointer };
}

type Told = Pick<Violation, "rule" | "message" | "fixes">;

const name = (at: Located): string => `“${readable(at.pointer)}”`;

/** Text was meant, and YAML reads a number, a boolean or null. */
function unquoted(node: Node, expected: Expected, at: Located): Told | undefined {
	if (node.kind !== "scalar" || !wantsText(expected)) return undefined;
	const value = scalarValue(node);
	if (typeof value === "string") return undefined;
	const shown = Object.is(value, Number.POSITIVE_INFINITY) ? "infinity" : String(value);
	const change = shown === node.text ? "" : `, which is ${shown}`;
	return {
		rule: "yaml/unquoted",
		message: `${name(at)} is text, and YAML reads ${node.text} as ${kindOf(value)}${change}: put it in quotes.`,
		fixes: [{ title: `Put ${node.text} in quotes`, edits: [quote(node)], safe: true }],
	};
}

const wantsText = ({ types, values }: Expected): boolean =>
	values.length > 0
		? values.every((v) => typeof v === "string")
		: types.includes("string") && !types.some((t) => t === "number" || t === "boolean");

const kindOf = (value: unknown): string => (value === null ? "nothing" : typeof value === "boolean" ? "a truth value" : "a number");

/** A value that must be one of a few. */
function choice(node: Node, expected: Expected, at: Located): Told | undefined {
	const { values } = expected;
	if (values.length === 0 || node.kind !== "scalar" || values.includes(scalarValue(node) as string)) return undefined;
	const bare = values.find((v) => typeof v !== "string" && String(v) === node.text);
	if (bare !== undefined)
		return {
			rule: "schema/type",
			message: `${name(at)} is ${kindOf(bare)}: write ${bare} without quotes.`,
			fixes: [replace(node, String(bare), true)],
		};
	const words = values.map(String);
	const meant = values.every((v) => typeof v === "boolean") ? yaml11Reading(node) : nearest(node.text, words);
	const listed = words.length > 12 ? `${words.slice(0, 12).join(", ")}, …` : either(words);
	const hint = meant ? `Did you mean “${meant}”? ` : "";
	return { rule: "schema/value", message: `${name(at)} is “${node.text}”. ${hint}Expected ${listed}.`, fixes: picks(node, values, meant) };
}

/** Nearest first; a long list is the completion's business. */
function picks(node: ScalarNode, values: Expected["values"], meant: string | undefined): Fix[] {
	const words = values.map(written);
	const first = words.filter((v) => v === meant);
	return [...first, ...words.filter((v) => v !== meant).slice(0, 8)].map((v) => replace(node, v));
}

const replace = (node: ScalarNode, newText: string, safe = false): Fix => ({
	title: `Change to ${newText}`,
	edits: [{ span: node.span, newText }],
	...(safe && { safe }),
});

function tell(error: FieldError, node: Node, expected: Expected, at: Located): Told {
	if (error.keyword === "type") return typeTold(node, expected, at);
	if (error.keyword === "format" || error.keyword === "pattern")
		return { rule: "schema/format", ...formatMessage(name(at), node, expected) };
	if (error.keyword === "const" || error.keyword === "enum")
		return { rule: "schema/value", message: `${name(at)}: expected ${either(allowedBy(error, expected).map(shown))}.`, fixes: [] };
	const other = OTHERS[error.keyword];
	if (other) return { rule: "schema/value", message: `${name(at)} ${other}. ${expected.description ?? ""}`.trim(), fixes: [] };
	return { rule: "schema/bounds", message: boundsMessage(error, node, at), fixes: [] };
}

/** Of several schemas that say what a value may be, the one that was not met. */
function allowedBy({ params }: FieldError, { values }: Expected): readonly unknown[] {
	const { allowedValue, allowedValues } = params;
	if (Array.isArray(allowedValues)) return allowedValues;
	return allowedValue === undefined ? values : [allowedValue];
}

const shown = (value: unknown): string => (typeof value === "object" ? shorten(JSON.stringify(value)) : String(value));

/** Keywords that only schemas of others have. */
const OTHERS: Readonly<Record<string, string>> = {
	anyOf: "has none of the forms that are allowed here",
	oneOf: "has none of the forms that are allowed here, or more than one",
	not: "is what must not stand here",
	contains: "lacks an entry that must be there",
	propertyNames: "has a key that must not stand here",
	"false schema": "must not stand here",
};

const BOUNDS: Record<string, (limit: number) => string> = {
	minimum: (limit) => `${limit} or more`,
	maximum: (limit) => `${limit} or less`,
	exclusiveMinimum: (limit) => `more than ${limit}`,
	exclusiveMaximum: (limit) => `less than ${limit}`,
};

function boundsMessage({ keyword, params }: FieldError, node: Node, at: Located): string {
	const limit = Number(params["limit"]);
	const text = node.kind === "scalar" ? node.text : "";
	if (BOUNDS[keyword]) return `${name(at)} is ${text}: expected ${BOUNDS[keyword](limit)}.`;
	if (keyword === "maxLength") return `${name(at)} has ${[...text].length} characters: at most ${limit} are allowed.`;
	if (keyword === "minLength") return `${name(at)} has ${[...text].length} characters: at least ${limit} are needed.`;
	if (keyword === "maxItems") return `${name(at)} has more than ${limit} entries.`;
	return keyword === "uniqueItems" ? `${name(at)} says the same thing twice.` : `${name(at)} is not within its bounds.`;
}

const WORDS: Record<string, string> = {
	string: "text",
	array: "a list",
	object: "a mapping of keys and values",
	number: "a number",
	integer: "a whole number",
	boolean: "true or false",
	null: "nothing",
};

const IS: Record<Node["kind"], string> = { map: "a mapping of keys and values", seq: "a list", scalar: "text" };

function typeTold(node: Node, { types, description, title }: Expected, at: Located): Told {
	const value = node.kind === "scalar" ? scalarValue(node) : undefined;
	const is =
		node.kind !== "scalar"
			? IS[node.kind]
			: typeof value === "string"
				? `the text “${shorten(node.text)}”`
				: typeof value === "number" && !Number.isFinite(value)
					? `${node.text}, which is read as ${Number.isNaN(value) ? "no number at all" : "infinite"}`
					: `${kindOf(value)}, ${node.text}`;
	const wanted = either(types.map((type) => WORDS[type] ?? type));
	const hint = description ?? title ?? "";
	return { rule: "schema/type", message: `${name(at)} is ${is}: expected ${wanted}. ${hint}`.trim(), fixes: typeFixes(node, types) };
}

function typeFixes(node: Node, types: readonly string[]): Fix[] {
	if (node.kind !== "scalar") return [];
	if (types.includes("array") && node.style !== "literal" && node.style !== "folded") {
		const written = node.style === "plain" ? JSON.stringify(node.text) : undefined;
		const inner = written ?? (node.style === "single" ? `'${node.text.replace(/'/g, "''")}'` : JSON.stringify(node.text));
		return [{ title: "Make it a list", edits: [{ span: node.span, newText: `[${inner}]` }] }];
	}
	const number = types.includes("number") || types.includes("integer");
	return number && node.style !== "plain" && /^-?\d+(?:\.\d+)?$/.test(node.text) ? [replace(node, node.text, true)] : [];
}
