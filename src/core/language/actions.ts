import type { Checked } from "../check.js";
import { overlaps, type Span, type TextEdit } from "../document/span.js";
import { confirmationsAt } from "../prefill/violations.js";
import type { Fix, Problem } from "../problem.js";
import { fixOf } from "../trace/fixes.js";

export interface Action {
	readonly fix: Fix;
	/** The problem it is the way out of; absent where it answers a question of a draft, or brings a reference up to date. */
	readonly problem?: Problem;
}

/** Quick fixes at a place: ways out of its problems, and room for the answers it still owes. */
export function actionsAt({ problems, questions, artifact, traced }: Checked, at: Span): Action[] {
	const { document } = artifact;
	const cited = traced?.references.filter(({ citation }) => overlaps(citation.span, at)) ?? [];
	const offers = cited.flatMap(({ citation, resolution }) =>
		(resolution?.offers ?? []).flatMap((offer) => fixOf(artifact, citation, offer)),
	);
	const here = problems.filter((problem) => problem.range && overlaps(document.lines.span(problem.range), at));
	const fixes = here.flatMap((problem) => problem.fixes.map((fix) => ({ fix, problem })));
	const asked = artifact.drafting ? questions.filter((question) => question.span && overlaps(question.span, at)) : [];
	// What is the way out of a problem need not be offered twice.
	const told = new Set(fixes.map(({ fix }) => fix.title));
	const more = offers.filter(({ title }) => !told.has(title));
	const others = [...asked.flatMap((question) => question.fixes), ...confirmationsAt(artifact, at), ...more];
	return [...fixes, ...others.map((fix) => ({ fix }))];
}

/** The edits of all fixes that are right without looking; where two would touch one place, the first wins. */
export function safeEdits({ problems }: Checked): TextEdit[] {
	const chosen: TextEdit[] = [];
	for (const edit of problems.flatMap((problem) => problem.fixes.filter((fix) => fix.safe).flatMap((fix) => fix.edits))) {
		if (!chosen.some((other) => overlaps(other.span, edit.span))) chosen.push(edit);
	}
	return chosen;
}
