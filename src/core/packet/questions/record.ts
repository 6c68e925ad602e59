import canonicalize from "canonicalize";
import { artifactOf } from "../../artifact.js";
import { type Document, parseDocument } from "../../document/document.js";
import { insertEntry } from "../../document/edit.js";
import { child, entry, isEmpty, items, type MapNode } from "../../document/node.js";
import { applyEdits, span, type TextEdit } from "../../document/span.js";
import { type Appended, appendEntry, asText, type Refused } from "../../governance/append.js";
import { type Fields, flowValue } from "../../governance/entry.js";
import { formOf } from "../../governance/lists.js";
import { QUESTIONS_FILE, questionsKind } from "../../kinds/questions.js";
import { expectedAt } from "../../schema/navigate.js";
import { meaningOf } from "../../trace/digest.js";
import { nextId } from "./ids.js";
import { entryOf } from "./questions.js";
import type { Quote } from "./quote.js";

/** Somebody who asks or answers. */
export interface Asker {
	readonly name: string;
	readonly email?: string | undefined;
}

/** A question as it is to be kept. */
export interface NewQuestion extends Quote {
	/** The document's id, else its path. */
	readonly about: { readonly document: string } | { readonly path: string };
	readonly by: Asker;
	/** YYYY-MM-DD */
	readonly date: string;
	readonly question: string;
}

/** What becomes of a question. */
export interface Settlement {
	/** Absent where it is withdrawn. */
	readonly answer?: string | undefined;
	readonly by: Asker;
	/** YYYY-MM-DD */
	readonly date: string;
}

/** A question that was kept, under the id it was given. */
export interface KeptQuestion extends Appended {
	readonly id: string;
}

const HEADING = "# What reviewers ask about passages of documents. Kept here, so that asking changes no document.\n";

/** Adds a question to the file that keeps them. @param file undefined where there is none: the text is then that of a new one */
export function recordQuestion(
	file: Document | undefined,
	{ about, quote, occurrence, by, date, question }: NewQuestion,
): KeptQuestion | Refused {
	const id = nextId(file);
	const person = { name: by.name, email: by.email };
	const fields = { id, ...about, quote, occurrence, asked_by: person, date, question: question.trim(), state: "open" };
	const before = file?.text ?? "";
	const isEmptyFile = !file?.root && !file?.trouble && !file?.errors.length;
	const base = isEmptyFile ? listIn(before) : before;
	const added = appendEntry(artifactOf(parseDocument(QUESTIONS_FILE, base, "yaml"), questionsKind), "questions", fields);
	if ("refused" in added) return added;
	const edits = isEmptyFile ? [{ span: span(before.length, before.length), newText: added.text.slice(before.length) }] : added.edits;
	return { id, text: added.text, edits };
}

/** Somebody may have written a comment, and no more. */
function listIn(text: string): string {
	const start = text.trim() === "" ? text + HEADING : text;
	return `${start}${/(?:^|\n)$/.test(start) ? "" : "\n"}questions:\n`;
}

/** Records an answer to a question, or that it was withdrawn, and by whom; everything else stays as it is written. */
export function settleQuestion(file: Document, id: string, { answer, by, date }: Settlement): Appended | Refused {
	const node = entryOf(file, id);
	if (node?.kind !== "map") return { refused: `There is no question ${id} in ${QUESTIONS_FILE}.` };
	const state = answer === undefined ? "withdrawn" : "answered";
	const fields: Fields = { answer: answer?.trim(), answered_by: { name: by.name, email: by.email }, answered_on: date, state };
	const edits = Object.keys(fields).flatMap((key) => fieldEdit(file, node, key, fields[key]));
	const text = applyEdits(file.text, edits);
	if (!isSettled(file, id, text, fields))
		return { refused: `${id} is written in a way that an answer cannot be added to: write it by hand.` };
	return { edits, text };
}

function fieldEdit(file: Document, node: MapNode, key: string, value: Fields[string]): TextEdit[] {
	if (value === undefined) return [];
	const text = flowValue(key, value);
	const present = entry(node, key);
	if (!present)
		return [insertEntry(file, node, { key, order: expectedAt(questionsKind, "/questions/-")?.keys ?? [], text: `${key}: ${text}` })];
	const colon = file.text.indexOf(":", present.key.span.end) + 1;
	if (isEmpty(present.value) && present.value.span.end <= present.value.span.start)
		return [{ span: span(colon, colon), newText: ` ${text}` }];
	return [{ span: present.value.span, newText: text }];
}

/** Whether the entry says what it said and how it was settled, and all others say what they said. */
function isSettled(file: Document, id: string, text: string, fields: Fields): boolean {
	const after = parseDocument(file.path, text, "yaml");
	const entries = (document: Document) => items(child(document.root, "questions"));
	const [before, at] = [entryOf(file, id), entryOf(after, id)];
	if (after.errors.length > 0 || !before || !at) return false;
	const meant = { ...(meaningOf(before) as object), ...(asText(fields) as object) };
	const others = (document: Document, one: unknown) =>
		entries(document)
			.filter((node) => node !== one)
			.map((node) => formOf(node));
	return formOf(at) === canonicalize(meant) && canonicalize(others(after, at)) === canonicalize(others(file, before));
}
