import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";
import { traces } from "./traces.js";

export const evaluationReport: Kind = {
	id: "evaluation-report",
	title: "Evaluation report",
	description: "How well a model or system works, for whom it does not, and what that says about the release",
	family: "rai",
	prefix: "ER",
	entries: [{ at: "/findings/-/id", prefix: "FND" }],
	sections,
	guidance,
	traces,
	rules,
};
