import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";

export const decisionLog: Kind = {
	id: "decision-log",
	title: "Decision log",
	description: "What was decided about a system, by whom, on what ground and until when",
	family: "rai",
	prefix: "DL",
	entries: [{ at: "/decisions/-/id", prefix: "DEC" }],
	sections,
	guidance,
	rules,
};
