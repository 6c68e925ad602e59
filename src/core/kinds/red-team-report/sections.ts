import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Executive summary", "Overview", "At a glance", "Key findings"],
		tiers: [1, 2, 3],
		prompt: "_What an attacker could do, what was done about it, and what is still open, in two or three sentences anyone can read._",
	},
	{
		id: "scope-and-rules",
		title: "Scope and rules of engagement",
		synonyms: ["Rules of engagement", "Scope", "Scope and rules", "Approach"],
		tiers: [1, 2],
		prompt: "_What the attackers were allowed to do, and when they were to stop._",
	},
	{
		id: "retest",
		title: "Retest",
		synonyms: ["Retests", "Retesting", "Verification of fixes", "After the fixes"],
		tiers: [1],
		prompt: "_What was tried again once it was mended, and whether it held._",
	},
];
