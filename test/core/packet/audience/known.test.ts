import assert from "node:assert/strict";
import { parseDocument } from "../../../../src/core/document/document.js";
import type { Audience } from "../../../../src/core/packet/audience/levels.js";
import { packetFragment } from "../../../../src/core/packet/html/packet.js";
import { packetModel } from "../../../../src/core/packet/model/model.js";
import { sourcesFor } from "../../../../src/core/packet/model/sources.js";
import { libraryOf, PARKING, TODAY } from "../packets.js";

/** For the board alone, one of each: a value with a problem, an answer that changed, a section with a link. */
const CARD = `${(PARKING["card.md"] ?? "").replace(/^out_of_scope:\n(?: .*\n)*/m, "").replace(
	"model: #",
	`audience:
  default: internal
  parts:
    - { at: /review_due, for: board }
    - { at: /out_of_scope, for: board }
    - { at: "#data", for: board }
review_due: secretday
out_of_scope: Secret uses
model: #`,
)}
## Data

See [it](branch-of-secrets.json).
`;

const FILES: Readonly<Record<string, string>> = { ...PARKING, "card.md": CARD };

const SECRETS = ["secretday", "Secret uses", "branch-of-secrets", "Toldonce"];

function html(audience: Audience): string {
	const before = new Map([["MC-parking", parseDocument("card.md", CARD.replace("Secret uses", "Toldonce"), "markdown")]]);
	const sources = sourcesFor(libraryOf(FILES), "packet.md", TODAY, before);
	assert.ok(sources);
	return packetFragment(packetModel(sources, { audience })).html;
}

describe("What was found out about a document", () => {
	it("is known to the board, whole", () => {
		const page = html("board");
		assert.deepEqual(
			SECRETS.filter((secret) => !page.includes(secret)),
			[],
		);
	});

	for (const audience of ["internal", "customer", "public"] as const)
		it(`does not tell readers (${audience}) what is for the board: no problem, reference or difference quotes it`, () => {
			const page = html(audience);
			assert.deepEqual(
				SECRETS.filter((secret) => page.includes(secret)),
				[],
			);
		});

	it("does not tell that something withheld was removed", () => {
		assert.doesNotMatch(html("internal").replace(/<[^>]+>/g, ""), /out_of_scope (?:removed|changed)/);
	});
});
