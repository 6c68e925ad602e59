import type { Artifact } from "./artifact.js";
import { parentOf, readable } from "./document/pointer.js";
import type { Span } from "./document/span.js";
import { guidanceFor, orderOf } from "./kinds/guidance.js";
import type { Kind } from "./kinds/kind.js";
import type { Fix, Violation } from "./problem.js";
import { expectedAt } from "./schema/navigate.js";

/** One thing a document's kind asks at its tier and nobody has answered yet. */
export interface Question {
	/** JSON pointer, or `#section-id`. */
	readonly pointer: string;
	/** As a person names it: `model.ref`, or a section's title. */
	readonly name: string;
	readonly ask: string;
	/** What a person who knows the system needs to answer. */
	readonly minutes: number;
	/** Where the answer goes, or its nearest neighbour. */
	readonly span: Span | undefined;
	/** Ways to make room for the answer, or to set the question aside. */
	readonly fixes: readonly Fix[];
}

/** In the order of asking. An answer that was begun is one question until it is whole, as it was before it was begun. */
export function questionsOf({ kind }: Artifact, missing: readonly Violation[]): Question[] {
	const ordered = missing
		.map((violation) => ({ violation, order: orderOf(kind, violation.pointer ?? "") }))
		.sort((a, b) => a.order - b.order)
		.map(({ violation }) => violation);
	const first = new Map<string, Question>();
	for (const violation of ordered) {
		const whole = wholeOf(kind, violation.pointer ?? "");
		if (!first.has(whole)) first.set(whole, questionOf(kind, violation));
	}
	return [...first.values()];
}

/** The outermost answer that a field is a part of. */
function wholeOf(kind: Kind, pointer: string): string {
	let whole = pointer;
	for (let at = parentOf(pointer); at !== "" && pointer.startsWith("/") && !isNamed(kind, at); at = parentOf(at)) {
		if (guidanceFor(kind, at)) whole = at;
	}
	return whole;
}

/** What has a name of its own, as a risk by its id or the model the document is about, is there before it is described. */
function isNamed(kind: Kind, pointer: string): boolean {
	const keys = expectedAt(kind, pointer)?.keys ?? [];
	return /\/\d+$/.test(pointer) ? keys.includes("id") : keys.includes("name") && keys.includes("version");
}

function questionOf(kind: Kind, { pointer = "", span, fixes, message }: Violation): Question {
	const guidance = guidanceFor(kind, pointer);
	const section = kind.sections.find((s) => `#${s.id}` === pointer);
	return {
		pointer,
		name: section?.title ?? readable(pointer),
		ask: guidance?.ask ?? message,
		minutes: guidance?.minutes ?? 1,
		span,
		fixes: fixes ?? [],
	};
}

/** Rounded to five minutes, as people estimate; a single one says how long it is. */
export function minutesOf(questions: readonly Question[]): number {
	const minutes = questions.reduce((sum, question) => sum + question.minutes, 0);
	return minutes <= 5 ? Math.ceil(minutes) : Math.round(minutes / 5) * 5;
}

/** `7 questions, about 10 minutes` */
export function effort(questions: readonly Question[]): string {
	const minutes = minutesOf(questions);
	return `${questions.length} ${questions.length === 1 ? "question" : "questions"}, about ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
}

/** While drafting, everything unanswered is one line of information about the document as a whole. */
export function draftViolation(questions: readonly Question[]): Violation[] {
	if (questions.length === 0) return [];
	const names = questions.map((question) => question.name).join(", ");
	return [{ rule: "draft/unanswered", message: `Draft, ${effort(questions)}: ${names}.` }];
}
