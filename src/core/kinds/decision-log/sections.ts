import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "purpose",
		title: "Purpose",
		synonyms: ["Summary", "Overview", "About this log", "Scope"],
		tiers: [1, 2],
		prompt: "_Which decisions this log holds, who may take them, and where the others are._",
	},
	{
		id: "still-to-decide",
		title: "Still to decide",
		synonyms: ["Open decisions", "Pending decisions", "Decisions to come", "Next decisions"],
		tiers: [1],
		prompt: "_What comes next, who decides it, and by when._",
	},
];
