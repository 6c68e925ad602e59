import type { Difference, Mark } from "../../diff/difference.js";
import { excerpt, headline } from "../../diff/wording.js";
import { element, fragment, type Html } from "../../html.js";
import { plain, shortDigests } from "../../trace/plain.js";
import type { MemberChange } from "../model/changes.js";
import type { PriorDecision } from "../model/prior.js";
import type { Place } from "../model/said.js";
import { conditionList } from "./conditions.js";
import { badge, list, nothing, type Part, part, sourceOf, words } from "./parts.js";

/** What was decided before, and how its conditions stand: on the first page. */
export function priorPart(prior: readonly PriorDecision[]): Part {
	const active = prior.filter(({ state, own }) => state === "active" && !own);
	const open = active.flatMap(({ conditions }) => conditions).filter(({ status }) => status === "open");
	const shown = active.map((decision) =>
		element("div", { class: "prior" }, element("h3", {}, words(decision.title), ...dated(decision)), conditionList(decision.conditions)),
	);
	const body = shown.length > 0 ? shown : [nothing("No decision about this system is in force on record.")];
	return part("prior", "Decided before, and its conditions", { attention: open.some(({ overdue }) => overdue) }, ...body);
}

const dated = ({ date, expires }: PriorDecision): Html[] =>
	date ? [element("span", { class: "detail" }, ` ${date.text}${expires ? `, until ${expires.text}` : ""}`)] : [];

/** Every decision of the log, the newest first. */
export function decisionsPart(prior: readonly PriorDecision[]): Part {
	if (prior.length === 0) return part("decisions", "Decisions on record", {}, nothing("There is no decision log of this system."));
	const shown = prior.map(({ id, title, date, decision, rationale, state }) =>
		element(
			"div",
			{ class: "prior" },
			element(
				"h3",
				{},
				words(title),
				element("span", { class: "detail" }, ` ${[id, date?.text].filter((one) => one).join(", ")} `),
				...(state === "active" ? [] : [badge(state, "neutral")]),
			),
			...(decision ? [words(decision, "p")] : []),
			...rationale.map((reason) => element("p", { class: "detail" }, words(reason))),
		),
	);
	return part("decisions", "Decisions on record", {}, ...shown);
}

const CHANGE_WEIGHTS = { same: "good", changed: "attention", new: "attention", gone: "neutral", unreadable: "bad" } as const;

/** What is otherwise than when the board last decided. */
export function changesPart(changes: readonly MemberChange[]): Part {
	if (changes.length === 0)
		return part(
			"changes",
			"Since the last decision",
			{},
			nothing("There is no earlier decision on record whose documents are here to compare with."),
		);
	const changed = changes.filter(({ change }) => change !== "same");
	const same = changes.length - changed.length;
	const shown = changed.map(changeOf);
	const rest =
		same > 0 ? [element("p", { class: "detail" }, `${same} ${same === 1 ? "document says" : "documents say"} the same as then.`)] : [];
	return part("changes", "Since the last decision", { note: `${changed.length} of ${changes.length}` }, ...shown, ...rest);
}

function changeOf({ id, path, change, summary, differences, document }: MemberChange): Html {
	const head = element("summary", {}, element("strong", {}, id), " ", badge(change, CHANGE_WEIGHTS[change]), " ", summary);
	if (differences.length === 0)
		return element("p", { class: "change" }, element("strong", {}, id), " ", badge(change, CHANGE_WEIGHTS[change]), " ", summary);
	const place = (difference: Difference): Place => ({ path, line: document?.lines.lineAt(difference.spans.after.start) ?? 0 });
	return element("details", { class: "change", open: "" }, head, list(differences.map((one) => differenceOf(one, place(one)))));
}

function differenceOf(difference: Difference, at: Place): Html {
	const head = element("span", { class: "detail" }, plain(headline(difference)));
	if (difference.kind === "field") {
		const { marks, values } = difference;
		if (marks && !difference.isNumber) return element("span", sourceOf(at), head, ": ", marked(marks));
		return element("span", sourceOf(at), head, ": ", sides(values.before, values.after));
	}
	if (difference.kind === "reformatted") return element("span", sourceOf(at), head);
	return element("span", sourceOf(at), head, ...difference.changes.map(({ marks }) => element("blockquote", {}, marked(marks))));
}

const sides = (before: string | undefined, after: string | undefined): Html =>
	fragment(
		...(before === undefined ? [] : [element("del", {}, plain(before))]),
		...(before !== undefined && after !== undefined ? [" → "] : []),
		...(after === undefined ? [] : [element("ins", {}, plain(after))]),
	);

const marked = (marks: readonly Mark[]): Html =>
	fragment(
		...excerpt(marks).map(({ kind, text }) => (kind === "same" ? text : element(kind === "added" ? "ins" : "del", {}, shortDigests(text)))),
	);
