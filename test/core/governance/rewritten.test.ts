import assert from "node:assert/strict";
import type { Artifact } from "../../../src/core/artifact.js";
import { artifactOf } from "../../../src/core/artifact.js";
import { parseDocument } from "../../../src/core/document/document.js";
import { Past } from "../../../src/core/governance/past.js";
import { rewrittenViolations } from "../../../src/core/governance/rewritten.js";
import { modelCard } from "../../../src/core/kinds/model-card/index.js";
import { policyFor } from "../../../src/core/policy/policy.js";
import { TODAY } from "../language/marked.js";

const LOG = `id: DL-parking
decisions:
  - id: DEC-1
    title: Open the second garage
    state: active
    conditions:
      - { text: Count the queue, status: open }
  - { id: DEC-2, title: Raise the price, state: active }
`;

const log = (text: string): Artifact => artifactOf(parseDocument("log.yaml", text, "yaml"), { ...modelCard, id: "decision-log" });

function told(now: string, ...past: string[]): string[] {
	const author = { name: "Ada Osei", email: "ada@example.com" };
	const versions = past.map(
		(text, i) => new Past("log.yaml", { text, commit: String(i + 1).repeat(40), author, date: "2026-10-30", whole: true }),
	);
	const context = { today: TODAY, policy: policyFor([], "log.yaml"), others: () => [], judged: [], past: versions };
	return rewrittenViolations(log(now), context).map(({ rule, pointer, message }) => `${rule} ${pointer} ${message}`);
}

describe("A list of decisions only grows:", () => {
	it("its states, and those of its conditions, may change", () => {
		assert.deepEqual(told(LOG.replace("state: active", "state: superseded").replace("status: open", "status: met"), LOG), []);
	});

	it("entries are added", () => assert.deepEqual(told(`${LOG}  - { id: DEC-3 }\n`, LOG), []));

	it("nothing else may change", () => {
		const said =
			"decisions[0] was changed in title: in commit 1111111 (2026-10-30) it said “DEC-1, Open the second garage”. Entries are added, never edited: put it back, and add a decision that supersedes it.";
		assert.deepEqual(told(LOG.replace("Open the second", "Close the second"), LOG), [`governance/log-rewritten /decisions/0 ${said}`]);
		assert.match(told(LOG.replace("Count the queue", "Count"), LOG)[0] ?? "", /was changed in conditions/);
	});

	it("nothing may go", () => {
		assert.match(
			told(LOG.replace(/ {2}- \{ id: DEC-2.*\n/, ""), LOG)[0] ?? "",
			/^governance\/log-rewritten \/decisions decisions\[1\] is gone/,
		);
	});

	it("a past that cannot be read says nothing", () => assert.deepEqual(told(LOG, "decisions: [", "<<<<<<< HEAD\n", LOG), []));

	it("a text that cannot be read is not judged", () => assert.deepEqual(told("decisions: [", LOG), []));
});
