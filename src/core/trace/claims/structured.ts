import { Lines } from "../../document/lines.js";
import { type Entry, type MapNode, resolved, type ScalarNode, type SeqNode, type YamlNode } from "../../document/node.js";
import { keysOf, pointerOf } from "../../document/pointer.js";
import { parseYaml, type YamlError, type YamlParse } from "../../document/yaml.js";
import { shorten } from "../../suggest.js";
import { excerptAt } from "./excerpt.js";
import { jsonFault } from "./json.js";
import { isNumber } from "./number.js";
import { defective, listed, meant, missing, quoted, type Reading, unverifiable } from "./reading.js";

/** Beyond it a tree of nodes takes seconds and a gigabyte: numbers people cite stand in summaries. */
const MAX_LENGTH = 8 * 1024 * 1024;

/**
 * Picks the numbers at JSON pointers (RFC 6901) of a JSON or YAML text, which is parsed once, for the first of them.
 * @param text lines ended by LF
 */
export function numbersAtPointers(text: string, name: string): (pointer: string) => Reading {
	let parsed: Parsed | undefined;
	return (pointer) => {
		const malformed = pointerFault(pointer);
		if (malformed) return missing("pointer", malformed);
		parsed ??= parse(text, name);
		if ("state" in parsed) return parsed;
		const found = follow(parsed.root, pointer, name);
		return "state" in found ? found : numberOf(found, text, parsed.lines, place(pointer, name));
	};
}

type Parsed = { readonly root: YamlNode | undefined; readonly lines: Lines } | Reading;

function parse(text: string, name: string): Parsed {
	if (text.length > MAX_LENGTH) return unverifiable(`${name} has ${text.length} characters, more than the ${MAX_LENGTH} that are searched`);
	const odd = /\.json$/i.test(name) ? jsonFault(text) : undefined;
	if (odd) return defective(`line ${new Lines(text).lineAt(odd.at) + 1} of ${name} cannot be read: ${odd.what}`);
	// JSON is YAML, which here keeps places, numbers as they are written, and keys that stand twice.
	const parsed = parseYaml(text, 0);
	const fault = parseFault(parsed, text, name);
	return fault === undefined ? { root: parsed.root, lines: new Lines(text) } : defective(fault);
}

function pointerFault(pointer: string): string | undefined {
	if (pointer !== "" && !pointer.startsWith("/")) return `a JSON pointer begins with “/”, and ${quoted(pointer)} does not`;
	const tilde = /~(?![01])/.test(pointer);
	return tilde ? `in a JSON pointer “~” is written “~0”, and ${quoted(pointer)} holds another` : undefined;
}

function parseFault({ errors, documents }: YamlParse, text: string, name: string): string | undefined {
	if (errors[0]) return errorReason(errors[0], text, name);
	if (documents.length > 1) return `${name} holds ${documents.length} YAML documents, and which one is meant is not said`;
	return documents.length === 0 ? `${name} is empty` : undefined;
}

/** Half a sentence from a sentence. An error without a place is about the whole text. */
function errorReason({ message, span }: YamlError, text: string, name: string): string {
	const said = message.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase()).replace(/\.$/, "");
	return span.start === span.end && span.start === 0
		? `${name} cannot be read: ${said}`
		: `line ${new Lines(text).lineAt(span.start) + 1} of ${name} cannot be read: ${said}`;
}

type Value = Exclude<YamlNode, { kind: "alias" }>;

/** Walks down the tree. A step that fails is the answer. */
function follow(root: YamlNode | undefined, pointer: string, name: string): Value | Reading {
	let at = resolved(root);
	let path = "";
	for (const key of keysOf(pointer)) {
		const next = at && step(at, key, path, name);
		if (next && "state" in next) return next;
		at = resolved(next);
		path += pointerOf([key]);
	}
	return at ?? defective(`no anchor stands before the alias at ${place(path, name)}`);
}

const place = (pointer: string, name: string): string => (pointer === "" ? `the top of ${name}` : quoted(pointer));

function step(at: Value, key: string, path: string, name: string): YamlNode | Reading {
	if (at.kind === "map") return entryOf(at, key, path, name);
	if (at.kind === "seq") return itemOf(at, key, path, name);
	return missing("pointer", `${place(path, name)} is ${described(at)} and holds no ${quoted(key)}`);
}

function entryOf(map: MapNode, key: string, path: string, name: string): YamlNode | Reading {
	const [only, second] = map.entries.filter((e) => e.key.text === key);
	if (second) return defective(`${quoted(key)} stands twice in ${place(path, name)}, and readers take one of the two`);
	return only?.value ?? noEntry(map.entries, key, path, name);
}

function noEntry(entries: readonly Entry[], key: string, path: string, name: string): Reading {
	const keys = entries.map((e) => e.key.text);
	if (keys.includes("<<")) return defective(`${place(path, name)} uses a merge key (“<<”), which YAML 1.2 does not have`);
	const close = meant(key, keys);
	const hint = close === undefined ? "" : `; the nearest is ${quoted(path + pointerOf([close]))}`;
	return missing("pointer", `there is no ${quoted(key)} in ${place(path, name)}, only ${listed(keys) || "nothing"}${hint}`);
}

/** Of a list: digits without leading zeros. `-`, the place behind the last, holds nothing. */
function itemOf({ items }: SeqNode, key: string, path: string, name: string): YamlNode | Reading {
	const item = /^(?:0|[1-9]\d*)$/.test(key) ? items[Number(key)] : undefined;
	const has = items.length === 0 ? "is an empty list" : `is a list with the entries 0 to ${items.length - 1}`;
	return item ?? missing("pointer", `${place(path, name)} ${has}, and ${quoted(key)} is none of them`);
}

function numberOf(node: Value, text: string, lines: Lines, at: string): Reading {
	if (node.kind !== "scalar" || !isNumeric(node)) return missing("pointer", `${at} is ${described(node)}, not a number`);
	return { state: "found", value: node.text, reason: `${at} is ${shorten(node.text)}`, ...excerptAt(text, node.span, lines) };
}

const isNumeric = ({ style, tag, text }: ScalarNode): boolean =>
	style === "plain" && (tag === undefined || tag === "!!int" || tag === "!!float") && isNumber(text);

function described(node: Value): string {
	if (node.kind === "map") return "a mapping";
	if (node.kind === "seq") return "a list";
	if (node.style !== "plain" || node.tag !== undefined) return `the text ${quoted(node.text)}`;
	if (node.text === "") return "empty";
	return isNumber(node.text) || NAMES.test(node.text) ? node.text : `the text ${quoted(node.text)}`;
}

/** Scalars that are neither numbers nor text. */
const NAMES = /^(?:~|null|true|false|[-+]?\.?(?:nan|inf)|-?Infinity)$/i;
