import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules/index.js";
import { sections } from "./sections.js";

export const controlMapping: Kind = {
	id: "control-mapping",
	title: "Control mapping",
	description: "Which controls of a framework apply, how far each is in place, and what shows it",
	family: "rai",
	prefix: "CM",
	sections,
	guidance,
	rules,
};
