import { counted, daysIn, dueWithin } from "../core/index.js";
import type { Report } from "./check.js";
import { dueLine } from "./dueText.js";
import { type Terminal, UsageError } from "./terminal.js";

/** Days of `--due`. */
export function dueDays(span: string): number {
	const days = daysIn(span);
	if (days === undefined) throw new UsageError(`--due is a time such as 30d or 4w, at most ten years, not “${span}”.`);
	return days;
}

/** Prints what falls due within some days. @returns 1 where something is overdue */
export function printDue({ out, today }: Terminal, { library, shown }: Report, days: number, format: "text" | "json"): number {
	const day = today();
	const due = dueWithin(library, days, day, shown);
	const overdue = due.filter((one) => one.days < 0).length;
	const summary = `${counted(due.length, "thing")} due within ${counted(days, "day")} of ${day}, ${overdue} of them overdue.`;
	const text = () => [...due.map(dueLine), ...(due.length > 0 ? [""] : []), summary, ""].join("\n");
	out(format === "json" ? `${JSON.stringify({ schema: 1, today: day, days, overdue, due }, null, 2)}\n` : text());
	return overdue > 0 ? 1 : 0;
}
