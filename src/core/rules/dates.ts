import { resolved, type YamlNode } from "../document/node.js";
import type { Span } from "../document/span.js";

/** A date where it stands. Such texts compare as the days do. */
export interface Dated {
	/** YYYY-MM-DD, as written. */
	readonly date: string;
	readonly span: Span;
}

/** Impossible dates are the schema's business, and some of them are read here. */
export function dateAt(node: YamlNode | undefined): Dated | undefined {
	const scalar = resolved(node);
	if (scalar?.kind !== "scalar" || !/^\d{4}-\d{2}-\d{2}$/.test(scalar.text)) return undefined;
	return { date: scalar.text, span: scalar.span };
}

const DAY = 86_400_000;

/** How many days lie between two days, YYYY-MM-DD: not a number where no calendar has one of them. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** So many days later; where no calendar has the day, it is the day itself. @param day YYYY-MM-DD */
export function dayAfter(day: string, days: number): string {
	const time = Date.parse(day);
	return Number.isNaN(time) ? day : new Date(time + days * DAY).toISOString().slice(0, 10);
}
