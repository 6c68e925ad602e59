import { element } from "../../html.js";
import type { PolicySetting } from "../../policy/explain.js";
import { counted } from "../../words.js";
import { type Part, part, table } from "./parts.js";

const CHANGES = { stricter: "stricter", looser: "looser", other: "otherwise", same: "", none: "", void: "" } as const;

/** By which rules it was checked, where they are not the usual ones; nothing where they are. */
export function policyParts(settings: readonly PolicySetting[]): Part[] {
	if (settings.length === 0) return [];
	const looser = settings.filter(({ change }) => change === "looser").length;
	const rows = settings.map(({ name, value, source = "", change, usual = "" }) => [
		element("code", {}, name),
		value,
		usual,
		CHANGES[change],
		source,
	]);
	const columns = ["Setting", "Here", "Usual", "It is", "Where"].map((title) => ({ title }));
	const note = looser > 0 ? counted(looser, "looser", "looser") : counted(settings.length, "setting");
	return [part("policy", "What the policy says otherwise than usual", { note }, table("Settings", columns, rows))];
}
