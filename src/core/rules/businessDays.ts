import { dayAfter } from "./dates.js";

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/**
 * The business day that many business days after a day, which counts from the next Monday on if it lies on a weekend.
 * Holidays differ from place to place, and are taken for business days.
 * @param day YYYY-MM-DD, one that the calendar has
 */
export function businessDayFrom(day: string, count: number): string {
	let at = day;
	while (isWeekend(at)) at = dayAfter(at, 1);
	for (let left = count; left > 0; left--)
		do at = dayAfter(at, 1);
		while (isWeekend(at));
	return at;
}
