import type { Due } from "../core/index.js";
import { printable } from "./text.js";

/** One thing that falls due, on one line. */
export function dueLine({ due, days, what, title, owner, artifact, path, line }: Due): string {
	const when =
		days < 0 ? `${-days} ${days === -1 ? "day" : "days"} overdue` : days === 0 ? "today" : `in ${days} ${days === 1 ? "day" : "days"}`;
	const whose = owner === "" ? "nobody named" : owner;
	return printable(`${due}  ${when.padEnd(18)}${what}: ${title} (${whose})  ${artifact}  ${path}:${line + 1}`);
}
