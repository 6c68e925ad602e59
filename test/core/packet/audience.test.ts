import assert from "node:assert/strict";
import { artifactOf } from "../../../src/core/artifact.js";
import { parseDocument } from "../../../src/core/document/document.js";
import { kindOf } from "../../../src/core/kinds/table.js";
import { copySummary } from "../../../src/core/packet/audience/copy.js";
import { AUDIENCES, type Audience, reads } from "../../../src/core/packet/audience/levels.js";
import { peopleIn, withoutPeople } from "../../../src/core/packet/audience/people.js";
import { packetFragment } from "../../../src/core/packet/html/packet.js";
import { packetModel } from "../../../src/core/packet/model/model.js";
import { sourcesFor } from "../../../src/core/packet/model/sources.js";
import { libraryOf, PARKING, TODAY } from "./packets.js";

const AUDIENCE = `audience:
  default: customer
  parts:
    - { at: /question, for: public }
    - { at: /options, for: public }
    - { at: /dissent, for: board }
`;

const CARD = `audience:
  default: internal
  parts:
    - { at: /limitations, for: customer }
    - { at: /metrics, for: customer }
    - { at: "#summary", for: public }
    - { at: "#How it was made", for: board }
`;

const FILES: Readonly<Record<string, string>> = {
	...PARKING,
	"packet.md": (PARKING["packet.md"] ?? "").replace("checkpoint:", `${AUDIENCE}checkpoint:`),
	"card.md": `${(PARKING["card.md"] ?? "")
		.replace("model: #", `${CARD}model: #`)
		.replace("  # the winter figures are worse\n", "  - { name: mape, value: 0.31, n: 7, group: { garage: north } }\n")}
## How it was made

Ada Osei and Ms Osei's team, ada@example.com, in a secret garage.

## Data

Counts of three years.
`,
};

function modelFor(audience: Audience, files = FILES) {
	const sources = sourcesFor(libraryOf(files), "packet.md", TODAY);
	assert.ok(sources);
	return packetModel(sources, { audience });
}

const html = (audience: Audience): string => packetFragment(modelFor(audience)).html;

describe("Circles of readers", () => {
	it("are nested: whoever stands further in reads all that those further out read", () => {
		for (const [i, reader] of AUDIENCES.entries())
			for (const [j, mark] of AUDIENCES.entries()) assert.equal(reads(reader, mark), j >= i, `${reader} ${mark}`);
	});

	it("read more, the further in they are", () => {
		const secrets = [
			"secret garage",
			"Wait for a second summer",
			"Counts of three years",
			"The error doubles",
			"It forecasts how full",
			"May the signs follow",
		];
		const seen = AUDIENCES.map(html).map((page) => secrets.map((secret) => page.includes(secret)));
		assert.deepEqual(seen, [
			[true, true, true, true, true, true],
			[false, false, true, true, true, true],
			[false, false, false, true, true, true],
			[false, false, false, false, true, true],
		]);
	});
});

describe("A copy", () => {
	it("for the board, where nothing is marked, is the whole", () => {
		const model = modelFor("board");
		assert.equal(copySummary(model.copy ?? assert.fail()), "Board sees everything: 8 sections");
	});

	it("says in a line what it shows and what not", () => {
		assert.match(
			copySummary(modelFor("customer").copy ?? assert.fail()),
			/^Customer sees \d sections; withheld: \d+ sections, \d+ fields, names, 1 small group$/,
		);
	});

	it("names what is left out, and says so on its face", () => {
		const page = html("customer");
		assert.match(page, /class="copy">This copy is for customers\. Customer sees/);
		const part = page.slice(page.indexOf('id="withheld"'));
		assert.match(part, /<strong>MC-parking<\/strong>: fields [^<]*Owner[^<]*; sections How it was made, Data; 1 group of fewer than ten/);
		assert.match(page, /Withheld from this copy\./);
	});

	it("does not say that nobody said what is left out", () => {
		assert.doesNotMatch(html("public"), /Nobody has said|No risk is rated|states? no measured number/);
		assert.match(html("public"), /Not in this copy\./);
	});

	it("for readers outside has no name, no address, no small group, no figure of the work and no path", () => {
		for (const audience of ["customer", "public"] as const) {
			// As the exported file has it.
			const page = html(audience).replace(/ data-source="[^"]*"/g, "");
			assert.doesNotMatch(page, /Osei|Grace|Lin\b|Jonas|Weber|@example|0\.31|north|packet\.md|card\.md|risks\.md/, audience);
			assert.doesNotMatch(page, /id="(?:figures|changes|trace|approvals)"/);
		}
	});

	it("finds every name, whatever it is written with", () => {
		for (const name of ["Anne-Marie Smith-Jones", "O'Neill (ext.)", "C.J. [temp] {x} a|b*c+?^$\\/", "Zoë Ångström"]) {
			const card = (FILES["card.md"] ?? "").replaceAll("Ada Osei", name);
			const page = packetFragment(
				modelFor("customer", { ...FILES, "card.md": card.replace(/owner: .*/, `owner: { name: ${JSON.stringify(name)} }`) }),
			).html;
			assert.ok(!page.includes(name.split(" ")[0] ?? ""), name);
		}
	});

	it("inside keeps names, and the figures", () => {
		const page = html("internal");
		assert.match(page, /Grace Lin/);
		assert.match(page, /id="figures"/);
		assert.match(page, /0\.31/);
	});

	it("binds to the documents as a whole: its digests are theirs", () => {
		const digests = (audience: Audience) => modelFor(audience).documents.map(({ digest }) => digest);
		assert.deepEqual(digests("public"), digests("board"));
	});
});

it("A person before outsiders is the role, as people say it", () => {
	const document = parseDocument("a.yaml", "artifact: model-card\nowner: { name: Ada Osei, role: rai-lead }\n", "yaml");
	const artifact = artifactOf(document, kindOf("model-card") ?? assert.fail("there are no model cards"));
	assert.deepEqual([...peopleIn([artifact])], [["Ada Osei", "RAI lead"]]);
});

describe("A text without people", () => {
	const anonymous = withoutPeople(
		new Map([
			["Ada Osei", "analyst"],
			["Grace Lin", "a person"],
			["J. (Jo) Weber", "privacy"],
		]),
	);
	for (const [text, expected] of [
		["Ada Osei asked", "analyst asked"],
		["Ms Osei asked Ada", "Ms analyst asked Ada"],
		["Oseis and Linden", "Oseis and Linden"],
		["J. (Jo) Weber, Weber", "privacy, privacy"],
		["write to ada.osei+x@mail.example.com.", "write to [e-mail]."],
		["Grace Lin’s", "a person’s"],
		["nobody", "nobody"],
	] as const)
		it(text, () => assert.equal(anonymous(text), expected));
});
