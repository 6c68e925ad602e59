import assert from "node:assert/strict";
import { parseDocument } from "../../../src/core/document/document.js";
import { packetModel } from "../../../src/core/packet/model/model.js";
import { sourcesFor } from "../../../src/core/packet/model/sources.js";
import { libraryOf, modelOf, PARKING, replaced, TODAY } from "./packets.js";

const texts = (said: readonly { readonly text: string }[]): string[] => said.map(({ text }) => text);

describe("A packet's model", () => {
	it("is made of a packet only", () => {
		const library = libraryOf(PARKING);
		assert.equal(sourcesFor(library, "card.md", TODAY), undefined);
		assert.equal(sourcesFor(library, "nowhere.md", TODAY), undefined);
	});

	it("has the members that the manifest names, by path", () => {
		const { documents } = modelOf();
		assert.deepEqual(
			documents.map(({ id }) => id),
			["MC-parking", "RA-helpdesk", "DS-gates"],
		);
		const listed = modelOf({ "packet.md": replaced("members: all", "members: [DS-gates]") });
		assert.deepEqual(
			listed.documents.map(({ id }) => id),
			["DS-gates"],
		);
	});

	it("says what is asked, and where it says so", () => {
		const { decision, head } = modelOf();
		assert.match(decision.question?.text ?? "", /^May the signs follow/);
		assert.equal(PARKING["packet.md"]?.split("\n")[decision.question?.at.line ?? 0]?.startsWith("question:"), true);
		assert.deepEqual(
			decision.options.map(({ option, recommended }) => [option.text, recommended]),
			[
				["Launch in both garages", true],
				["Keep the signs by hand", false],
			],
		);
		assert.equal(decision.recommendation?.by?.text, "Grace Lin");
		assert.deepEqual(
			decision.dissent.map(({ by, view }) => [by?.text, view.text]),
			[["Jonas Weber", "Wait for a second summer, because one had no festival"]],
		);
		assert.deepEqual([head.expires?.text, head.checkpoint.board?.text, head.tier], ["2027-06-30", "City mobility board", 1]);
	});

	it("takes who is harmed from the assessment, else from the cards", () => {
		const { harm } = modelOf();
		assert.deepEqual(
			harm.affected.map(({ who, user }) => [who.text, user]),
			[
				["Agents", true],
				["Customers", false],
				["Former customers", false],
			],
		);
		assert.deepEqual([harm.worst?.text, harm.reversible?.text], ["It pays refunds to a stranger", "Half of them within a week"]);
		const { "risks.md": _, ...without } = PARKING;
		const other = modelOf({}, without).harm;
		assert.deepEqual(
			[texts(other.affected.map(({ who }) => who)), other.worst?.text, other.reversible],
			[["Drivers"], "They queue at a full garage", undefined],
		);
	});

	it("puts the heaviest risk that remains first, and counts by level", () => {
		const { risks, residual } = modelOf({
			"risks.md": replaced(
				"residual: { severity: 3, likelihood: 2, rationale: Nothing",
				"residual: { severity: 5, likelihood: 2, rationale: Nothing",
			),
		});
		assert.deepEqual(
			risks.map(({ id, inherent, residual: rest }) => [id, inherent?.level, rest?.level]),
			[
				["RSK-helpdesk-2", "medium", "high"],
				["RSK-helpdesk-1", "high", "medium"],
			],
		);
		assert.deepEqual(
			residual.counts.map(({ level, risks: some }) => [level, some.length]),
			[
				["high", 1],
				["medium", 1],
			],
		);
		assert.deepEqual([residual.level?.text, residual.within], ["medium", true]);
	});

	for (const [name, due, status, overdue] of [
		["is overdue the day after", "2026-11-27", "planned", true],
		["has its last day", "2026-11-28", "planned", false],
		["is done", "2026-10-01", "verified", false],
		["was given up", "2026-10-01", "rejected", false],
	] as const)
		it(`knows when a mitigation ${name}`, () => {
			const { risks, figures } = modelOf({
				"risks.md": (text) => `${text.replace("status: verified", `status: ${status}`).replace("due: 2026-10-01", `due: ${due}`)}\n`,
			});
			assert.equal(risks.flatMap(({ mitigations }) => mitigations)[0]?.overdue, overdue);
			assert.equal(figures.find(({ id }) => id === "overdue")?.list.length, overdue ? 1 : 0);
		});

	it("counts what is wrong with the packet and its members, and nothing else", () => {
		const library = libraryOf({
			...PARKING,
			"other.md": "---\nartifact: model-card\nid: MC-other\nsystem: bicycles\nstatus: in-review\n---\n",
		});
		const sources = sourcesFor(library, "packet.md", TODAY);
		assert.ok(sources);
		const { figures } = packetModel(sources);
		for (const severity of ["error", "warning", "info"]) {
			const told = ["packet.md", "card.md", "risks.md", "sheet.md"].flatMap((path) => library.check(path)?.problems ?? []);
			const list = figures.find(({ id }) => id === `problems-${severity}`)?.list ?? [];
			assert.equal(list.length, told.filter((problem) => problem.severity === severity).length, severity);
		}
	});

	it("compares numbers with those of the last decision, by name and group", () => {
		const now =
			PARKING["card.md"]?.replace("value: 0.08", "value: 0.07\n    direction: lower-is-better\n    ci: { lower: 0.05, upper: 0.09 }") ?? "";
		const then = (value: string, ci: string) =>
			parseDocument("card.md", (PARKING["card.md"] ?? "").replace("value: 0.08", `value: ${value}\n    ci: ${ci}`), "markdown");
		const compared = (value: string, ci: string) => {
			const sources = sourcesFor(libraryOf({ ...PARKING, "card.md": now }), "packet.md", TODAY, new Map([["MC-parking", then(value, ci)]]));
			assert.ok(sources);
			return packetModel(sources).comparisons.map(({ before, now: { text }, change, overlap }) => [before.text, text, change, overlap]);
		};
		assert.deepEqual(compared("0.08", "{ lower: 0.06, upper: 0.1 }"), [["0.08", "0.07", "better", true]]);
		assert.deepEqual(compared("0.02", "{ lower: 0.01, upper: 0.03 }"), [["0.02", "0.07", "worse", false]]);
		assert.deepEqual(compared("0.07", "{ lower: 0.05, upper: 0.09 }"), [["0.07", "0.07", "same", true]]);
		assert.deepEqual(compared("0.08", "{}"), [["0.08", "0.07", "better", undefined]]);
	});

	it("counts what reviewers ask about the packet and its members, each at its passage", () => {
		const question = (id: string, document: string, quote: string, state: string): string =>
			`  - { id: ${id}, document: ${document}, quote: "${quote}", asked_by: { name: J. Weber }, date: 2026-11-20, question: "Why?", state: ${state} }\n`;
		const questions = [
			question("Q-1", "MC-parking", "They queue at a full garage", "open"),
			question("Q-2", "RP-parking", "Keep the signs by hand", "open"),
			question("Q-3", "MC-parking", "Drivers", "answered"),
			question("Q-4", "DL-helpdesk", "DL-helpdesk", "open"),
		];
		const { figures } = modelOf({}, { ...PARKING, "rai-questions.yaml": `questions:\n${questions.join("")}` });
		const figure = figures.find(({ id }) => id === "asked");
		assert.deepEqual(
			figure?.list.map(({ words, detail, at }) => [words, detail, PARKING[at.path]?.split("\n")[at.line]?.trim()]),
			[
				["Why?", "RP-parking, J. Weber, 2026-11-20", "- option: Keep the signs by hand"],
				["Why?", "MC-parking, J. Weber, 2026-11-20", "what: They queue at a full garage"],
			],
		);
		assert.equal(figure?.weight, "attention");
		assert.deepEqual(modelOf().figures.find(({ id }) => id === "asked")?.list, []);
	});

	it("reads a document's fields by their titles, without what nobody answered", () => {
		const { documents } = modelOf({ "card.md": replaced("data: Three years of gate counts from two garages", 'data: ""') });
		const fields = documents[0]?.fields ?? [];
		assert.deepEqual(
			fields.map(({ label }) => label),
			["Owner", "Model", "Out-of-scope use", "Metrics", "Limitations", "If it is wrong"],
		);
		assert.ok(fields.every(({ at }) => at.path === "card.md" && at.line > 0));
	});

	it("is made of a document with an alias bomb in a moment, without its fields", () => {
		const bomb = `x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n${Array.from({ length: 9 }, (_, i) => `x${i + 1}: &x${i + 1} [${Array(10).fill(`*x${i}`).join(", ")}]`).join("\n")}`;
		const { documents } = modelOf({ "card.md": replaced("out_of_scope:", `${bomb}\nout_of_scope:`) });
		assert.deepEqual(documents[0]?.fields, []);
	});
});

describe("Below tier 1", () => {
	const TIER_2 = {
		"packet.md": (text: string) => text.replace("tier: 1", "tier: 2"),
		"risks.md": replaced("overall_residual: { level: medium, ", "overall_residual: { "),
	};
	const MEMO =
		'---\nartifact: readiness-memo\nid: RM-parking\nsystem: parking\ntier: 2\nversion: "1.0.0"\nresidual: { overall: high }\n---\n';

	it("a memo says how much risk remains, where the assessment does not", () =>
		assert.equal(modelOf(TIER_2, { ...PARKING, "memo.md": MEMO }).residual.level?.text, "high"));

	it("the assessment is heard before the memo", () =>
		assert.equal(modelOf({}, { ...PARKING, "memo.md": MEMO }).residual.level?.text, "medium"));

	it("a card says in a sentence how it is stopped", () =>
		assert.deepEqual(
			modelOf().controls.stop.map(({ how, exercised }) => [how.text, exercised]),
			[["The sign is switched off by hand", undefined]],
		));

	it("a factor that could matter and that nobody looked at was not tested", () => {
		const factors =
			"factors: { relevant: [Weather, Plan, Size], evaluated: [weather], not_evaluated: [{ factor: Size, reason: One size }] }\n";
		const { untested } = modelOf({ "card.md": (text) => text.replace("\nif_wrong:", `\n${factors}if_wrong:`) });
		assert.deepEqual(
			untested.filter(({ what }) => what.at.path === "card.md").map(({ what, why }) => [what.text, why?.text]),
			[
				["Size", "One size"],
				["Plan", undefined],
			],
		);
	});
});
