import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";
import { traces } from "./traces.js";

export const systemCard: Kind = {
	id: "system-card",
	title: "System card",
	description: "What a system does and for whom, and what keeps it safe",
	family: "rai",
	prefix: "SC",
	sections,
	guidance,
	traces,
	besides: ["intake-request"],
	rules,
};
