import type { ApprovalState } from "../../governance/judgement.js";
import { STANDING_NAMES } from "../../governance/provenance.js";
import { roleName } from "../../governance/roleName.js";
import { element, fragment, type Html } from "../../html.js";
import { counted } from "../../words.js";
import type { ApprovalShown } from "../model/approvals.js";
import { badge, nothing, type Part, part, sourceOf, table } from "./parts.js";

/** How an approval stands, in words and a colour. */
const STATES: Readonly<Record<ApprovalState, readonly [words: string, weight: string]>> = {
	current: ["about this text", "good"],
	reformatted: ["about this text; only white space differs", "good"],
	changed: ["its text changed since", "bad"],
	earlier: ["about an earlier version", "neutral"],
	undigested: ["does not say about which text", "attention"],
	unreadable: ["cannot be compared", "attention"],
};

export function approvalsPart(approvals: readonly ApprovalShown[]): Part {
	if (approvals.length === 0) return part("approvals", "Approvals", {}, nothing("Nobody has decided about these documents yet."));
	const changed = approvals.filter(({ state }) => state === "changed");
	const note = changed.length > 0 ? `${changed.length} changed since` : counted(approvals.length, "decision");
	const columns = [
		{ title: "Document" },
		{ title: "Who" },
		{ title: "Decision" },
		{ title: "On" },
		{ title: "How it stands" },
		{ title: "On record" },
	];
	return part(
		"approvals",
		"Approvals",
		{ note, attention: changed.length > 0 },
		table("Who decided what, and how that stands", columns, approvals.map(rowOf)),
	);
}

function rowOf({
	document,
	name,
	role,
	decision,
	conditions,
	date,
	version,
	state,
	since,
	relied,
	standing,
	at,
}: ApprovalShown): (Html | string)[] {
	const [words, weight] = state ? STATES[state] : ["not in force any more", "neutral"];
	return [
		element("span", sourceOf(at), document, element("span", { class: "detail" }, ` ${version}`)),
		element("span", { class: "person" }, element("span", { class: "name" }, name), " ", element("span", { class: "role" }, roleName(role))),
		fragment(decision, ...conditions.map((condition) => element("span", { class: "detail block" }, condition))),
		date,
		fragment(
			badge(words, weight),
			...(since ? [element("span", { class: "detail block" }, `Since then: ${since}.`)] : []),
			...(relied.length > 0 ? [element("span", { class: "detail block" }, `A document it relies on changed: ${relied.join(", ")}.`)] : []),
		),
		STANDING_NAMES[standing],
	];
}
