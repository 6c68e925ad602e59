import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";
import { traces } from "./traces.js";

export const evaluationPlan: Kind = {
	id: "evaluation-plan",
	title: "Evaluation plan",
	description: "What is tested before a release, on whom, and what the results must show",
	family: "rai",
	prefix: "EP",
	sections,
	guidance,
	traces,
	rules,
};
