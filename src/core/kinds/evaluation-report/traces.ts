import type { Traces } from "../kind.js";

/** A result is about one version, measured on certain data; from tier 2 on by code that somebody can read. */
export const traces: Traces = {
	fields: [
		{ at: "/subject/model", class: "model" },
		{ at: "/subject/datasets/-", class: "data" },
		{ at: "/results/-/dataset", class: "data" },
		{ at: "/subject/code", class: "code" },
		{ at: "/reproducibility/script", class: "code" },
		{ at: "/subject/prompts/-", class: "prompts" },
	],
	owes: { 1: ["model", "data", "code"], 2: ["model", "data", "code"], 3: ["model", "data"] },
};
