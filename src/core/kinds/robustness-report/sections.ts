import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "summary",
		title: "Summary",
		synonyms: ["Executive summary", "Summary of findings", "Overview", "At a glance"],
		tiers: [1, 2, 3],
		prompt: "_Under which changes it still works, and under which not, in two or three sentences anyone can read._",
	},
	{
		id: "perturbations",
		title: "Perturbations",
		synonyms: ["Probes", "Method", "Test design", "Distribution shift", "How it was tested"],
		tiers: [1, 2],
		prompt: "_How the changes were chosen, and how near they are to what happens in use._",
	},
	{
		id: "stress-and-fail-safe",
		title: "Stress and fail-safe",
		synonyms: ["Stress", "Fail-safe", "Stress tests", "Failure modes", "Load and failures"],
		tiers: [1],
		prompt: "_What people meet when it breaks, and how that was tried._",
	},
];
