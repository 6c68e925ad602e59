import type { Kind } from "../kind.js";
import { guidance } from "./guidance/index.js";
import { SOURCES } from "./open.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";

export const readinessMemo: Kind = {
	id: "readiness-memo",
	title: "Readiness memo",
	description: "Whether a release is ready, what is recommended, and what must be done before people meet it",
	family: "rai",
	prefix: "RM",
	sections,
	guidance,
	besides: SOURCES,
	rules,
};
