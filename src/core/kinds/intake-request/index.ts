import type { Kind } from "../kind.js";
import { guidance } from "./guidance/index.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";

export const intakeRequest: Kind = {
	id: "intake-request",
	title: "Intake request",
	description: "What somebody wants to build or change, and how much harm it could do",
	family: "rai",
	prefix: "INT",
	sections,
	guidance,
	rules,
};
