import type { Kind } from "../kind.js";
import { guidance } from "./guidance/index.js";
import { rules } from "./rules/index.js";
import { sections } from "./sections.js";

export const riskAssessment: Kind = {
	id: "risk-assessment",
	title: "Risk assessment",
	description: "What could go wrong for whom, and what is done about it",
	family: "rai",
	prefix: "RA",
	entries: [
		{ at: "/risks/-/id", prefix: "RSK" },
		{ at: "/risks/-/mitigations/-/id", prefix: "MIT" },
	],
	sections,
	guidance,
	besides: ["intake-request", "monitoring-spec"],
	rules,
};
