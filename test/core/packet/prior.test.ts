import assert from "node:assert/strict";
import { parseDocument } from "../../../src/core/document/document.js";
import { packetFragment } from "../../../src/core/packet/html/packet.js";
import { packetModel } from "../../../src/core/packet/model/model.js";
import { sourcesFor } from "../../../src/core/packet/model/sources.js";
import { baseText } from "../../cases/case.js";
import { libraryOf, modelOf, PARKING, TODAY } from "./packets.js";

const LOG = baseText("decision-log-tier-1.md").replace("system: helpdesk", "system: parking");

const withLog = (change: (text: string) => string = (text) => text) => modelOf({}, { ...PARKING, "decisions.md": change(LOG) });

describe("What was decided before", () => {
	it("is the log of the system, the newest first", () => {
		assert.deepEqual(
			withLog().prior.map(({ id, state }) => [id, state]),
			[
				["DEC-refunds-2", "active"],
				["DEC-refunds-1", "superseded"],
			],
		);
		assert.deepEqual(modelOf({}, { ...PARKING, "decisions.md": baseText("decision-log-tier-1.md") }).prior, []);
	});

	for (const [name, status, due, expected] of [
		["met", "met", "2026-11-01", ["met", false]],
		["open, with time left", "open", TODAY, ["open", false]],
		["open, and its day has passed", "open", "2026-11-27", ["open", true]],
		["dropped", "dropped", "2026-11-01", ["dropped", false]],
	] as const)
		it(`says how a condition stands: ${name}`, () => {
			const { prior } = withLog((text) =>
				text.replace(
					"due: 2026-11-01, acceptance_test: A dated log of the trial, status: met",
					`due: ${due}, acceptance_test: A dated log of the trial, status: ${status}`,
				),
			);
			const condition = prior[0]?.conditions[0];
			assert.deepEqual([condition?.status, condition?.overdue], expected);
			assert.equal(condition?.owner?.text, "Jon Berg");
		});

	it("stands on the first page with its conditions, if it is in force", () => {
		const { html } = packetFragment(withLog());
		const first = html.slice(html.indexOf('id="prior"'), html.indexOf('id="untested"'));
		assert.match(first, /Launch in Sweden/);
		assert.match(first, /A second button/);
		assert.doesNotMatch(first, /Refunds up to 10 euros/);
		assert.match(html.slice(html.indexOf('id="decisions"')), /Refunds up to 10 euros[\s\S]*superseded/);
	});
});

describe("What changed since the last decision", () => {
	const changed = (before: Readonly<Record<string, string>>) => {
		const documents = Object.entries(before).map(([id, text]) => [id, parseDocument(`${id}.md`, text, "markdown")] as const);
		const sources = sourcesFor(libraryOf(PARKING), "packet.md", TODAY, new Map(documents));
		assert.ok(sources);
		return packetModel(sources);
	};
	const card = PARKING["card.md"] ?? "";

	it("is nothing where nobody decided", () => assert.deepEqual(modelOf().changes, []));

	it("is told for each document, in counts", () => {
		const { changes } = changed({
			"MC-parking": card.replace("value: 0.08", "value: 0.09"),
			"RA-helpdesk": PARKING["risks.md"] ?? "",
			"MC-gone": card,
		});
		assert.deepEqual(
			changes.map(({ id, change, summary }) => [id, change, summary]),
			[
				["MC-parking", "changed", "one number"],
				["RA-helpdesk", "same", "nothing"],
				["DS-gates", "new", "not seen by the board yet"],
				["MC-gone", "gone", "no member any more"],
			],
		);
	});

	it("is shown with both values, and words within a paragraph", () => {
		const { html } = packetFragment(
			changed({ "MC-parking": card.replace("value: 0.08", "value: 0.09").replace("an hour from now", "two hours from now") }),
		);
		const part = html.slice(html.indexOf('id="changes"'), html.indexOf('id="risks"'));
		assert.match(part, /<del>0\.09<\/del> → <ins>0\.08<\/ins>/);
		assert.match(part, /<del>[^<]*two hours[^<]*<\/del>/);
	});
});
