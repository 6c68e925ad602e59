import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Executive summary", "In short", "At a glance", "What is asked"],
		tiers: [1, 2, 3],
		prompt: "_What the system does, for whom, and what is asked of the board, in words anyone understands._",
	},
];
