import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Summary of findings", "Executive summary", "Overview", "At a glance", "Key findings", "Results in brief"],
		tiers: [1, 2, 3],
		prompt: "_What was found out, in two or three sentences anyone can read: how often it is wrong, and for whom more often._",
	},
	{
		id: "method",
		title: "Method",
		synonyms: ["Methods", "Methodology", "Evaluation method", "Test design", "How it was tested"],
		tiers: [1, 2],
		prompt: "_How it was tested, and what was done so that the test is fair._",
	},
	{
		id: "groups",
		title: "Groups",
		synonyms: ["Subgroup analysis", "Subgroups", "Fairness", "Fairness analysis", "Cohorts", "Disaggregated results"],
		tiers: [1],
		prompt: "_For whom it works less well, and what that means for them._",
	},
];
