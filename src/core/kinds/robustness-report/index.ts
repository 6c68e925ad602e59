import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";
import { traces } from "./traces.js";

export const robustnessReport: Kind = {
	id: "robustness-report",
	title: "Robustness report",
	description: "How much worse it gets when what goes in changes or something fails, and what happens then",
	family: "rai",
	prefix: "RB",
	entries: [{ at: "/findings/-/id", prefix: "FND" }],
	sections,
	guidance,
	traces,
	rules,
};
