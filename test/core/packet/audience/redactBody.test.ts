import assert from "node:assert/strict";
import { type Artifact, artifactOf } from "../../../../src/core/artifact.js";
import { parseDocument } from "../../../../src/core/document/document.js";
import { kindOf } from "../../../../src/core/kinds/table.js";
import { marksOf } from "../../../../src/core/packet/audience/levels.js";
import { redactBody } from "../../../../src/core/packet/audience/redactBody.js";

/** Of which only “Intended use” is for the public. */
const FRONT = '---\nartifact: model-card\naudience: { default: internal, parts: [{ at: "#intended-use", for: public }] }\n---\n';

function card(body: string, front = FRONT): Artifact {
	const kind = kindOf("model-card") ?? assert.fail("there are no model cards");
	return artifactOf(parseDocument("card.md", front + body, "markdown"), kind);
}

const redacted = (body: string, front?: string) => redactBody(card(body, front), "public", marksOf(card(body, front)), (text) => text);

/** What a copy says, without the lines that say nothing. */
const said = (body: string, front?: string): string[] =>
	redacted(body, front)
		.text.split(/\r\n|[\r\n]/)
		.map((line) => line.trim())
		.filter((line) => line !== "");

const SHOWN = "*Withheld from this copy.*";

const CASES: readonly (readonly [what: string, body: string, said: readonly string[]])[] = [
	[
		"an opening, and a section",
		"# Card\n\nsecret\n\n## Intended use\n\nshown\n\n## Limits\n\nsecret\n",
		["# Card", "## Intended use", "shown", "## Limits", SHOWN],
	],
	["what stands above the title", "secret\n\n# Card\n\nsecret\n", ["# Card"]],
	["all, where there is no heading", "secret\n\nsecret\n", []],
	[
		"what stands under a later heading of level 1",
		"# Card\n\n## Intended use\n\nshown\n\n# Appendix\n\nsecret\n\n### More\n\nsecret\n\n## Data\n\nsecret\n",
		["# Card", "## Intended use", "shown", "# Appendix", SHOWN, "## Data", SHOWN],
	],
	[
		"lines that end with a lone CR",
		"# Card\n\nsecret\rsecret\r\n## Intended use\r\rshown\r\r## Limits\r\rsecret\r",
		["# Card", "## Intended use", "shown", "## Limits", SHOWN],
	],
	["code that looks like a title", "# Card\n\n```sh\n# secret\n```\n\n## Intended use\n\nshown\n", ["# Card", "## Intended use", "shown"]],
	[
		"nothing, of a section that says nothing",
		"# Card\n## Limits\n## Intended use\n\nshown\n",
		["# Card", "## Limits", "## Intended use", "shown"],
	],
	[
		"a line between headings",
		"# Card\n## Limits\nsecret\n## Intended use\nshown\n",
		["# Card", "## Limits", SHOWN, "## Intended use", "shown"],
	],
	[
		"sections under lines",
		"Card\n====\n\nsecret\n\nIntended use\n---\nshown\n\nLimits\n---\nsecret\n",
		["Card", "====", "Intended use", "---", "shown", "Limits", "---", SHOWN],
	],
	[
		"subsections with their section",
		"## Limits\n\n### Secret\n\nsecret\n\n## Intended use\n\n### Shown\n\nshown\n",
		["## Limits", SHOWN, "## Intended use", "### Shown", "shown"],
	],
	["the last line, without a break", "## Limits\n\nsecret", ["## Limits", SHOWN]],
];

describe("A mark on a heading of any level", () => {
	const front = (at: string, usual: string, reader: string) =>
		`---\nartifact: model-card\naudience: { default: ${usual}, parts: [{ at: "${at}", for: ${reader} }] }\n---\n`;
	const body = "# Card\n\n## Limits\n\none\n\n### Deep\n\ntwo\n\n#### Deeper\n\nthree\n\n### Next\n\nfour\n";

	it("withholds what stands under it, and nothing beside it", () => {
		const copy = redacted(body, front("#deep", "public", "board"));
		assert.deepEqual(copy.sections, ["Deep"]);
		assert.deepEqual(said(body, front("#deep", "public", "board")), ["# Card", "## Limits", "one", "### Deep", SHOWN, "### Next", "four"]);
	});

	it("shows what stands under it in a part that is withheld", () => {
		assert.deepEqual(said(body, front("#deep", "internal", "public")), [
			"# Card",
			"## Limits",
			SHOWN,
			"### Deep",
			"two",
			"#### Deeper",
			"three",
		]);
	});
});

describe("The body of a copy leaves out", () => {
	for (const [what, body, expected] of CASES) it(what, () => assert.deepEqual(said(body), expected));

	for (const [what, body] of CASES)
		it(`${what}, and every line stays where it is`, () => {
			const { text } = redacted(body);
			const lines = (one: string) => one.split(/\r\n|[\r\n]/).length;
			assert.equal(lines(text), lines(FRONT + body));
			assert.doesNotMatch(text.replace(/### Secret/g, ""), /secret/i);
		});

	it("nothing for whom all is marked", () => {
		const front = "---\nartifact: model-card\naudience: { default: public }\n---\n";
		assert.equal(redacted("# Card\n\nshown\n\n## Limits\n\nshown\n", front).text.trim(), "# Card\n\nshown\n\n## Limits\n\nshown");
	});

	it("what no piece of any order of headings marks for the reader", () => {
		const pieces = [
			"# One\n",
			"## Intended use\n",
			"## Limits\n",
			"### Deeper\n",
			"Under\n---\n",
			"\n",
			"\r",
			"- item\n",
			"```\n# code\n```\n",
		];
		for (let seed = 1; seed <= 400; seed++) {
			const chosen = Array.from({ length: 12 }, (_, i) => pieces[(seed * (i + 7) * 31 + ((seed >> i) % 9)) % pieces.length] ?? "");
			const body = chosen.map((piece, i) => `${piece}\n\nword${i}\n\n`).join("");
			assert.deepEqual(leaked(body), [], JSON.stringify(body));
		}
	});
});

/** Words of a copy that no heading of what is shown stands above, found by reading line by line. */
function leaked(body: string): string[] {
	const { text } = redacted(body);
	let isShown = false;
	return body.split(/\r\n|[\r\n]/).flatMap((line, i, all) => {
		if (/^#{1,2} |^Under$/.test(line) && !/^```/.test(all[i - 1] ?? "")) isShown = line === "## Intended use";
		return /^word\d+$/.test(line) && !isShown && new RegExp(`^${line} *$`, "m").test(text) ? [line] : [];
	});
}
