import { element, type Html } from "../../html.js";
import type { Decided } from "../model/decided.js";
import { conditionList } from "./conditions.js";
import { dissentOf } from "./dissent.js";
import { abridged, facts, list, personOf, words } from "./parts.js";

/** Who opens the packet later asks first what came of it. */
export function decidedBlock(decided: Decided): Html {
	const { on, version, option, votes, recusals, dissent, conditions, minutes, by, returned } = decided;
	const rows = [
		...(votes ? [["Votes", votesOf(votes)] as const] : []),
		...(conditions.length > 0 ? [["Conditions", conditionList(conditions)] as const] : []),
		...(dissent.length > 0 ? [["Dissent", list(dissentOf(dissent))] as const] : []),
		...(recusals.length > 0 ? [["Stood aside", list(recusals.map((one) => words(one)))] as const] : []),
		...(returned.length > 0 ? [["Went back because", list(returned.map((one) => words(one)))] as const] : []),
		...(by.length > 0 ? [[returned.length > 0 ? "Sent back by" : "Decided by", list(by.map(personOf))] as const] : []),
		...(minutes ? [["Minutes", element("code", {}, words(abridged(minutes)))] as const] : []),
	];
	return element(
		"div",
		{ class: "decided" },
		element(
			"p",
			{ class: "verdict" },
			element(
				"span",
				{ class: "detail" },
				["Decided", on && `on ${on.text}`, version && `about ${version.text}`].filter((one) => one).join(" "),
				": ",
			),
			words(option ?? decided.decision, "strong"),
			...(option ? [element("span", { class: "detail" }, " (", words(decided.decision), ")")] : []),
		),
		facts(rows),
	);
}

const votesOf = (votes: NonNullable<Decided["votes"]>): string =>
	(["for", "against", "abstained"] as const).flatMap((way) => (votes[way] ? [`${votes[way].text} ${way}`] : [])).join(", ");
