import type { Traces } from "../kind.js";

export const traces: Traces = {
	fields: [
		{ at: "/dataset/ref", class: "data" },
		{ at: "/composition/splits/-/ref", class: "data" },
		{ at: "/lineage/-/parent", class: "data", origin: true },
		{ at: "/preprocessing/steps/-/code", class: "code" },
		{ at: "/lineage/-/transformation", class: "code" },
	],
	owes: { 1: ["data", "code"], 2: ["data"], 3: ["data"] },
};
