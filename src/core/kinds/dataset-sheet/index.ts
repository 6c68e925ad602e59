import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { sections } from "./sections.js";
import { traces } from "./traces.js";

export const datasetSheet: Kind = {
	id: "dataset-sheet",
	title: "Dataset sheet",
	description: "What a dataset holds, where it came from, and what it is not for",
	family: "rai",
	prefix: "DS",
	sections,
	guidance,
	traces,
	rules: [],
};
