import type { Traces } from "../kind.js";

/** A tier-3 card describes its data in words. */
export const traces: Traces = {
	fields: [
		{ at: "/model/ref", class: "model" },
		{ at: "/model/base_model", class: "model", origin: true },
		{ at: "/datasets/-/ref", class: "data" },
		{ at: "/datasets/-/sheet", class: "data" },
		{ at: "/training/code", class: "code" },
	],
	owes: { 1: ["model", "data", "code"], 2: ["model", "data", "code"], 3: ["model"] },
};
