import type { Checked } from "../check.js";
import type { Document } from "../document/document.js";
import { overlaps, type Span, type TextEdit } from "../document/span.js";
import type { Fix, Problem } from "../problem.js";

export interface Action {
	readonly fix: Fix;
	/** The problem it is the way out of; absent where it answers a question of a draft. */
	readonly problem?: Problem;
}

/** Quick fixes at a place: ways out of its problems, and room for the answers it still owes. */
export function actionsAt({ problems, questions, artifact }: Checked, at: Span): Action[] {
	const { document } = artifact;
	const here = problems.filter((problem) => problem.range && overlaps(spanOf(document, problem.range), at));
	const fixes = here.flatMap((problem) => problem.fixes.map((fix) => ({ fix, problem })));
	const asked = artifact.drafting ? questions.filter((question) => question.span && overlaps(question.span, at)) : [];
	return [...fixes, ...asked.flatMap((question) => question.fixes.map((fix) => ({ fix })))];
}

const spanOf = ({ lines }: Document, { start, end }: NonNullable<Problem["range"]>): Span => ({
	start: lines.offset(start),
	end: lines.offset(end),
});

/** The edits of all fixes that are right without looking; where two would touch one place, the first wins. */
export function safeEdits({ problems }: Checked): TextEdit[] {
	const chosen: TextEdit[] = [];
	for (const edit of problems.flatMap((problem) => problem.fixes.filter((fix) => fix.safe).flatMap((fix) => fix.edits))) {
		if (!chosen.some((other) => overlaps(other.span, edit.span))) chosen.push(edit);
	}
	return chosen;
}
