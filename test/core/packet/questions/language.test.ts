import assert from "node:assert/strict";
import { completionsAt } from "../../../../src/core/language/completion.js";
import { hoverAt } from "../../../../src/core/language/hover.js";
import { nameAt, renameEdits } from "../../../../src/core/language/occurrences.js";
import { checkedIn, marked, workspace } from "../../language/marked.js";

const FILE = "rai-questions.yaml";
const CARD = "---\nartifact: model-card\nid: MC-a\ntitle: A card\nstatus: draft\n---\n";

/** What is offered where `¦` stands in the questions. */
function offered(withMark: string): string[] {
	const { text, offset } = marked(withMark, "¦");
	const library = workspace({ "card.md": CARD, [FILE]: text });
	return completionsAt(library, checkedIn(library, FILE).artifact, offset).map(({ label }) => label);
}

describe("In the questions of reviewers", () => {
	it("documents are offered by their ids", () => assert.deepEqual(offered("questions:\n  - document: ¦\n"), ["MC-a"]));

	it("states are offered", () => assert.deepEqual(offered("questions:\n  - state: ¦\n"), ["open", "answered", "withdrawn"]));

	it("keys are offered that are not there yet", () => {
		const keys = offered("questions:\n  - id: Q-1\n    ¦\n");
		assert.ok(keys.includes("quote") && !keys.includes("id"), keys.join(", "));
	});

	it("a field is explained", () => {
		const { text, offset } = marked("questions:\n  - quo¦te: It\n", "¦");
		const library = workspace({ [FILE]: text });
		assert.match(hoverAt(checkedIn(library, FILE).artifact, offset)?.text ?? "", /passage as it stood/);
	});

	it("a document that gets another id keeps its questions", () => {
		const text = 'questions:\n  - { document: "MC-a", question: Why }\n  - { document: MC-b, question: Why }\n';
		const library = workspace({ "card.md": CARD, [FILE]: text });
		const found = nameAt(library, FILE, text.indexOf("MC-a"));
		assert.deepEqual(found?.name, { document: "MC-a" });
		const edits = renameEdits(library, found?.name ?? assert.fail(), "MC-c");
		assert.ok(!("refused" in edits));
		assert.deepEqual(
			[...edits].map(([path, list]) => [path, list.map(({ newText }) => newText)]),
			[
				["card.md", ["MC-c"]],
				[FILE, ["MC-c"]],
			],
		);
	});
});
