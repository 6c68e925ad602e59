import { parseDocument } from "../../../src/core/document/document.js";
import { child, type ScalarNode, textOf, type YamlNode } from "../../../src/core/document/node.js";
import { general, pointerOf } from "../../../src/core/document/pointer.js";
import { applyEdits } from "../../../src/core/document/span.js";
import { kindOf } from "../../../src/core/kinds/table.js";
import type { Target } from "../../../src/core/language/nextQuestion.js";
import { expectedAt, schemasAt } from "../../../src/core/schema/navigate.js";
import { isDocumentAt, isReferenceAt } from "../../../src/core/trace/citation.js";

/** Which of several allowed values is taken. */
export type Choice = "first" | "last";

/** Stands where an answer is to be written until it is known what fits there. */
const MARK = /Q\d+Q/;

/** What a person's text becomes who goes where the question leads and writes an answer that fits, and where the cursor then is. */
export function answered(path: string, text: string, { select, edit, question }: Target, choice: Choice): { text: string; cursor: number } {
	if (question.pointer.startsWith("#") && !edit && path.endsWith(".md")) return fillIn(text, select, "Nobody waits for long.");
	let marked = edit ? applyEdits(text, [{ ...edit, newText: withMarks(edit.newText) }]) : fillIn(text, select, "Q1Q").text;
	let cursor = 0;
	for (let mark = MARK.exec(marked); mark; mark = MARK.exec(marked)) {
		const filled = fillIn(marked, { start: mark.index, end: mark.index + mark[0].length }, valueAt(path, marked, mark[0], choice));
		marked = filled.text;
		cursor = filled.cursor;
	}
	return { text: marked, cursor };
}

function fillIn(text: string, { start, end }: Target["select"], words: string): { text: string; cursor: number } {
	return { text: text.slice(0, start) + words + text.slice(end), cursor: start + words.length };
}

/** A snippet with its first choices, and a mark at each tab stop. */
const withMarks = (snippet: string): string =>
	snippet
		.replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1")
		.replace(/\$\{(\d+):([^}]*)\}/g, (_, stop, words) => words || `Q${stop}Q`)
		.replace(/\$(\d+)/g, "Q$1Q")
		.replace(/\\([$}\\])/g, "$1");

function valueAt(path: string, text: string, mark: string, choice: Choice): string {
	const { root } = parseDocument(path, text, path.endsWith(".md") ? "markdown" : "yaml");
	const kind = kindOf(textOf(child(root, "artifact")))?.id ?? "";
	const found = find(root, mark, "");
	if (!found) return "Nobody waits for long.";
	const { node, pointer, isKey } = found;
	if (node.text !== mark) return "parking-1";
	if (isKey) return pairs(kind, pointer, choice).join(", ");
	return node.style === "plain" ? written(kind, pointer, choice) : String(scalar(kind, pointer, choice)).replace(/"/g, "");
}

interface Found {
	readonly node: ScalarNode;
	/** Of the value; of the mapping for a key. */
	readonly pointer: string;
	readonly isKey?: true;
}

function find(node: YamlNode | undefined, mark: string, pointer: string): Found | undefined {
	if (node?.kind === "scalar") return node.text.includes(mark) ? { node, pointer } : undefined;
	if (node?.kind === "seq") return node.items.map((item, i) => find(item, mark, `${pointer}/${i}`)).find((f) => f);
	if (node?.kind !== "map") return undefined;
	const key = node.entries.find((e) => e.key.text.includes(mark));
	if (key) return { node: key.key, pointer, isKey: true };
	return node.entries.map((e) => find(e.value, mark, pointer + pointerOf([e.key.text]))).find((f) => f);
}

/** As it stands in YAML, on one line. */
function written(kind: string, pointer: string, choice: Choice): string {
	const types = expectedAt({ id: kind }, pointer)?.types ?? [];
	if (types.includes("object") && !types.includes("string")) return `{ ${pairs(kind, pointer, choice).join(", ")} }`;
	if (types.includes("array") && !types.includes("string")) return `[${written(kind, `${pointer}/0`, choice)}]`;
	const value = scalar(kind, pointer, choice);
	return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** What a mapping must have, else its first key. */
function pairs(kind: string, pointer: string, choice: Choice): string[] {
	const required = [...new Set(schemasAt({ id: kind }, pointer).flatMap((schema) => schema.required ?? []))];
	const keys = required.length > 0 ? required : (expectedAt({ id: kind }, pointer)?.keys.slice(0, 1) ?? []);
	return keys.map((key) => `${key}: ${written(kind, pointer + pointerOf([key]), choice)}`);
}

const WORDS = [
	...[
		"Nobody waits for long.",
		"parking",
		"2026-10-01",
		"ada@example.com",
		"/training/energy",
		"1.2.0",
		"EU",
		"rai-lead",
		"all",
		"2026-10-01T09:30:00Z",
	],
	...[
		"RSK-parking-1",
		"MIT-parking-1",
		"DEC-parking-1",
		"ACT-parking-1",
		"LLM01:2025",
		"https://example.com",
		"P7D",
		`rai1:sha256:${"0".repeat(64)}`,
	],
];

const REFERENCE = `git:${"0".repeat(40)}#eval/report.json`;

/** A document that stands beside the one that is answered. */
export const NEIGHBOUR = "DS-gates";

const isReference = (kind: string, pointer: string): boolean => {
	const known = kindOf(kind);
	return known !== undefined && isReferenceAt(known, pointer);
};

const isDocument = (kind: string, pointer: string): boolean => {
	const known = kindOf(kind);
	return known !== undefined && isDocumentAt(known, pointer);
};

function scalar(kind: string, pointer: string, choice: Choice): string | number | boolean {
	if (isReference(kind, pointer)) return REFERENCE;
	if (isDocument(kind, pointer)) return NEIGHBOUR;
	if (/^\/waives\/\d+\/rule$/.test(pointer)) return "schema/required";
	const expected = expectedAt({ id: kind }, general(pointer));
	// What ends has not ended yet; what was decided lies behind, and what is kept was looked at lately.
	if (/\/(?:expires|valid_until|deadline|due)$/.test(pointer) && expected?.format === "date") return "2026-12-01";
	if (/\/(?:as_of|last_reviewed|received_on)$/.test(pointer)) return "2026-11-20";
	const [first, ...rest] = expected?.values ?? [];
	if (first !== undefined) return choice === "first" ? first : (rest.at(-1) ?? first);
	const types = expected?.types ?? [];
	if (!types.includes("string") && types.some((type) => type === "number" || type === "integer")) return numberAt(kind, pointer, choice);
	const words = [`${kindOf(kind)?.prefix}-parking`, ...WORDS];
	return words.find((word) => fits(kind, pointer, word) && (/id$/.test(pointer) || !/^[A-Z]{2}-/.test(word))) ?? WORDS[0] ?? "";
}

/** The first of a few numbers that its bounds allow. */
function numberAt(kind: string, pointer: string, choice: Choice): number {
	const schemas = schemasAt({ id: kind }, general(pointer));
	const isAllowed = (value: number): boolean =>
		schemas.every(
			({ minimum = value, maximum = value, exclusiveMinimum = value - 1, exclusiveMaximum = value + 1 }) =>
				minimum <= value && value <= maximum && exclusiveMinimum < value && value < exclusiveMaximum,
		);
	return (choice === "first" ? [1, 0.5, 100] : [0, 0.5, 1, 100]).find(isAllowed) ?? 0;
}

const FORMATS: Readonly<Record<string, RegExp>> = { date: /^\d{4}-\d\d-\d\d$/, email: /@/, "json-pointer": /^\//, uri: /^https:/ };

function fits(kind: string, pointer: string, word: string): boolean {
	return schemasAt({ id: kind }, general(pointer)).every(
		({ pattern, format }) => (!pattern || new RegExp(pattern, "u").test(word)) && (!format || (FORMATS[format] ?? /./).test(word)),
	);
}
