import { element, type Html } from "../../html.js";
import type { Condition } from "../model/prior.js";
import { badge, nothing, personOf, words } from "./parts.js";

/** What a decision depends on, each with how it stands. */
export const conditionList = (conditions: readonly Condition[]): Html =>
	conditions.length === 0 ? nothing("Without conditions.") : element("ul", { class: "conditions" }, ...conditions.map(conditionOf));

function conditionOf({ text, owner, due, test, status, overdue }: Condition): Html {
	const state = overdue ? badge("overdue", "bad") : badge(status, status === "met" ? "good" : status === "open" ? "attention" : "neutral");
	const whose = [...(owner ? [personOf(owner)] : []), ...(due ? [owner ? ", by " : "By ", words(due)] : [])];
	const seen = test ? [whose.length > 0 ? ". Met when: " : "Met when: ", words(test)] : [];
	const more = [...whose, ...seen];
	return element(
		"li",
		{},
		state,
		element("div", {}, words(text), ...(more.length > 0 ? [element("span", { class: "detail block" }, ...more)] : [])),
	);
}
