import type { Traces } from "../kind.js";

/** What ran when it happened: of the rest, only as much is named as had a part in it. */
export const traces: Traces = {
	fields: [
		{ at: "/state_at_incident/model", class: "model" },
		{ at: "/state_at_incident/prompts/-", class: "prompts" },
		{ at: "/state_at_incident/datasets/-", class: "data" },
		{ at: "/state_at_incident/config", class: "code" },
	],
	owes: { 1: ["model"], 2: ["model"], 3: ["model"] },
};
