import type { Kind } from "../kind.js";
import { guidance } from "./guidance/index.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";

export const privacyAssessment: Kind = {
	id: "privacy-assessment",
	title: "Privacy assessment",
	description: "Which personal data it uses and why, what could happen to the people, and what protects them",
	family: "rai",
	prefix: "PA",
	sections,
	guidance,
	rules,
};
