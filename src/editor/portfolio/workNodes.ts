import type { Named, WorkItem } from "../../core/index.js";
import { compare, workOf } from "../../core/index.js";
import type { RevealPlace } from "../traceability/reveal.js";
import type { RootPortfolio } from "./portfolios.js";

/** When something is to be done. */
export type When = "overdue" | "due" | "undated";

export interface WhenNode {
	readonly kind: "when";
	readonly id: string;
	readonly parent?: undefined;
	readonly when: When;
	readonly items: readonly WorkItemNode[];
}

export interface WorkItemNode {
	readonly kind: "item";
	readonly id: string;
	/** Set once its list is made. */
	readonly parentId: string;
	readonly item: WorkItem;
	readonly place: RevealPlace;
}

export type WorkNode = WhenNode | WorkItemNode;

const WHENS: readonly When[] = ["overdue", "due", "undated"];

/** What is overdue first, what has no day last; of all folders. @param whose undefined for everybody */
export function workNodes(roots: readonly RootPortfolio[], whose: readonly Named[] | undefined, today: string): WhenNode[] {
	const counts = new Map<string, number>();
	const found = roots.flatMap((root) => workOf(root.systems, whose, today).map((item) => itemNode(root, item, counts)));
	const byDay = found.sort((a, b) => compare(a.item.due ?? "9999", b.item.due ?? "9999"));
	return WHENS.map((when): WhenNode => ({ kind: "when", id: when, when, items: byDay.filter(({ parentId }) => parentId === when) })).filter(
		({ items }) => items.length > 0,
	);
}

const whenOf = ({ due, overdue }: WorkItem): When => (overdue ? "overdue" : due === undefined ? "undated" : "due");

/** Two that say the same are counted, so that each has an id of its own. */
function itemNode(root: RootPortfolio, item: WorkItem, counts: Map<string, number>): WorkItemNode {
	const { path } = item.document.overview;
	const name = JSON.stringify([root.key, path, item.kind, item.words, item.text]);
	const count = (counts.get(name) ?? 0) + 1;
	counts.set(name, count);
	const place = { uri: root.uriOf(path).toString(), range: item.range };
	return { kind: "item", id: `${name} ${count}`, parentId: whenOf(item), item, place };
}
