import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "when-to-use",
		title: "When to use",
		synonyms: ["When to use it", "When to use this runbook", "Scope", "Purpose", "Overview"],
		tiers: [1, 2],
		prompt: "_How one recognises the case that this is for, and which one it is not for._",
	},
	{
		id: "after-it-is-over",
		title: "After it is over",
		synonyms: ["Recovery and verification", "Recovery", "Afterwards", "Follow-up", "Postmortem", "Post-mortem"],
		tiers: [1],
		prompt: "_What is done when it is over: for those who were harmed, and so that it does not come again._",
	},
];
