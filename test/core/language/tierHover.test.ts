import assert from "node:assert/strict";
import { hoverAt } from "../../../src/core/language/hover.js";
import { baseText } from "../../cases/case.js";
import { checkedAlone } from "./marked.js";

const BASE = baseText("intake-request.md");

function hover(text: string, at: string): string {
	const { artifact } = checkedAlone("a.md", text);
	return hoverAt(artifact, text.indexOf(at) + 1)?.text ?? assert.fail(`nothing is shown at ${at}`);
}

describe("A hover over the tier of an intake", () => {
	for (const at of ["tier: 3", "3\nversion", "final: 3"])
		it(`shows the calculation, then what the field is about: at ${JSON.stringify(at)}`, () => {
			const shown = hover(BASE, at);
			assert.match(
				shown,
				/^\*\*By the answers: tier 3 \(low\)\*\*\n\n- the answers come to 13 of 84 points, no more than a quarter: tier 3\n/,
			);
			assert.match(shown, /\n\n13 of 84 points: exposure 0 of 4, rights 0 of 8, safety 2 of 8, /);
			assert.match(shown, /\n\n---\n\n\*\*(?:Tier|Final tier)\*\*/);
			assert.doesNotMatch(shown, /Unanswered|Prohibited/);
		});

	it("says what is open, and what is certain", () => {
		const shown = hover(
			BASE.replace("Q01: 0, ", "")
				.replace("hard_triggers: [none]", "hard_triggers: []")
				.replace("floor_triggers: [none]", "floor_triggers: [F02]"),
			"tier: 3",
		);
		assert.match(shown, /^\*\*By the answers: not computed yet, but at least tier 2 \(medium\)\*\*/);
		assert.match(shown, /exposure unanswered, /);
		assert.match(shown, /Unanswered: `tiering\.answers\.Q01`, `tiering\.hard_triggers`/);
	});

	it("names prohibited practices", () =>
		assert.match(
			hover(BASE.replace("stop_triggers: [none]", "stop_triggers: [P06]"), "tier: 3"),
			/\*\*Prohibited practices\*\*\n\n- P06, inferring emotions/,
		));

	it("is what it was in other documents", () => assert.match(hover(baseText("model-card.md"), "tier: 3"), /^\*\*Tier\*\*/));
});
