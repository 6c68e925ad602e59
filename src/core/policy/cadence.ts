import { child, textOf, type YamlNode } from "../document/node.js";
import { TIERS, type Tier } from "../kinds/kind.js";
import { dayAfter } from "../rules/dates.js";

/** How often a document is reviewed: `6 months`, `90 days`. */
export interface Cadence {
	readonly count: number;
	readonly unit: "months" | "days";
}

export type Cadences = Readonly<Partial<Record<Tier, Cadence>>>;

/** Where no policy says another. Source: the envelope of the document specification (`review_due`): ISO/IEC 42001 A.2.4, NIST AI RMF GOVERN 1.5. */
export const USUAL_CADENCE: Readonly<Record<Tier, Cadence>> = {
	1: { count: 6, unit: "months" },
	2: { count: 12, unit: "months" },
	3: { count: 24, unit: "months" },
};

export const cadencesFrom = (node: YamlNode | undefined): Cadences =>
	Object.fromEntries(
		TIERS.flatMap((tier) => {
			const cadence = cadenceIn(textOf(child(node, String(tier))));
			return cadence ? [[tier, cadence]] : [];
		}),
	);

/** Undefined where it is written otherwise: the schema says so. */
export function cadenceIn(text: string | undefined): Cadence | undefined {
	const [, count, unit] = /^([1-9]\d{0,3}) (month|day)s?$/.exec(text ?? "") ?? [];
	return count && unit ? { count: Number(count), unit: unit === "day" ? "days" : "months" } : undefined;
}

/** `6 months`, `1 day` */
export const cadenceWords = ({ count, unit }: Cadence): string => `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;

/** A month as the calendar has it on average. */
const MONTH = 30.4375;

const daysOf = ({ count, unit }: Cadence): number => (unit === "days" ? count : count * MONTH);

/** Whether `a` asks for a review more often than `b`. */
export const isOftener = (a: Cadence, b: Cadence): boolean => daysOf(a) < daysOf(b);

/** The day by which a document is due again. @param day YYYY-MM-DD; the result is the day itself where no calendar has it */
export function dueAfter(day: string, { count, unit }: Cadence): string {
	return unit === "days" ? dayAfter(day, count) : monthsAfter(day, count);
}

/** The same day of a later month, or its last one: 31 August and six months are 28 February. */
function monthsAfter(day: string, months: number): string {
	const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
	if (Number.isNaN(Date.parse(day))) return day;
	const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
	const at = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())));
	return at.toISOString().slice(0, 10);
}
