import type { Problem, Severity } from "../problem.js";
import { daysBetween } from "../rules/dates.js";
import { isStatus } from "../rules/lifecycle.js";
import { type Tally, worstFirst } from "../trace/tally.js";
import { capital, counted } from "../words.js";
import type { DueItem } from "./due.js";
import type { DocumentFacts } from "./facts.js";
import type { SystemPortfolio } from "./portfolio.js";
import { isMissing } from "./required.js";

/** `1 error, 2 warnings` */
export const problemWords = (problems: readonly Problem[]): string =>
	(["error", "warning", "info"] as const)
		.map((severity) => [severity, problems.filter((one) => one.severity === severity).length] as const)
		.filter(([, count]) => count > 0)
		.map(([severity, count]) => counted(count, NAMES[severity][0], NAMES[severity][1]))
		.join(", ");

const NAMES: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
	error: ["error", "errors"],
	warning: ["warning", "warnings"],
	info: ["line of information", "lines of information"],
};

const STATUSES = ["draft", "in-review", "changes-requested", "approved", "rejected", "superseded", "retired"];

/** `2 in review, 1 approved`, in the order of a document's life; what is no status is told last. */
export function statusWords(documents: readonly DocumentFacts[]): string {
	const statuses = documents.map(({ checked }) => checked.artifact.status ?? "draft");
	const known = STATUSES.map((status) => [status.replace(/-/g, " "), statuses.filter((one) => one === status).length] as const);
	const unknown = ["of unknown status", statuses.filter((one) => !isStatus(one)).length] as const;
	return [...known, unknown]
		.filter(([, count]) => count > 0)
		.map(([words, count]) => (words === "draft" ? counted(count, words) : `${count} ${words}`))
		.join(", ");
}

/** `overdue since 2026-05-01, 12 days`, `due today`, `due 2026-06-01` */
export function dayWords(due: string, today: string): string {
	if (due < today) return `overdue since ${due}, ${counted(daysBetween(due, today), "day")}`;
	return due === today ? "due today" : `due ${due}`;
}

/** The same where the day is told already: `overdue by 12 days`, `today`; nothing where there is time. */
export function lateWords(due: string, today: string): string {
	if (due < today) return `overdue by ${counted(daysBetween(due, today), "day")}`;
	return due === today ? "today" : "";
}

/** How many documents a system must have, and how many of them are missing: `5 required documents`, `2 missing`, or that none is. */
export function requiredWords({ required }: SystemPortfolio): { readonly all: string; readonly lacking: string } {
	const missing = required.filter(isMissing).length;
	const all = counted(required.length, "required document");
	return { all, lacking: missing > 0 ? `${missing} missing` : required.length === 1 ? "there" : "all there" };
}

/** `1 overdue, next 2026-06-01` */
export function dueWords(due: readonly DueItem[]): string {
	const late = due.filter(({ overdue }) => overdue).length;
	const next = due.find(({ overdue }) => !overdue);
	return [late > 0 ? `${late} overdue` : "", next ? `next ${next.due}, ${dueName(next)}` : ""].filter((words) => words !== "").join(", ");
}

/** What a day is about: `Mitigation: a second look`. */
export const dueName = ({ commitment: { what, text } }: Pick<DueItem, "commitment">): string => `${capital(what)}: ${text}`;

/** In short what there is to say of a system, what is wrong first: `tier 1, 2 missing, 1 overdue, 3 errors, next due 2026-06-01`. */
export function systemWords({ tier, required, due, problems }: SystemPortfolio): string {
	const missing = required.filter(isMissing).length;
	const late = due.filter(({ overdue }) => overdue).length;
	const next = due.find(({ overdue }) => !overdue);
	const words = [
		...[`tier ${tier.tier}`, missing > 0 ? `${missing} missing` : "", late > 0 ? `${late} overdue` : ""],
		...[problemWords(problems.filter(({ severity }) => severity !== "info")), next ? `next due ${next.due}` : ""],
	];
	return words.filter((one) => one !== "").join(", ");
}

/** How many references there are, and how they stand, what is wrong first: `1 number differs, 1 target changed, 12 match`. */
export function referenceWords(tally: Tally): { readonly count: number; readonly words: string } {
	const differing = tally.get("different") ?? 0;
	const count = [...tally].reduce((sum, [shown, many]) => sum + (shown === "different" ? 0 : many), 0);
	const otherwise = differing > 0 ? [counted(differing, "number differs", "numbers differ")] : [];
	return { count, words: [...otherwise, ...worstFirst(tally)].join(", ") };
}
