import type { Library } from "../library/library.js";
import { actionRows } from "./actions.js";
import { riskRows } from "./risks.js";
import { systemRows } from "./systems.js";

export const LISTS = ["risks", "actions", "systems"] as const;

export type ListName = (typeof LISTS)[number];

/** What a list says of one thing. Empty where the documents say nothing; days are YYYY-MM-DD, counts are numbers. */
export type ListRow = Readonly<Record<string, string | number>>;

/** The columns of each list, in their order. */
export const LIST_COLUMNS: Readonly<Record<ListName, readonly string[]>> = {
	risks: [
		...["id", "title", "system", "category", "inherent", "residual", "response", "status", "owner", "due", "overdue"],
		...["artifact", "path", "line"],
	],
	actions: ["what", "title", "system", "status", "owner", "due", "overdue", "artifact", "path", "line"],
	systems: [
		...["system", "tier", "documents", "approved", "in_review", "drafts", "past"],
		...["open_risks", "high_risks", "open_actions", "overdue", "next_due", "errors", "warnings"],
	],
};

const ROWS: Readonly<Record<ListName, (library: Library, today: string) => ListRow[]>> = {
	risks: riskRows,
	actions: actionRows,
	systems: systemRows,
};

/**
 * All risks, open actions or systems of a root, as one flat list. Every row has the columns of its list, and no others.
 * @param today YYYY-MM-DD
 */
export const rowsOf = (library: Library, what: ListName, today: string): ListRow[] => ROWS[what](library, today);
