import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Overview", "What happened", "Impact", "In short"],
		tiers: [1, 2, 3],
		prompt: "_What happened to whom, how it was noticed, and how it stopped, in words anyone can read._",
	},
	{
		id: "timeline",
		title: "Timeline",
		synonyms: ["Chronology", "Course of events", "Sequence of events"],
		tiers: [1, 2],
		prompt: "_What happened when, from the first cause to the last message, with what people knew at each moment._",
	},
	{
		id: "lessons",
		title: "Lessons",
		synonyms: ["Lessons learned", "What went well and badly", "What we learned", "What went well / badly"],
		tiers: [1],
		prompt: "_What went well, what went badly, where we were lucky, and what others should know._",
	},
];
