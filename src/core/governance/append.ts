import canonicalize from "canonicalize";
import { type Artifact, artifactOf } from "../artifact.js";
import { parseDocument } from "../document/document.js";
import { child, items } from "../document/node.js";
import { applyEdits, type TextEdit } from "../document/span.js";
import type { Violation } from "../problem.js";
import { ruleInfo } from "../rules/catalogue.js";
import { viewOf } from "../schema/view.js";
import { schemaViolations } from "../schema/violations.js";
import { entryEdits, type Fields } from "./entry.js";
import { formOf } from "./lists.js";

/** A sentence: why nothing is recorded, and what to do. */
export interface Refused {
	readonly refused: string;
}

export interface Appended {
	/** Minimal: everything else stays as it is written. */
	readonly edits: readonly TextEdit[];
	readonly text: string;
}

/**
 * Adds an entry to a list that only grows; refused where it would not stand there as it is meant, or the schema would not have it.
 * @param mayLack whether something may be missing in it, to be asked for like every other answer
 */
export function appendEntry(artifact: Artifact, key: string, fields: Fields, mayLack = false): Appended | Refused {
	const edits = entryEdits(artifact, key, fields);
	const text = applyEdits(artifact.document.text, edits);
	if (edits.length === 0 || !isAdded(artifact, key, text, fields)) return { refused: unwritable(key) };
	return faultIn(artifact, key, text, mayLack) ?? { edits, text };
}

const unwritable = (key: string): string =>
	`“${key}” is written in a way that an entry cannot be added to: write it as a list of entries, each on its own lines.`;

/** Whether the list says what it said, and the entry behind the others. */
function isAdded({ document, front }: Artifact, key: string, text: string, fields: Fields): boolean {
	const after = parseDocument(document.path, text, document.format);
	if (after.errors.length > 0) return false;
	const forms = (root: typeof after.root) => items(child(root, key)).map((node) => formOf(node));
	const [before, now] = [forms(front), forms(after.root)];
	return now.length === before.length + 1 && before.every((form, i) => form === now[i]) && now.at(-1) === canonicalize(asText(fields));
}

/** As a document says it, where every scalar is a text. */
export function asText(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(asText);
	if (typeof value !== "object" || value === null) return String(value);
	const known = Object.entries(value).filter(([, one]) => one !== undefined);
	return Object.fromEntries(known.map(([key, one]) => [key, asText(one)]));
}

/** What the schema says of the new entry. */
function faultIn({ document, kind, system }: Artifact, key: string, text: string, mayLack: boolean): Refused | undefined {
	const after = artifactOf(parseDocument(document.path, text, document.format), kind, system);
	const view = viewOf(after.document.root);
	if ("bomb" in view) return { refused: unwritable(key) };
	const last = `/${key}/${items(child(after.front, key)).length - 1}`;
	const inEntry = ({ pointer = "" }: Violation): boolean => pointer === last || pointer.startsWith(`${last}/`);
	const fault = schemaViolations(after, view).find((violation) => inEntry(violation) && !(mayLack && ruleInfo(violation.rule)?.missing));
	return fault && { refused: fault.message };
}
