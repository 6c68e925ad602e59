import assert from "node:assert/strict";
import { kindOf } from "../../../src/core/kinds/table.js";
import { tierName } from "../../../src/core/kinds/tierName.js";
import { allAsked, statusOf } from "../../../src/core/language/status.js";
import { effort, type Question } from "../../../src/core/questions.js";
import { baseText } from "../../cases/case.js";
import { created, POLICY, RAI_TEMPLATES, TEMPLATES } from "../kinds/templates.js";
import { checkedAlone, checkedIn, workspace } from "./marked.js";

const text = (path: string, document: string): string | undefined => statusOf(checkedAlone(path, document))?.text;

const card = (change: (text: string) => string = (same) => same): string => change(baseText("model-card.md"));

describe("The status of a document", () => {
	it("of a new model card at tier 3 is the one in the README", () => {
		const kind = kindOf("model-card") ?? assert.fail();
		assert.equal(text("a.md", created(kind)), "Draft, 7 questions, about 10 minutes");
		assert.equal(text("a.yaml", created(kind, { format: "yaml" })), "Draft, 7 questions, about 10 minutes");
		assert.equal(text("a.md", created(kind).replaceAll("\n", "\r\n")), "Draft, 7 questions, about 10 minutes");
	});

	it("counts an owner nobody has named", () => {
		const kind = kindOf("model-card") ?? assert.fail();
		assert.match(text("a.md", created(kind, { owner: undefined })) ?? "", /^Draft, 8 questions, /);
	});

	for (const [name, change, expected] of [
		["in review without a problem", (t: string) => t, "In review, all answered"],
		["of a draft without a problem", (t: string) => t.replace("in-review", "draft"), "Draft, all answered"],
		["without a status", (t: string) => t.replace("status: in-review\n", ""), "Draft, 1 question, about 1 minute"],
		["that is none", (t: string) => t.replace("in-review", "done"), "Status unknown, 1 error"],
		["with two words", (t: string) => t.replace("in-review", "changes-requested"), "Changes requested, all answered"],
		["with something missing", (t: string) => t.replace(/^data: .*\n/m, ""), "In review, 1 question, about 1 minute"],
		["with something wrong", (t: string) => t.replace('"1.0.0"', "1.10"), "In review, 1 error"],
		["with something doubtful", (t: string) => t.replace("title: Parking forecast", "title: no"), "In review, 1 warning"],
		["with several things wrong", (t: string) => t.replace('"1.0.0"', "1.10").replace('"3"', "3"), "In review, 2 errors"],
		[
			"with something wrong and something missing",
			(t: string) => t.replace('"1.0.0"', "1.10").replace(/^data: .*\n/m, ""),
			"In review, 1 question, about 1 minute, 1 error",
		],
		["that cannot be read", (t: string) => t.replace("id: MC-parking", "id: [MC-parking"), "In review, 1 error"],
	] as const) {
		it(name, () => assert.equal(text("a.md", card(change)), expected));
	}

	it("is not that of a policy or of a card of others", () => {
		for (const { path, text: document } of TEMPLATES.filter(({ kind }) => kind.family === "plain"))
			assert.equal(statusOf(checkedIn(workspace({ "rai-docs.yaml": POLICY, [path]: document }), path)), undefined);
		assert.equal(text("rai-docs.yaml", POLICY), undefined);
	});

	for (const { name, path, text: document, tier, kind } of RAI_TEMPLATES) {
		it(`lists what it counts: ${name}`, () => {
			const checked = checkedAlone(path, document);
			const { detail, text: short } = statusOf(checked) ?? assert.fail();
			const [head, ...rest] = detail.split("\n");
			assert.equal(head, `${kind.title}, ${tierName(tier)}`);
			assert.deepEqual(
				rest,
				checked.questions.map((question, i) => `${i + 1}. ${question.name}`),
			);
			assert.ok(short.startsWith(`Draft, ${rest.length} questions, about `), short);
		});
	}

	it("says when that is all", () => {
		const detail = (document: string) => statusOf(checkedAlone("a.md", document))?.detail;
		assert.equal(detail(card()), `Model card, tier 3 (low)\n${allAsked(3)}`);
		assert.match(allAsked(3), /^That is all tier 3 asks\./);
		assert.equal(allAsked(1), "That is all tier 1 asks.");
	});

	it("counts what is set aside apart", () => {
		const aside = card((t) =>
			t.replace(/^data: .*\n/m, "not_applicable:\n  - { field: /data, reason: It learns from no data but rules. }\n"),
		);
		assert.match(statusOf(checkedAlone("a.md", aside))?.detail ?? "", /\n1 not applicable$/);
	});
});

describe("The effort", () => {
	const questions = (...minutes: number[]): Question[] =>
		minutes.map((m) => ({ pointer: "", name: "", ask: "", minutes: m, span: undefined, fixes: [] }));
	for (const [minutes, expected] of [
		[[1], "1 question, about 1 minute"],
		[[2], "1 question, about 2 minutes"],
		[[0.5], "1 question, about 1 minute"],
		[[1, 1, 2], "3 questions, about 4 minutes"],
		[[5], "1 question, about 5 minutes"],
		[[3, 3], "2 questions, about 5 minutes"],
		[[4, 4], "2 questions, about 10 minutes"],
		[[30, 12], "2 questions, about 40 minutes"],
	] as const) {
		it(`${minutes.join(" + ")} is ${expected}`, () => assert.equal(effort(questions(...minutes)), expected));
	}
});
