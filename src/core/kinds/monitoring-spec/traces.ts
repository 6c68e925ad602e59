import type { Traces } from "../kind.js";

/** Which version is watched; what new data are compared with is data as well, where somebody compares. */
export const traces: Traces = {
	fields: [
		{ at: "/target/model", class: "model" },
		{ at: "/drift/reference", class: "data" },
		{ at: "/metrics/-/source/query", class: "code" },
	],
	owes: { 1: ["model", "code"], 2: ["model"], 3: ["model"] },
};
