import type { Section } from "../kind.js";

export const sections: readonly Section[] = [
	{
		id: "scope",
		title: "Scope",
		synonyms: ["Overview", "Summary", "What is watched", "Monitoring scope"],
		tiers: [1, 2],
		prompt: "_What is watched, what not, and who looks at it on an ordinary day._",
	},
	{
		id: "alerting-and-escalation",
		title: "Alerting and escalation",
		synonyms: ["Alerting", "Escalation", "Alerts", "Alerts and escalation", "Response"],
		tiers: [1],
		prompt: "_What happens between the first alert and the moment when nobody else is harmed._",
	},
];
