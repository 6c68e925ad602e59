import { licenseRule } from "../huggingface.js";
import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { sections } from "./sections.js";

export const huggingFaceDatasetCard: Kind = {
	id: "huggingface-dataset-card",
	title: "Hugging Face dataset card",
	description: "A dataset's README.md as the Hugging Face Hub reads it",
	family: "plain",
	sections,
	guidance,
	rules: [licenseRule],
};
