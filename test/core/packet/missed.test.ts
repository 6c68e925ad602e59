import assert from "node:assert/strict";
import { packetFragment } from "../../../src/core/packet/html/packet.js";
import { packetModel } from "../../../src/core/packet/model/model.js";
import { sourcesFor } from "../../../src/core/packet/model/sources.js";
import { libraryOf, modelOf, PARKING, TODAY } from "./packets.js";

const REPORT = `---
artifact: evaluation-report
id: ER-parking
system: parking
tier: 3
version: "1.0.0"
status: in-review
results:
  - { name: recall, value: 0.7, threshold: 0.8, direction: higher-is-better, group: { day: Sunday } }
  - { name: auroc, value: 0.9, threshold: 0.8, direction: higher-is-better }
  - { name: latency, value: 0.7, threshold: 0.8 }
cohorts:
  - { attribute: age, group: 18-24, n: 200, fpr: 0.19 }
---
`;

const POLICY = "thresholds:\n  - { metric: fpr, group: '*', maximum: 0.15 }\n  - { metric: recall, group: '*', minimum: 0.75 }\n";

const FILES = { ...PARKING, "report.md": REPORT };

const told = (files: Readonly<Record<string, string>>) =>
	modelOf({}, files).missed.map(({ name, value, bound, document }) => [name, value, bound, document].join(" | "));

describe("What was asked and not reached", () => {
	it("is a test that its own threshold fails; without a direction nobody can tell", () =>
		assert.deepEqual(told(FILES), ["recall, day: Sunday | 0.7 | at least 0.8 | ER-parking"]));

	it("is a number that misses the policy's threshold, told once", () =>
		assert.deepEqual(told({ "rai-docs.yaml": POLICY, ...FILES }), [
			"recall, day=Sunday | 0.7 | at least 0.75, by the policy | ER-parking",
			"fpr, age=18-24 | 0.19 | at most 0.15, by the policy | ER-parking",
		]));

	it("stands on page one, and needs attention where nothing answers for it", () => {
		const { html } = packetFragment(modelOf({}, FILES));
		const part = html.slice(html.indexOf('<section id="numbers"'), html.indexOf('<section id="prior"'));
		assert.match(part, /^<section id="numbers" class="part attention"/);
		assert.match(part, /What was asked and not reached[\s\S]*recall, day: Sunday[\s\S]*0\.7, at least 0\.8 was asked for[\s\S]*missed/);
		assert.doesNotMatch(packetFragment(modelOf()).html, /What was asked and not reached/);
	});

	it("says until when an exception answers for it", () => {
		const cover = { kind: "exception" as const, by: "EX-parking", path: "ex.md", until: "2026-12-31", owner: "Ada Osei" };
		const model = modelOf({}, FILES);
		const { html } = packetFragment({ ...model, missed: model.missed.map((one) => ({ ...one, cover })) });
		assert.match(html, /ER-parking, EX-parking [\s\S]*covered until 2026-12-31/);
	});

	it("is nothing for readers outside of the house", () => {
		const sources = sourcesFor(libraryOf(FILES), "packet.md", TODAY);
		assert.ok(sources);
		assert.deepEqual(packetModel(sources, { audience: "public" }).missed, []);
		assert.equal(packetModel(sources, { audience: "internal" }).missed.length, 1);
	});
});
