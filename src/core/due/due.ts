import { isDay } from "../day.js";
import type { Library } from "../library/library.js";
import { compare } from "../order.js";
import { dayAfter, daysBetween } from "../rules/dates.js";
import { isCopy, keptConditions, type Obligation, obligationsOf } from "./obligations.js";
import { keptRisks, riskOf } from "./risks.js";

/** Something with a day on which it falls due. */
export interface Due extends Obligation {
	readonly due: string;
	/** Until that day; negative where it has passed. */
	readonly days: number;
}

/** The longest time that is looked ahead: ten years. */
const MOST_DAYS = 3650;

const SPAN = /^(\d{1,4})(d|w)$/;

/** Days of a span, `30d` or `4w`; undefined where it is none. */
export function daysIn(span: string): number | undefined {
	const [, count = "", unit] = SPAN.exec(span) ?? [];
	const days = Number(count) * (unit === "w" ? 7 : 1);
	return count !== "" && days <= MOST_DAYS ? days : undefined;
}

/** All that documents wait for, in the order of paths and places; what a log or a register keeps, once, as it stands there. */
export function obligationsIn(library: Library, paths: readonly string[] = library.paths): Obligation[] {
	const checks = [...paths].sort().flatMap((path) => library.check(path) ?? []);
	const kept = new Set(library.artifactsOf("decision-log").flatMap(keptConditions));
	const listed = new Set(library.artifactsOf("risk-register").flatMap(keptRisks));
	return checks.flatMap(({ artifact }) =>
		obligationsOf(artifact).filter((one) => !isCopy(one, kept) && !listed.has(riskOf(artifact, one) ?? "")),
	);
}

/**
 * What falls due within some days from today, and what should have been done before: the longest overdue first.
 * @param today YYYY-MM-DD
 */
export function dueWithin(library: Library, days: number, today: string, paths?: readonly string[]): Due[] {
	const last = dayAfter(today, days);
	return obligationsIn(library, paths)
		.flatMap((one) =>
			one.due !== undefined && isDay(one.due) && one.due <= last ? [{ ...one, due: one.due, days: daysBetween(today, one.due) }] : [],
		)
		.sort((a, b) => compare(a.due, b.due));
}

/** Its day has passed; on the day itself it is not late yet. */
export const isOverdue = ({ due }: Pick<Obligation, "due">, today: string): boolean => due !== undefined && due < today;
