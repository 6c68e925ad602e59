import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Overview", "Scope", "In short", "At a glance"],
		tiers: [1, 2, 3],
		prompt: "_Which controls were looked at and for what, which are missing, and who reads this for which purpose._",
	},
	{
		id: "gaps",
		title: "Gaps",
		synonyms: ["Open gaps", "What is missing", "Findings"],
		tiers: [1, 2],
		prompt: "_Which gaps matter, what they could lead to, and in which order they are closed._",
	},
	{
		id: "method",
		title: "Method",
		synonyms: ["How it was done", "Approach", "Methodology"],
		tiers: [1],
		prompt: "_Who looked at what, how a control was judged, and what was not looked at._",
	},
];
