import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "test-design",
		title: "Test design",
		synonyms: ["Design", "Method", "Methodology", "Evaluation approach", "Test strategy"],
		tiers: [1, 2],
		prompt: "_Why these tests, and what was done so that they are fair._",
	},
	{
		id: "acceptance-criteria",
		title: "Acceptance criteria",
		synonyms: ["Acceptance", "Thresholds", "Pass criteria", "Pass and fail criteria", "Decision criteria"],
		tiers: [1],
		prompt: "_Who would be harmed by a near miss, and how that was weighed when the thresholds were set._",
	},
];
