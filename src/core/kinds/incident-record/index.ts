import type { Kind } from "../kind.js";
import { guidance } from "./guidance/index.js";
import { rules } from "./rules.js";
import { sections } from "./sections.js";
import { traces } from "./traces.js";

export const incidentRecord: Kind = {
	id: "incident-record",
	title: "Incident record",
	description: "What went wrong for whom, how it was stopped, why it happened, and what was learnt",
	family: "rai",
	prefix: "INC",
	entries: [{ at: "/corrective_actions/-/id", prefix: "ACT" }],
	sections,
	guidance,
	traces,
	rules,
};
