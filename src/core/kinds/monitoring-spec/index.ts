import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";
import { traces } from "./traces.js";

export const monitoringSpec: Kind = {
	id: "monitoring-spec",
	title: "Monitoring specification",
	description: "What is watched in use, when somebody acts, who that is, and what nobody would notice",
	family: "rai",
	prefix: "MON",
	sections,
	guidance,
	traces,
	besides: ["evaluation-report", "model-card", "system-card"],
	rules,
};
