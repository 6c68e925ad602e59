import assert from "node:assert/strict";
import { parse } from "yaml";
import { applyEdits } from "../../../src/core/document/span.js";
import { associationEdits } from "../../../src/core/policy/associate.js";
import { checkedAlone } from "../language/marked.js";

const GLOB = "models/**/README.md";
const KIND = "huggingface-model-card";

const associated = (text: string, glob = GLOB, kind = KIND): string => applyEdits(text, associationEdits(text, glob, kind));

describe("An association is added", () => {
	for (const [name, text, expected] of [
		["to a policy that is empty", "", `associations:\n  "${GLOB}": ${KIND}\n`],
		["to a policy of comments", "# ours\n", `# ours\nassociations:\n  "${GLOB}": ${KIND}\n`],
		["to a comment without a line end", "# ours", `# ours\nassociations:\n  "${GLOB}": ${KIND}\n`],
		["below other keys", "version: 1 # c\n", `version: 1 # c\nassociations:\n  "${GLOB}": ${KIND}\n`],
		[
			"below others",
			"associations:\n  a.md: model-card # c\n# d\nversion: 1\n",
			`associations:\n  a.md: model-card # c\n  "${GLOB}": ${KIND}\n# d\nversion: 1\n`,
		],
		[
			"with the indentation that is there",
			"associations:\n    a.md: model-card\n",
			`associations:\n    a.md: model-card\n    "${GLOB}": ${KIND}\n`,
		],
		["in braces", "associations: { a.md: model-card } # c\n", `associations: { a.md: model-card, "${GLOB}": ${KIND} } # c\n`],
		["in empty braces", "associations: {} # c\n", `associations: { "${GLOB}": ${KIND} } # c\n`],
		["behind a byte order mark", "\uFEFFversion: 1\n", `\uFEFFversion: 1\nassociations:\n  "${GLOB}": ${KIND}\n`],
		["with CRLF", "version: 1\r\n", `version: 1\r\nassociations:\r\n  "${GLOB}": ${KIND}\r\n`],
		["to a last line without an end", "version: 1", `version: 1\nassociations:\n  "${GLOB}": ${KIND}`],
	] as const) {
		it(name, () => assert.equal(associated(text), expected));
	}
});

const POLICIES = [
	"",
	"# only\n",
	"version: 1\n",
	"associations:\n",
	"associations: # none yet\nrules: {}\n",
	"associations: ~\nversion: 1\n",
	"associations:\n\n  # all of ours\n  a.md: model-card\n\nversion: 1\n",
	"version: 1\nassociations:\n  a.md: model-card\n",
	"associations: {}\nversion: 1\n",
	"associations: {\n  a.md: model-card\n}\n",
	"{}\n",
	"{ version: 1 } # c\n",
	"{ associations: { a.md: model-card } }\n",
	"---\nversion: 1\n",
	"---\nversion: 1\n...\n",
	"---\n# nothing\n",
	"rules:\n  file/placeholder: off\nassociations: &a\n  a.md: model-card\n",
	"exclude:\n  - a\n  - b",
	`associations:\n  "${GLOB}": model-card # was wrong\n  b.md: model-card\n`,
	`associations:\n  ${GLOB}: model-card\n`,
	`associations: { '${GLOB}': model-card }\n`,
];

describe("A policy with a new association", () => {
	for (const text of POLICIES) {
		for (const whole of [text, text.replaceAll("\n", "\r\n")]) {
			it(`says that and all it said before: ${JSON.stringify(whole)}`, () => {
				const after = associated(whole);
				const before = parse(whole) ?? {};
				const expected = { ...before, associations: { ...before.associations, [GLOB]: KIND } };
				assert.deepEqual(parse(after), expected, after);
				for (const comment of whole.match(/#.*/g) ?? []) assert.ok(after.includes(comment.trimEnd()), `“${comment}” is lost:\n${after}`);
				assert.deepEqual(checkedAlone("rai-docs.yaml", after).problems, [], after);
				if (whole.includes("\r\n")) assert.doesNotMatch(after, /(?<!\r)\n/);
			});
		}
	}

	for (const glob of ['say "x".md', "a\\b.md", "é/*.md", "a: b.md", "#.md", "{a,b}.md", "[x].md", "!a.md", "1.10"]) {
		it(`writes the glob as it is: ${glob}`, () => {
			assert.deepEqual(parse(associated("version: 1\n", glob)), { version: 1, associations: { [glob]: KIND } });
			assert.deepEqual(parse(associated("associations: { a: b }\n", glob)), { associations: { a: "b", [glob]: KIND } });
		});
	}

	it("with the same association as before is the same", () => {
		const text = `associations:\n  "${GLOB}": ${KIND} # c\n`;
		assert.equal(associated(text), text);
	});
});
