import assert from "node:assert/strict";
import { inSentence, withArticle } from "../../src/core/words.js";

describe("A title in a sentence", () => {
	for (const [title, words] of [
		["Model card", "a model card"],
		["Exception request", "an exception request"],
		["Red-team report", "a red-team report"],
		["Runbook", "a runbook"],
		["Hugging Face model card", "a Hugging Face model card"],
		["LLM bill of materials", "an LLM bill of materials"],
		["AI literacy record", "an AI literacy record"],
		["DPIA", "a DPIA"],
		["Use case", "a use case"],
		["Update note", "an update note"],
		["Änderung", "a änderung"],
		["fact sheet", "a fact sheet"],
	] as const)
		it(`is “${words}”`, () => assert.equal(withArticle(inSentence(title)), words));
});
