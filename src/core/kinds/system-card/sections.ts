import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Overview", "What the system does", "System overview", "System description", "At a glance"],
		tiers: [1, 2, 3],
		prompt: "_What the system does, and for whom, in two or three sentences anyone can read._",
	},
	{
		id: "architecture",
		title: "Architecture and data flow",
		synonyms: ["Architecture", "Data flow", "System architecture", "How it works"],
		tiers: [1, 2],
		prompt: "_How a request travels through the system, who sees it on the way, and where it can go wrong._",
	},
	{
		id: "safety-measures",
		title: "Safety measures",
		synonyms: ["Safety", "Safeguards", "Guardrails", "Mitigations", "Risk mitigations"],
		tiers: [1, 2],
		prompt: "_What keeps a mistake from becoming harm, and how that was tested._",
	},
	{
		id: "residual-risk",
		title: "Residual risk",
		synonyms: ["Residual risks", "Remaining risks", "Risk acceptance"],
		tiers: [1],
		prompt: "_What can still go wrong, who accepted it, and what would change their mind._",
	},
];
