import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Overview", "Scope", "In short", "At a glance"],
		tiers: [1, 2, 3],
		prompt: "_Which risks matter now, what changed since last time, and what somebody has to decide._",
	},
	{
		id: "themes",
		title: "Themes",
		synonyms: ["Patterns", "Common causes", "Trends"],
		tiers: [1, 2],
		prompt: "_What several of these risks have in common, and what would lower them together._",
	},
	{
		id: "reporting",
		title: "Reporting",
		synonyms: ["Reporting cadence", "Cadence", "How it is kept"],
		tiers: [1],
		prompt: "_Who goes through it how often, who is told what, and when somebody is called in between._",
	},
];
