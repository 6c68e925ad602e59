import { licenseRule } from "../huggingface.js";
import type { Kind } from "../kind.js";
import { guidance } from "./guidance.js";
import { sections } from "./sections.js";

export const huggingFaceModelCard: Kind = {
	id: "huggingface-model-card",
	title: "Hugging Face model card",
	description: "A model's README.md as the Hugging Face Hub reads it",
	family: "plain",
	sections,
	guidance,
	rules: [licenseRule],
};
