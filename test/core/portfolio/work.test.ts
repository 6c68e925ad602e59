import assert from "node:assert/strict";
import type { Named } from "../../../src/core/governance/person.js";
import { portfolioOf } from "../../../src/core/portfolio/portfolio.js";
import { workOf } from "../../../src/core/portfolio/work.js";
import { TODAY, workspace } from "../language/marked.js";

const ADA: Named = { name: "Ada Osei", email: "ada@example.com" };
const KIM: Named = { name: "Kim Duarte", email: "kim@example.com" };
const TOVE: Named = { name: "Tove Lindqvist", email: "tove@example.com" };

const POLICY = `roster:
  - { name: Tove Lindqvist, email: tove@example.com, roles: [rai-lead], delegates: [{ name: Grace Lin, from: 2026-11-01 }] }
  - { name: Kim Duarte, email: kim@example.com, roles: [eng-lead], until: 2026-11-21 }
  - { name: Ada Osei, email: ada@example.com, roles: [rai-lead] }
authority: { model-card: { 3: [rai-lead|eng-lead, legal] }, review-packet: { 3: [rai-lead] } }
`;

const RISKS = `artifact: risk-assessment
id: RA-a
title: Risks of a
system: a
status: approved
version: "1.0.0"
owner: { name: Ada Osei, email: ada@example.com }
review_due: 2027-01-01
risks:
  - id: RSK-a-1
    title: Thin files
    owner: { name: Kim Duarte, email: KIM@example.com }
    due: 2026-11-01
    status: open
    mitigations:
      - { description: No day, status: planned, owner: { name: Kim Duarte, email: kim@example.com } }
      - { description: Today, status: planned, owner: { name: Kim  duarte }, due: ${TODAY} }
`;

const CARD = `artifact: model-card
id: MC-a
title: The card
system: a
status: in-review
version: "1.0.0"
owner: { name: Ada Osei, email: ada@example.com }
`;

const DRAFT = CARD.replace("in-review", "draft").replace("MC-a", "MC-b").replace("The card", "The draft");

const PACKET = `artifact: review-packet
id: RP-a
title: Launch
system: b
status: in-review
version: "1.0.0"
owner: { name: Kim Duarte }
checkpoint: { meeting: 2026-11-20 }
`;

const FILES = { "rai-docs.yaml": POLICY, "r.yaml": RISKS, "c.yaml": CARD, "d.yaml": DRAFT, "p.yaml": PACKET };

const listed = (whose: readonly Named[] | undefined, files: Readonly<Record<string, string>> = FILES): string[] =>
	workOf(portfolioOf(workspace(files), TODAY), whose, TODAY).map(({ text, words, due, overdue, who }) =>
		[`${overdue ? "!" : ""}${due ?? "-"}`, text, words, who].join(" | "),
	);

describe("My work", () => {
	it("is what I own, what is overdue first, what has no day last", () => {
		assert.deepEqual(
			listed([KIM]).filter((line) => !line.includes("Launch")),
			[
				"!2026-11-01 | Risk: Thin files |  | Kim Duarte",
				`${TODAY} | Mitigation: Today |  | Kim duarte`,
				"- | Mitigation: No day |  | Kim Duarte",
			],
		);
	});

	it("is my documents that say something wrong, or not yet all", () => {
		const lines = listed([ADA]).filter((line) => !/Approve:|Review:/.test(line));
		assert.match(
			lines.join("\n"),
			/^- \| Risks of a \| Approved, \d+ questions.*\n- \| The card \| In review, .*\n- \| The draft \| Draft, \d+ questions.*$/m,
		);
	});

	it("is decisions that I may take, each once, a packet by the day of its meeting", () => {
		assert.deepEqual(listed([TOVE]), [
			"!2026-11-20 | Approve: Launch | review packet, by rai-lead | Tove Lindqvist, Ada Osei or Grace Lin for Tove Lindqvist",
			"- | Approve: The card | model card, by rai-lead | Tove Lindqvist or Grace Lin for Tove Lindqvist",
		]);
		assert.equal(listed([{ name: "grace lin" }]).length, 2);
	});

	it("is no decision about my own document, in a role I had, or that I have taken", () => {
		assert.ok(!listed([ADA]).some((line) => line.includes("Approve: The card")));
		assert.ok(!listed([KIM]).some((line) => line.includes("Approve:")));
		const decided = `${CARD}approvals: [{ role: rai-lead, name: Tove Lindqvist, decision: abstained, version: "1.0.0", date: 2026-11-02 }]\n`;
		assert.ok(!listed([TOVE], { ...FILES, "c.yaml": decided }).some((line) => line.includes("The card")));
		assert.ok(
			listed([TOVE], { ...FILES, "c.yaml": decided.replace('version: "1.0.0", date', 'version: "0.9.0", date') }).some((line) =>
				line.includes("The card"),
			),
		);
	});

	it("knows somebody by more than one address", () => {
		const work = { name: "A. Osei", email: "12345+ada@users.noreply.example.com" };
		assert.deepEqual(listed([work]), []);
		assert.deepEqual(listed([work, ADA]), listed([ADA]));
	});

	it("is everybody's where nobody is named, with who it waits for", () => {
		const all = listed(undefined);
		assert.ok(all.length >= listed([KIM]).length + listed([ADA]).length);
		assert.ok(
			all.includes(
				"- | Approve: The card | model card, by rai-lead and legal | Tove Lindqvist or Grace Lin for Tove Lindqvist and whoever is legal",
			),
			all.join("\n"),
		);
		assert.deepEqual(
			[...all]
				.sort((a, b) => (a.replace(/^!/, "").replace(/^-/, "9") < b.replace(/^!/, "").replace(/^-/, "9") ? -1 : 1))
				.map((line) => line.split(" ")[0]),
			all.map((line) => line.split(" ")[0]),
		);
	});

	it("is nothing of what is past", () => {
		const past = Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, text.replace(/^status: .*$/m, "status: retired")]));
		assert.deepEqual(listed(undefined, past), []);
	});
});
