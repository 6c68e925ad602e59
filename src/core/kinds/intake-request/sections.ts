import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "open-questions",
		title: "Open questions",
		synonyms: ["Questions", "Unknowns", "To be clarified", "What we do not know yet"],
		tiers: [1, 2],
		prompt: "_What nobody can answer yet, who finds out, and by when._",
	},
	{
		id: "objections",
		title: "What speaks against it",
		synonyms: ["Objections", "Reasons against it", "Counterarguments", "Concerns"],
		tiers: [1],
		prompt: "_The strongest reason not to build it, in the words of somebody who thinks so._",
	},
];
