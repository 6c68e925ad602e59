import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Overview", "In short", "Processing description", "Conclusion"],
		tiers: [1, 2, 3],
		prompt: "_Whose data are used for what, what could happen to them, and why it may be done, so that they would understand it._",
	},
	{
		id: "risks-to-individuals",
		title: "Risks to individuals",
		synonyms: ["Risks to people", "Risks to data subjects", "Risks", "Risks to rights and freedoms"],
		tiers: [1, 2],
		prompt: "_What could happen to whom if data leak, are wrong, or are used for something else, and what stands against it._",
	},
	{
		id: "open-questions",
		title: "Open questions",
		synonyms: ["Questions", "Still open", "Unresolved questions"],
		tiers: [1],
		prompt: "_What Legal, the data protection officer or the people concerned have not answered yet, and who asks them by when._",
	},
];
