import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Overview", "In short", "About this pack"],
		tiers: [1, 2, 3],
		prompt: "_Which systems it is about, what the customer can rely on, and where to look first._",
	},
	{
		id: "limits",
		title: "Limits of this pack",
		synonyms: ["Limits", "Limitations", "What is not in it"],
		tiers: [1, 2],
		prompt: "_What is not in it and why, what was not tested, and what the customer still has to do._",
	},
];
