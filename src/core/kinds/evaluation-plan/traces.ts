import type { Traces } from "../kind.js";

/** Which model is to be tested, and from tier 2 on which data it is tested on. */
export const traces: Traces = {
	fields: [
		{ at: "/subject/model", class: "model" },
		{ at: "/suites/-/data", class: "data" },
	],
	owes: { 1: ["model", "data"], 2: ["model", "data"], 3: ["model"] },
};
