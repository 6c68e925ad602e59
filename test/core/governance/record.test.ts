import assert from "node:assert/strict";
import type { NewApproval } from "../../../src/core/governance/record.js";
import { recordApproval } from "../../../src/core/governance/record.js";
import { policyFor, readPolicy } from "../../../src/core/policy/policy.js";
import { baseText } from "../../cases/case.js";
import { checkedAlone, checkedIn, TODAY, workspace } from "../language/marked.js";

const CARD = baseText("model-card.md");
const YAML = baseText("model-card.yaml");

const DECIDED: NewApproval = { role: "rai-lead", name: "T. Lindqvist", decision: "approved", date: "2026-10-02" };

const policy = policyFor([readPolicy("rai-docs.yaml", "")], "card.md");

const record = (text: string, approval: Partial<NewApproval> = {}, path = "card.md") =>
	recordApproval(checkedAlone(path, text).artifact, { ...DECIDED, ...approval }, policy, TODAY);

/** What is written, digests shortened. */
function written(text: string, approval: Partial<NewApproval> = {}, path?: string): string {
	const recorded = record(text, approval, path);
	assert.ok("text" in recorded, JSON.stringify(recorded));
	return recorded.text.replaceAll(recorded.digest, "D");
}

const card = (approvals: string): string => CARD.replace("\nmodel:", `\n${approvals}model:`);

const LINES = (column: number, version = "1.0.0"): string =>
	["- role: rai-lead", "  name: T. Lindqvist", "  decision: approved", "  date: 2026-10-02", `  version: "${version}"`, '  digest: "D"']
		.map((line) => `${" ".repeat(column)}${line}\n`)
		.join("");

const BRACES = '{ role: rai-lead, name: T. Lindqvist, decision: approved, date: 2026-10-02, version: "1.0.0", digest: "D" }';

/** Braces over more than one line are compared as one: where a line breaks depends on the digest's length. */
const joined = (text: string): string => text.replace(/,\n +(?=\w+: )/g, ", ");

const SAM = '{ role: eng-lead, name: "Sam Cole", decision: rejected, date: 2026-09-01, version: "0.9.0" }';

const WRITTEN: readonly (readonly [what: string, before: string, after: string])[] = [
	["where there is none, behind what usually stands before", "", `approvals:\n${LINES(2)}`],
	["with nothing behind the key", "approvals:\n", `approvals:\n${LINES(2)}`],
	["with a comment there", "approvals: # none yet\n", `approvals: # none yet\n${LINES(2)}`],
	["with an empty list", "approvals: []   # none yet\n", `approvals:   # none yet\n${LINES(2)}`],
	["with a null", "approvals: ~\n", `approvals:\n${LINES(2)}`],
	["behind others in braces", `approvals:\n  - ${SAM} # the pilot\n`, `approvals:\n  - ${SAM} # the pilot\n  - ${BRACES}\n`],
	["at the column of the others", `approvals:\n- ${SAM}\n`, `approvals:\n- ${SAM}\n- ${BRACES}\n`],
	[
		"behind others in lines",
		'approvals:\n    - name: Sam Cole\n      role: eng-lead # acting\n      decision: rejected\n      date: 2026-09-01\n      version: "0.9.0"\n',
		`approvals:\n    - name: Sam Cole\n      role: eng-lead # acting\n      decision: rejected\n      date: 2026-09-01\n      version: "0.9.0"\n${LINES(4)}`,
	],
	["into brackets", `approvals: [${SAM}]\n`, `approvals: [${SAM}, ${BRACES}]\n`],
	["into brackets over lines, with a comma at the end", `approvals: [\n  ${SAM},\n  ]\n`, `approvals: [\n  ${SAM},\n  ${BRACES},\n  ]\n`],
	[
		"behind a text in lines",
		`approvals:\n  - role: eng-lead\n    name: Sam Cole\n    decision: approved-with-conditions\n    date: 2026-09-01\n    version: "0.9.0"\n    conditions:\n      - |\n        Ask again\n`,
		`approvals:\n  - role: eng-lead\n    name: Sam Cole\n    decision: approved-with-conditions\n    date: 2026-09-01\n    version: "0.9.0"\n    conditions:\n      - |\n        Ask again\n${LINES(2)}`,
	],
];

describe("An approval is written", () => {
	for (const [what, before, after] of WRITTEN) {
		it(what, () => assert.equal(joined(written(card(before))), card(after)));

		it(`${what}, with Windows line ends`, () => {
			const text = written(card(before).replaceAll("\n", "\r\n"));
			assert.doesNotMatch(text, /(?<!\r)\n/);
			assert.equal(joined(text.replaceAll("\r\n", "\n")), card(after));
		});
	}

	it("into a YAML document, also at its end", () => {
		const text = written(`${YAML.trimEnd()}\napprovals:`, {}, "card.yaml");
		assert.equal(text, `${YAML.trimEnd()}\napprovals:\n${LINES(2)}`.trimEnd());
	});

	it("into a document in braces", () => {
		const text = '{\nartifact: model-card, schema: "1", id: MC-x, version: "1.0.0", status: in-review }';
		assert.equal(
			written(text, {}, "card.yaml"),
			`{\nartifact: model-card, schema: "1", id: MC-x, version: "1.0.0", status: in-review, approvals: [${BRACES}] }`,
		);
	});

	it("with all there is to record", () => {
		const whole = {
			...{ email: "t@example.com", decision: "approved-with-conditions" as const, conditions: ["yes", 'Say "why": now # then'] },
			...{
				evidence: "gh:linden/parking#12",
				recordedBy: "ada@example.com",
				reaffirms: `rai1:sha256:${"0f".repeat(32)}`,
				changes: ["a: 1 → 2"],
			},
			members: [{ id: "DS-gates", version: "1.0.0", digest: `rai1:sha256:${"1e".repeat(32)}` }],
			commit: "3f".repeat(20),
		};
		const text = written(CARD, whole);
		const { artifact, problems } = checkedAlone("card.md", text.replace('"D"', `"rai1:sha256:${"2d".repeat(32)}"`));
		assert.deepEqual(
			problems.filter(({ rule }) => rule.startsWith("schema/")),
			[],
		);
		assert.match(text, /conditions:\n {6}- "yes"\n {6}- "Say \\"why\\": now # then"\n/);
		assert.match(text, /members:\n {6}- \{ id: DS-gates, version: "1\.0\.0", digest: "rai1:sha256:1e/);
		assert.ok(artifact.front);
	});

	it("and changes no digest", () => {
		const [first, second] = [record(CARD), record(card(`approvals:\n  - ${SAM}\n`))];
		assert.ok("digest" in first && "digest" in second);
		assert.equal(first.digest, second.digest);
	});
});

describe("No approval is written", () => {
	const refused = (text: string, approval: Partial<NewApproval> = {}): string => {
		const recorded = record(text, approval);
		return "refused" in recorded ? recorded.refused : "";
	};

	it("where others would be changed by it", () => {
		// Blank lines at the end belong to the text.
		const kept = card("approvals:\n  - name: x\n    conditions:\n      - |+\n        Ask again\n\n\n");
		assert.match(refused(kept), /an entry cannot be added to/);
		assert.match(refused(card("x: &x []\napprovals: *x\n")), /an entry cannot be added to/);
		assert.match(refused(card("approvals: none\n")), /an entry cannot be added to/);
	});

	it("that the schema would not take", () => {
		assert.match(refused(CARD, { role: "The Lead" }), /approvals\[0\]\.role/);
		assert.match(refused(CARD, { email: "t" }), /approvals\[0\]\.email/);
		assert.match(refused(CARD, { name: " " }), /approvals\[0\]\.name|“name”/);
	});

	it("into formats of others", () => {
		const files = { "rai-docs.yaml": 'associations: { "*.md": huggingface-model-card }\n', "README.md": "---\nlicense: mit\n---\n" };
		const recorded = recordApproval(checkedIn(workspace(files), "README.md").artifact, DECIDED, policy, TODAY);
		assert.match("refused" in recorded ? recorded.refused : "", /has no approvals: its format belongs to others/);
	});
});
