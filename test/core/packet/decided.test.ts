import assert from "node:assert/strict";
import { packetFragment } from "../../../src/core/packet/html/packet.js";
import { packetModel } from "../../../src/core/packet/model/model.js";
import { sourcesFor } from "../../../src/core/packet/model/sources.js";
import { libraryOf, modelOf, PARKING, TODAY } from "./packets.js";

const OUTCOME = `option: Launch in both garages, votes: { for: 2, against: 1, abstained: 0 }, recusals: [Mira Sand], minutes: "https://example.com/minutes/9", dissent: [{ by: Kim Duarte, view: Wait for the winter }], conditions: [{ text: A second button, owner: { name: Jon Berg }, due: 2026-12-10 }]`;

const entry = (outcome: string, more = 'decision: approved-with-conditions, date: 2026-11-20, version: "1.0.0"'): string =>
	`  - { role: product-vp, name: Tove Berg, ${more}${outcome === "" ? "" : `, outcome: { ${outcome} }`} }\n`;

const LOG = `---
artifact: decision-log
id: DL-parking
system: parking
tier: 1
decisions:
  - { id: DEC-parking-1, title: Own decision, packet: RP-parking@1.0.0, state: active, conditions: [{ text: A second button, status: met }] }
  - { id: DEC-parking-2, title: Another decision, packet: RP-other@1.0.0, state: active }
---
`;

/** Those of the base are taken out: the board has not met yet. */
const packet = (entries: string): string =>
	(PARKING["packet.md"] ?? "")
		.replace(/^approvals:\n(?: .*\n)*/m, "")
		.replace(/\nquestion:/, `\n${entries === "" ? "" : `approvals:\n${entries}`}question:`);

const decidedIn = (entries: string, more: Readonly<Record<string, string>> = {}) =>
	modelOf({}, { ...PARKING, "packet.md": packet(entries), ...more });

const page = (model: ReturnType<typeof modelOf>): string =>
	packetFragment(model)
		.html.replace(/<[^>]+>/g, " ")
		.replace(/\s+/g, " ");

describe("What a board decided about a packet", () => {
	it("is said on page one: option, day, votes, conditions, dissent, who stood aside, minutes", () => {
		const text = page(decidedIn(entry(OUTCOME)));
		assert.match(text, /What the board was asked, and decided/);
		assert.match(text, /Decided on 2026-11-20 about 1\.0\.0: Launch in both garages \( approved with conditions \)/);
		assert.match(text, /Votes 2 for, 1 against, 0 abstained/);
		assert.match(text, /A second button Jon Berg , by 2026-12-10/);
		assert.match(text, /Dissent Kim Duarte : Wait for the winter/);
		assert.match(text, /Stood aside Mira Sand/);
		assert.match(text, /Decided by Tove Berg product VP Minutes/);
		assert.match(text, /Minutes https:\/\/example\.com\/minutes\/9/);
	});

	it("is not said before it met", () => {
		const model = decidedIn("");
		assert.equal(model.decided, undefined);
		assert.match(page(model), /What the board is asked/);
		assert.equal(decidedIn(entry("")).decided, undefined, "an approval without an outcome is nobody's meeting");
	});

	it("is the newest outcome that was not withdrawn", () => {
		const again = entry("option: Wait", 'decision: rejected, date: 2026-11-21, version: "1.0.0"');
		assert.equal(decidedIn(entry(OUTCOME) + again).decided?.option?.text, "Wait");
		const back = entry("", 'decision: withdrawn, date: 2026-11-22, version: "1.0.0"');
		assert.equal(decidedIn(entry(OUTCOME) + back).decided, undefined);
	});

	it("names all who decided so together, and nobody who decided otherwise or took it back", () => {
		const other = (name: string, decision: string) =>
			`  - { role: rai-lead, name: ${name}, decision: ${decision}, date: 2026-11-20, version: "1.0.0" }\n`;
		const others = [
			["Lin", "approved-with-conditions"],
			["Moe", "rejected"],
			["Nia", "approved-with-conditions"],
			["Nia", "withdrawn"],
		] as const;
		const model = decidedIn(entry(OUTCOME) + others.map(([name, decision]) => other(name, decision)).join(""));
		assert.deepEqual(
			model.decided?.by.map(({ text }) => text),
			["Tove Berg", "Lin"],
		);
	});

	it("stays when it is affirmed again", () => {
		const again = entry("", 'decision: approved-with-conditions, date: 2026-11-25, version: "1.0.0"');
		const { decided } = decidedIn(entry(OUTCOME) + again);
		assert.equal(decided?.option?.text, "Launch in both garages");
		assert.deepEqual(
			decided?.by.map(({ text }) => text),
			["Tove Berg"],
		);
	});

	it("says why it went back", () => {
		const sent = entry("returned: [No numbers for women]", 'decision: rejected, date: 2026-11-21, version: "1.0.0"');
		assert.match(page(decidedIn(sent)), /Decided on 2026-11-21 about 1\.0\.0: rejected .*Went back because No numbers for women/);
	});

	it("has its conditions as they stand by now, and is no earlier decision", () => {
		const model = decidedIn(entry(OUTCOME), { "decisions.md": LOG });
		assert.deepEqual(
			model.decided?.conditions.map(({ status }) => status),
			["met"],
		);
		const before =
			page(model).split("Decided before, and its conditions")[2] ?? page(model).split("Decided before, and its conditions")[1] ?? "";
		assert.match(before.split("What was not tested")[0] ?? "", /Another decision/);
		assert.doesNotMatch(before.split("What was not tested")[0] ?? "", /Own decision/);
	});

	it("is nothing for readers outside of the house", () => {
		const sources = sourcesFor(libraryOf({ ...PARKING, "packet.md": packet(entry(OUTCOME)) }), "packet.md", TODAY);
		assert.ok(sources);
		assert.equal(packetModel(sources, { audience: "customer" }).decided, undefined);
		assert.equal(packetModel(sources, { audience: "internal" }).decided?.option?.text, "Launch in both garages");
	});
});
