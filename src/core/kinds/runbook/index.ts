import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";

export const runbook: Kind = {
	id: "runbook",
	title: "Runbook",
	description: "What somebody does when something happens: who, in which order, and when it is over",
	family: "rai",
	prefix: "RUN",
	sections,
	guidance,
	rules,
};
