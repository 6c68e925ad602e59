import assert from "node:assert/strict";
import { applyEdits } from "../../../src/core/document/span.js";
import { KINDS } from "../../../src/core/kinds/table.js";
import { tierAnswersOf } from "../../../src/core/tiering/answers.js";
import { type Level, TIER_QUESTIONS } from "../../../src/core/tiering/questions.js";
import { type GivenAnswers, tierAnswerEdits } from "../../../src/core/tiering/write.js";
import { baseText } from "../../cases/case.js";
import { created } from "../kinds/templates.js";
import { checkedAlone } from "../language/marked.js";

const given = (levels: Readonly<Record<string, Level>>, lists: Readonly<Record<string, readonly string[]>> = {}): GivenAnswers => ({
	levels: new Map(Object.entries(levels)),
	lists: new Map(Object.entries(lists)) as GivenAnswers["lists"],
});

function written(text: string, answers: GivenAnswers, path = "a.yaml"): string {
	const { artifact } = checkedAlone(path, text);
	return applyEdits(text, tierAnswerEdits(artifact, answers));
}

const ALL = given(Object.fromEntries(TIER_QUESTIONS.map(({ id }, i) => [id, (i % 5) as Level])), {
	hard_triggers: [],
	floor_triggers: ["F01", "F04"],
	stop_triggers: [],
});

const HEAD = "artifact: intake-request\nstatus: draft\n";

describe("The answers of a walk are written", () => {
	for (const [name, text, path] of [
		["into a new document", created(KINDS.find(({ id }) => id === "intake-request")!, { tier: 1 }), "a.md"],
		[
			"into a new document with CRLF",
			created(KINDS.find(({ id }) => id === "intake-request")!, { tier: 3 }).replaceAll("\n", "\r\n"),
			"a.md",
		],
		["over other answers", baseText("intake-request.md"), "a.md"],
		["where there is no tiering", HEAD, "a.yaml"],
		["where the tiering is empty", `${HEAD}tiering:   # later\nteam: {}\n`, "a.yaml"],
		["where the tiering is in braces", `${HEAD}tiering: {}\n`, "a.yaml"],
		["where some answers are missing", `${HEAD}tiering:\n  answers: { Q03: 1, Q16: 2 }\n  final: 2\n`, "a.yaml"],
		["where some lines are missing", `${HEAD}tiering:\n  answers:\n    Q03: 1\n    Q08:\n  rationale: It is\n`, "a.yaml"],
	] as const)
		it(`${name}, and read back the same`, () => {
			const after = written(text, ALL, path);
			const { artifact } = checkedAlone(path, after);
			assert.deepEqual(artifact.document.errors, [], after);
			const read = tierAnswersOf(artifact);
			assert.deepEqual([...read.levels], [...ALL.levels], after);
			assert.deepEqual([read.hard, read.floors?.map(({ id }) => id), read.prohibited], [[], ["F01", "F04"], []], after);
			for (const comment of text.match(/#.*/g) ?? []) assert.ok(after.includes(comment), comment);
			if (text.includes("\r\n")) assert.doesNotMatch(after, /(?<!\r)\n/);
		});

	it("by the least that says it", () => {
		const text = baseText("intake-request.md");
		const { artifact } = checkedAlone("a.md", text);
		const edits = tierAnswerEdits(artifact, given({ Q01: 0, Q02: 3 }, { hard_triggers: [], floor_triggers: ["F02"] }));
		assert.deepEqual(
			edits.map(({ span, newText }) => [text.slice(span.start, span.end), newText]),
			[
				["0", "3"],
				["[none]", "[F02]"],
			],
		);
	});

	it("as nothing where nothing was answered", () => assert.equal(written(HEAD, given({})), HEAD));
});
