import { isOverdue, obligationsIn } from "../due/due.js";
import type { Library } from "../library/library.js";
import { compare } from "../order.js";
import type { ListRow } from "./lists.js";

/** What somebody has to do and has not: by day, what has none last. */
export function actionRows(library: Library, today: string): ListRow[] {
	const open = obligationsIn(library).filter(({ action }) => action);
	const dayOf = ({ due = "9999-12-31" }: { due?: string }) => due;
	return open
		.sort((a, b) => compare(dayOf(a), dayOf(b)))
		.map((one) => ({
			...{ what: one.what, title: one.title, system: one.system, status: one.status, owner: one.owner, due: one.due ?? "" },
			...{ overdue: isOverdue(one, today) ? "yes" : "no", artifact: one.artifact, path: one.path, line: one.line + 1 },
		}));
}
