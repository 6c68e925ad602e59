import { child, items, textOf, type YamlNode } from "../document/node.js";

/** Patterns whose answers vary, and can be talked into something. */
const GENERATIVE: readonly string[] = ["fine-tuned", "rag", "api-foundation-model", "agentic"];

/** Whether a document says that its system generates text, images or actions. */
export const isGenerative = (front: YamlNode | undefined): boolean =>
	items(child(front, "ai_pattern")).some((pattern) => GENERATIVE.includes(textOf(pattern) ?? ""));
