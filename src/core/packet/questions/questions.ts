import type { Document } from "../../document/document.js";
import { child, items, resolved, textOf, type YamlNode } from "../../document/node.js";
import { focus } from "../../document/pointer.js";
import type { Span } from "../../document/span.js";
import type { Related } from "../../problem.js";

/** A question is open until somebody says otherwise. */
export type QuestionState = "open" | "answered" | "withdrawn";

/** What a reviewer asked about a passage of a document. */
export interface AskedQuestion {
	readonly id: string;
	/** The id of the document that it is about. */
	readonly document?: string;
	/** Root-relative, where the document has no id. */
	readonly path?: string;
	/** The passage as it stood. */
	readonly quote: string;
	/** Which of several places that say the same, from 1. */
	readonly occurrence: number;
	/** The name of who asks. */
	readonly by: string;
	readonly date?: string;
	readonly question: string;
	readonly answer?: string;
	readonly state: QuestionState;
	/** Where the question is kept. */
	readonly at: Omit<Related, "message">;
}

/** The questions that a file keeps, as far as they can be read: an entry without words asks nothing. */
export const questionsIn = (file: Document | undefined): AskedQuestion[] =>
	file ? items(child(file.root, "questions")).flatMap((node) => questionAt(file, node)) : [];

function questionAt(file: Document, node: YamlNode): AskedQuestion[] {
	const text = (key: string): string | undefined => textOf(child(node, key));
	const [id, question] = [text("id"), text("question")];
	if (id === undefined || question === undefined) return [];
	const [document, path, answer, date] = [text("document"), text("path"), text("answer"), text("date")];
	return [
		{
			...{ id, question, quote: text("quote") ?? "", occurrence: Number(text("occurrence")) || 1 },
			...{ by: textOf(child(child(node, "asked_by"), "name")) ?? "Somebody", state: stateOf(text("state")) },
			at: { path: file.path, range: file.lines.range(wordsAt(node)) },
			...(document !== undefined ? { document } : path !== undefined && { path }),
			...(answer !== undefined && { answer }),
			...(date !== undefined && { date }),
		},
	];
}

/** A state that nobody knows answers nothing. */
const stateOf = (text: string | undefined): QuestionState => (text === "answered" || text === "withdrawn" ? text : "open");

function wordsAt(node: YamlNode): Span {
	const at = child(node, "question");
	return focus({ node: at ?? node, pointer: "" });
}

/** Whether a question is about a document: by its id, by its path where it has none. */
export const isAbout = ({ document, path }: AskedQuestion, { root, path: at }: Pick<Document, "root" | "path">): boolean =>
	document === undefined ? path === at : textOf(child(root, "id")) === document;

/** The entry of a question in its file; of several with one id, the first. */
export const entryOf = (file: Document, id: string) =>
	items(child(file.root, "questions"))
		.map(resolved)
		.find((node) => textOf(child(node, "id")) === id);
