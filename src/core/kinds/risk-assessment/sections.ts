import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Acceptable because", "Residual risk statement", "Residual risk", "Overall residual risk", "Conclusion", "At a glance"],
		tiers: [1, 2, 3],
		prompt: "_Acceptable because… In two or three sentences anyone can read: why what remains may be taken, or why it may not._",
	},
	{
		id: "risk-narrative",
		title: "Risk narrative",
		synonyms: ["Risk analysis", "Risks", "Risk discussion"],
		tiers: [1, 2],
		prompt: "_Which risk worries you most, how the risks feed each other, and what you considered and set aside._",
	},
	{
		id: "dissent",
		title: "Dissent",
		synonyms: ["Dissenting views", "Dissenting opinions", "Disagreement", "Disagreements", "Minority views"],
		tiers: [1],
		prompt: "_Who saw it differently, about what, and what became of it. If nobody did: how they were asked._",
	},
];
