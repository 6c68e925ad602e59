import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";
import { traces } from "./traces.js";

export const redTeamReport: Kind = {
	id: "red-team-report",
	title: "Red-team report",
	description: "Who attacked a system and how, what worked, what was done about it, and what nobody tried",
	family: "rai",
	prefix: "RT",
	entries: [{ at: "/findings/-/id", prefix: "FND" }],
	sections,
	guidance,
	traces,
	rules,
};
