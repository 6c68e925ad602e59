import type { Traces } from "../kind.js";

/** A component's type says what it is; what it retrieves from is data. */
export const traces: Traces = {
	fields: [
		{ at: "/components/-/ref", class: "model", types: ["model", "router", "guardrail"] },
		{ at: "/components/-/ref", class: "prompts", types: ["prompt"] },
		{ at: "/components/-/ref", class: "data", types: ["vector-store", "memory"] },
		{ at: "/components/-/ref", class: "code", types: ["retriever", "tool", "ui", "other"] },
		{ at: "/retrieval/sources/-", class: "data" },
	],
	owes: { 1: ["model", "prompts"], 2: ["model", "prompts"], 3: [] },
};
