import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { addFiles, remove } from "../node/folder.js";
import { git, repository } from "../node/repository.js";
import { run } from "./run.js";

const METRICS = '{ "auroc": 0.817, "female": { "auroc": 0.79 } }\n';
const SHA256 = createHash("sha256").update(METRICS).digest("hex");

interface TraceJson {
	readonly schema: 1;
	readonly references: readonly {
		path: string;
		range: object;
		artifact: string;
		ref: string;
		type: string;
		state: string;
		level: string;
		reason: string;
	}[];
	readonly claims: readonly {
		path: string;
		range: object;
		artifact: string;
		value: string;
		evidence: string;
		state: string;
		reason: string;
	}[];
	readonly traceability: { verified: number; unverifiable: number; total: number; failing: string[] };
}

const card = (commit: string, value: string, model = `git:${commit}#models/m.onnx`): string => `---
artifact: model-card
schema: "1"
id: MC-a
title: A
system: a
tier: 3
version: "1.0.0"
status: in-review
owner: { name: Ada Osei }
model: { name: a, version: "1", ref: "${model}" }
out_of_scope: [Setting prices]
data: Three years of gate counts
metrics:
  - { name: auroc, value: ${value}, evidence: { ref: "git:${commit}#eval/metrics.json", pointer: /auroc } }
limitations: [The error doubles on public holidays]
if_wrong: { who: Drivers, what: They queue, stop: By hand }
related: [{ rel: derives-from, id: DS-gone }]
---
## Summary

See \`file:eval/metrics.json@sha256:${SHA256}\`.
`;

describe("rai-docs trace", () => {
	let root: string;
	let commit: string;
	before(() => {
		root = repository({ "eval/metrics.json": METRICS, "models/m.onnx": "weights\n" });
		commit = git(root, ["rev-parse", "HEAD"]).trim();
		addFiles(root, { "docs/card.md": card(commit, "0.871") });
	});
	after(() => remove(root));

	const json = async (...args: string[]): Promise<{ report: TraceJson; code: number }> => {
		const { out, code } = await run(root, ["trace", "--format", "json", ...args]);
		return { report: JSON.parse(out), code };
	};

	it("says of each reference and number what was found, in the order of the text", async () => {
		const { report, code } = await json();
		assert.equal(code, 1);
		assert.deepEqual(Object.keys(report), ["schema", "references", "claims", "traceability"]);
		assert.deepEqual(
			report.references.map(({ type, state, level }) => `${type} ${state} ${level}`),
			["git verified V3", "git verified V3", "artifact broken V0", "file verified V3"],
		);
		assert.deepEqual(
			report.claims.map(({ value, state, reason }) => `${value} ${state}: ${reason}`),
			[`0.871 different: metrics.json at ${commit.slice(0, 7)} says 0.817`],
		);
		assert.deepEqual(report.traceability, { verified: 1, unverifiable: 0, total: 1, failing: [] });
	});

	it("has the same rows as check", async () => {
		const { references, claims, traceability } = JSON.parse((await run(root, ["check", "--format", "json"])).out);
		const { report } = await json();
		assert.deepEqual(
			{ references, claims, traceability },
			{ references: report.references, claims: report.claims, traceability: report.traceability },
		);
	});

	it("writes a table for spreadsheets", async () => {
		const { out } = await run(root, ["trace", "--format", "csv"]);
		const [head, ...rows] = out.trim().split("\n");
		assert.equal(head, "path,line,column,artifact,what,value,ref,type,state,level,reason");
		assert.equal(rows.length, 5);
		assert.match(rows[0] ?? "", /^docs\/card\.md,11,\d+,MC-a,reference,/);
	});

	it("is read by people", async () => {
		const { out } = await run(root, ["trace", "docs"]);
		assert.match(out, /matches its pin: git:[0-9a-f]{40}#models\/m\.onnx, exists at/);
		assert.match(out, /0\.871 different: metrics\.json at \w{7} says 0\.817/);
		assert.match(out, /4 references: 3 match, 1 broken, 0 not checkable here/);
	});

	it("filters what is shown by PATH, and refuses what is not there", async () => {
		assert.deepEqual((await json("models")).report.references, []);
		assert.equal((await run(root, ["trace", "nowhere"])).code, 2);
		assert.equal((await run(root, ["trace", "--format", "xml"])).code, 2);
	});

	it("ends with 0 where all holds", async () => {
		addFiles(root, { "docs/card.md": card(commit, "0.817").replace(/^related:.*\n/m, "") });
		assert.equal((await json()).code, 0);
	});
});

describe("rai-docs check --require-verified", () => {
	let root: string;
	before(() => {
		root = repository({ "eval/metrics.json": METRICS, "models/m.onnx": "weights\n" });
	});
	after(() => remove(root));

	const check = async (model: string) => {
		const commit = git(root, ["rev-parse", "HEAD"]).trim();
		addFiles(root, { "docs/card.md": card(commit, "0.817", model).replace(/^related:.*\n/m, "") });
		return { plain: (await run(root, ["check"])).code, strict: await run(root, ["check", "--require-verified"]) };
	};

	it("is content where all was verified", async () => {
		const { plain, strict } = await check("file:models/m.onnx@sha256:".concat(createHash("sha256").update("weights\n").digest("hex")));
		assert.deepEqual([plain, strict.code], [0, 0], strict.out);
	});

	it("fails where something could not be checked here, and says how much", async () => {
		const { plain, strict } = await check(`oci://registry.example.com/a@sha256:${SHA256}`);
		assert.deepEqual([plain, strict.code], [0, 1]);
		assert.match(strict.err, /1 reference/);
	});

	it("does not ask for what nobody can check anywhere", async () => {
		const { strict } = await check("https://example.com/model");
		assert.equal(strict.code, 0, strict.err + strict.out);
	});
});
