import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Overview", "Model summary", "Model description", "At a glance"],
		tiers: [1, 2, 3],
		prompt: "_What the model does, what it is meant for, and who uses it, in two or three sentences anyone can read._",
	},
	{
		id: "intended-use",
		title: "Intended use",
		synonyms: ["Intended uses", "Uses", "Use cases", "Intended uses and limitations"],
		tiers: [1, 2],
		prompt: "_Where in the process the output is used, and what a person does with it._",
	},
	{
		id: "evaluation",
		title: "Evaluation",
		synonyms: ["Metrics", "Results", "Metrics and results", "Evaluation results", "Performance"],
		tiers: [1, 2],
		prompt: "_How it was tested, on whom, and what the numbers mean for them._",
	},
	{
		id: "ethical-considerations",
		title: "Ethical considerations",
		synonyms: ["Ethics", "Fairness", "Bias and fairness", "Harms", "Bias, risks and limitations"],
		tiers: [1],
		prompt: "_Who could be harmed, how that was weighed, and what was decided._",
	},
];
