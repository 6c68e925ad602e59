import type { Caused } from "../gate/caused.js";
import type { Library } from "../library/library.js";
import type { Problem } from "../problem.js";
import type { Base } from "../then/base.js";
import type { TraceReport } from "../trace/report.js";
import { counted } from "../words.js";
import { approvalsPart } from "./approvals.js";
import { documentsPart } from "./documents.js";
import { fitted, type Part } from "./fit.js";
import { policyPart } from "./policy.js";
import { problemParts } from "./problems.js";
import { referencesPart } from "./references.js";
import { words } from "./words.js";

/** The first line of every comment: a bot finds its own by it, and writes over it. */
export const COMMENT_MARK = "<!-- rai-docs:comment -->";

/** GitHub takes 65,536 characters; a character is at least one byte. */
export const MAX_COMMENT = 65_536;

/** What a comment is made from. */
export interface CommentSources {
	readonly base: Base;
	/** The documents without the change, and with it. Both have the clock of today. */
	readonly before: Library;
	readonly now: Library;
	/** Paths of the files whose texts the change made, changed or removed. */
	readonly touched: ReadonlySet<string>;
	readonly caused: Caused;
	/** Paths of the files that the policy left out without the change, and with it. */
	readonly excluded: { readonly before: readonly string[]; readonly now: readonly string[] };
	/** The problems that fail the gate. */
	readonly failing: readonly Problem[];
	/** What the changed documents rely on. */
	readonly trace: TraceReport;
}

/**
 * What a change did to the documents, as Markdown for a pull request: the same bytes for the same input, at most {@link MAX_COMMENT} of them.
 * What documents say is shown, and never obeyed.
 */
export function pullRequestComment(sources: CommentSources): string {
	const parts = [
		headOf(sources),
		policyPart(sources),
		...problemParts(sources),
		approvalsPart(sources),
		documentsPart(sources),
		referencesPart(sources),
		rest(sources),
	];
	return fitted(parts, MAX_COMMENT);
}

function headOf(sources: CommentSources): Part {
	const { base, touched, failing } = sources;
	const verdict =
		failing.length === 0 ? "nothing for the author to put right" : `${counted(failing.length, "problem")} for the author to put right`;
	const compared = `Compared with ${words(base.name)} (${base.commit.slice(0, 7)}): ${counted(touched.size, "document or policy", "documents and policies")} changed.`;
	const told = [`${compared}${leftOut(sources)}`, ...made(sources)];
	return { head: [`${COMMENT_MARK}\n### RAI Docs: ${verdict}`, ...told].join("\n\n"), items: [], most: 0, none: "" };
}

/** What each of the numbers below counts. */
function made({ caused: { own, others }, failing }: CommentSources): string[] {
	const all = own.length + others.length;
	if (all === 0) return [];
	const rest = own.length - failing.length;
	const parts = [
		`${failing.length} that the author has to put right, because the gate fails for ${failing.length === 1 ? "it" : "them"}`,
		`${rest}${failing.length > 0 ? " more" : ""} of the author’s that ${rest === 1 ? "fails" : "fail"} nothing`,
		`${others.length} for others`,
	];
	return [`The change made ${counted(all, "problem")}: ${parts.filter((part) => !part.startsWith("0 ")).join(", ")}.`];
}

function leftOut({ excluded: { before, now } }: CommentSources): string {
	if (before.length + now.length === 0) return "";
	const was = before.length === now.length ? "as many as before" : `${before.length} before`;
	return ` Left out by the policy, and not checked: ${counted(now.length, "file")}, ${was}.`;
}

function rest({ caused: { before, went } }: CommentSources): Part {
	const head = `There before: ${counted(before.length, "problem")}, not shown here. Gone with the change: ${counted(went.length, "problem")}.`;
	return { head, items: [], most: 0, none: "" };
}
