import type { Traces } from "../kind.js";

/** What holds against attackers is one version; what it is made of differs, so any pinned target will do. */
export const traces: Traces = {
	fields: [{ at: "/scope/targets/-", class: "model" }],
	owes: { 1: ["model"], 2: ["model"], 3: ["model"] },
};
