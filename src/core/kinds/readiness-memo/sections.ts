import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Recommendation", "Executive summary", "In short", "At a glance"],
		tiers: [1, 2, 3],
		prompt: "_What is released, what is recommended and why, in a few sentences that somebody can decide on._",
	},
	{
		id: "residual-risk",
		title: "Residual risk",
		synonyms: ["Risk that remains", "Remaining risk", "Residual risks"],
		tiers: [1, 2],
		prompt: "_What could still happen to whom on the first day, and why that may be taken._",
	},
	{
		id: "dissent",
		title: "Dissent",
		synonyms: ["Dissenting views", "Disagreement", "Other views"],
		tiers: [1],
		prompt: "_Who would recommend something else, and why. If nobody would: how they were asked._",
	},
];
