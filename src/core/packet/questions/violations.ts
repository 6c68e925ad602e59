import type { Artifact } from "../../artifact.js";
import { child, items, resolved, type ScalarNode, textOf } from "../../document/node.js";
import { focus, pathAt, pointerOf } from "../../document/pointer.js";
import { findHeading, sectionPointer } from "../../document/sections.js";
import { contains } from "../../document/span.js";
import { QUESTIONS_FILE, questionsKind } from "../../kinds/questions.js";
import type { Violation } from "../../problem.js";
import type { RuleContext } from "../../rules/rule.js";
import { nearest } from "../../suggest.js";
import { collapsed } from "../../trace/digest.js";
import { nextId } from "./ids.js";
import { passageOf } from "./passage.js";
import type { AskedQuestion } from "./questions.js";

/** What reviewers asked about a document and nobody has answered, each at its passage; and in their own file, what is asked about nothing. */
export function askedViolations(artifact: Artifact, context: RuleContext): Violation[] {
	if (artifact.kind === questionsKind) return [...lostQuestions(artifact, context), ...repeatedIds(artifact)];
	return (context.asked?.(artifact.document) ?? []).map((question) => askedViolation(artifact, question));
}

/** While a document is a draft its author reads questions as advice. */
function askedViolation(artifact: Artifact, question: AskedQuestion): Violation {
	const { span, changed } = passageOf(artifact.document, question);
	const pointer = pointerAt(artifact, span.start);
	return {
		rule: "packet/question",
		message: `${said(question, changed)} ${wayOut(question, changed)}`,
		span,
		...(pointer !== undefined && { pointer }),
		...(artifact.drafting && { atMost: "info" }),
		related: [{ ...question.at, message: `${question.id} is kept here.` }],
		fixes: [
			{ title: `Answer ${question.id}…`, edits: [], deed: { do: "answer", question: question.id } },
			{ title: `Withdraw ${question.id}`, edits: [], deed: { do: "withdraw", question: question.id } },
		],
	};
}

/** Longer passages are known by their beginning. */
const BEGINNING = 60;

function said({ by, question, quote }: AskedQuestion, changed: boolean): string {
	const passage = quote.length > BEGINNING ? `${quote.slice(0, BEGINNING).trimEnd()}…` : quote;
	const asks = changed ? `${by} asked about a passage that has changed since (“${passage}”)` : `${by} asks`;
	return `${asks}: “${collapsed(question)}”`;
}

function wayOut({ id, answer }: AskedQuestion, changed: boolean): string {
	if (answer !== undefined) return `${id} has an answer in ${QUESTIONS_FILE}: set its state to “answered”.`;
	if (changed) return `Say in ${QUESTIONS_FILE} whether that answers ${id}.`;
	return `Answer ${id} in ${QUESTIONS_FILE}, or change the text and say so there.`;
}

function pointerAt({ document, kind }: Artifact, offset: number): string | undefined {
	const { root, body } = document;
	if (!body || offset < body.span.start) return pathAt(root, offset).at(-1)?.pointer;
	const section = kind.sections.find((one) => {
		const heading = findHeading(one, body);
		return heading && contains({ start: heading.span.start, end: heading.content.end }, offset);
	});
	return section && sectionPointer(section);
}

/** Questions that nobody will see at a document, because there is none. */
function lostQuestions({ front }: Artifact, { everyDocument }: RuleContext): Violation[] {
	if (!everyDocument) return [];
	const documents = everyDocument();
	const known = {
		document: documents.flatMap((one) => textOf(child(one.front, "id")) ?? []),
		path: documents.map((one) => one.document.path),
	};
	return items(child(front, "questions")).flatMap((node, i) => {
		const pointer = `/questions/${i}`;
		const key = textOf(child(node, "document")) === undefined ? "path" : "document";
		const named = resolved(child(node, key));
		if (named?.kind !== "scalar" || named.text === "") return [aboutNothing(focus({ node, pointer }), pointer)];
		return known[key].includes(named.text) ? [] : [lost(named, pointer + pointerOf([key]), known[key])];
	});
}

const aboutNothing = (span: NonNullable<Violation["span"]>, pointer: string): Violation => ({
	rule: "packet/question-lost",
	message: "This question is about no document: name it, as “document: ” and its id, or as “path: ” where it has none.",
	span,
	pointer,
});

function lost(named: ScalarNode, pointer: string, known: readonly string[]): Violation {
	const meant = nearest(named.text, known, 10);
	const what = pointer.endsWith("/path") ? `no document of ours at “${named.text}”` : `no document “${named.text}” in this workspace`;
	return {
		rule: "packet/question-lost",
		message: `There is ${what}, so nobody sees this question.${meant ? ` Did you mean “${meant}”?` : ""}`,
		span: named.span,
		pointer,
		fixes: meant ? [{ title: `Change to ${meant}`, edits: [{ span: named.span, newText: meant }] }] : [],
	};
}

/** An answer is recorded by the question's id. */
function repeatedIds({ document, front }: Artifact): Violation[] {
	const seen = new Set<string>();
	return items(child(front, "questions")).flatMap((node, i) => {
		const id = resolved(child(node, "id"));
		if (id?.kind !== "scalar" || id.text === "" || seen.size === seen.add(id.text).size - 1) return [];
		const free = nextId(document);
		return [
			{
				rule: "artifact/duplicate-id",
				message: `“${id.text}” is also the id of another question: give one of them another id.`,
				span: id.span,
				pointer: `/questions/${i}/id`,
				fixes: [{ title: `Change to ${free}`, edits: [{ span: id.span, newText: free }] }],
			},
		];
	});
}
