import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";

export const assurancePack: Kind = {
	id: "assurance-pack",
	title: "Assurance pack",
	description: "What a customer is shown about a system, what is claimed, and what that rests on",
	family: "rai",
	prefix: "AP",
	sections,
	guidance,
	rules,
};
