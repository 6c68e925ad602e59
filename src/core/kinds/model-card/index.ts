import type { Kind } from "../kind.js";
import { guidance } from "./guidance/index.js";
import { rules } from "./rules/index.js";
import { sections } from "./sections.js";
import { traces } from "./traces.js";

export const modelCard: Kind = {
	id: "model-card",
	title: "Model card",
	description: "What a model is for, how well it works, and what if it is wrong",
	family: "rai",
	prefix: "MC",
	sections,
	guidance,
	traces,
	besides: ["intake-request"],
	rules,
};
