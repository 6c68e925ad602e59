import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules/index.js";
import { sections } from "./sections.js";

export const exceptionRequest: Kind = {
	id: "exception-request",
	title: "Exception request",
	description: "Which rule is not kept for a while, why, and what protects people meanwhile",
	family: "rai",
	prefix: "EX",
	sections,
	guidance,
	rules,
};
