import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Overview", "Dataset summary", "Dataset description", "At a glance"],
		tiers: [1, 2, 3],
		prompt: "_What one record is, why the data were collected, and how, in two or three sentences anyone can read._",
	},
	{
		id: "collection",
		title: "Collection",
		synonyms: ["Collection process", "Data collection", "Dataset creation", "Source data"],
		tiers: [1, 2],
		prompt: "_Who collected it from whom, how, and what decided who or what is in it._",
	},
	{
		id: "known-gaps",
		title: "Known gaps",
		synonyms: ["Gaps", "Biases", "Bias", "Discussion of biases", "Considerations for using the data"],
		tiers: [1],
		prompt: "_Who or what is missing, how we know, and what that does to a system built on it._",
	},
];
