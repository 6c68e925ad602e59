import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bill, FILES, POLICY } from "../core/kinds/custom/custom.js";
import { newFolder, remove } from "../node/folder.js";
import { checkJson, listed, run } from "./run.js";

const CLI = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const made: string[] = [];

function folder(files: Readonly<Record<string, string>> = {}, policy = POLICY): string {
	const root = newFolder({ "rai-docs.yaml": policy, ...FILES, ...files });
	made.push(root);
	return root;
}

after(() => made.forEach(remove));

const PACKET = `---
artifact: review-packet
schema: "1"
id: RP-parking
title: Parking, for review
system: parking
tier: 3
version: "1.0.0"
status: draft
owner: { name: Ada Osei, email: ada@example.com }
members: [LBOM-parking]
---
`;

describe("The command line with a policy's own document types", () => {
	it("lists them behind ours", async () => {
		const { out } = await run(folder(), ["kinds"]);
		assert.match(out, /\nllm-bill-of-materials +What a system is made of\n$/);
	});

	it("writes a document of one from its template, without a problem but what is unanswered", async () => {
		const root = folder();
		const { code, out, err } = await run(root, ["new", "llm-bill-of-materials", "--system", "parking", "--tier", "2"]);
		assert.deepEqual([code, out, err], [0, "llm-bill-of-materials-parking.md: LLM bill of materials for “parking”, tier 2.\n", ""]);
		assert.match((await run(root, ["check"])).out, /^(?!.*excluded)/s, "its template is no document that the policy leaves out");
		const report = await checkJson(root);
		assert.deepEqual([report.code, listed(report)], [0, ["llm-bill-of-materials-parking.md draft/unanswered"]]);
	});

	it("says what their schema finds, and fails", async () => {
		const report = await checkJson(folder({ "a.md": bill("components: [{ name: x }]\nlicence: opne") }));
		assert.deepEqual([report.code, listed(report)], [1, ["a.md schema/value"]]);
		assert.equal(report.problems[0]?.message, "“licence” is “opne”. Did you mean “open”? Expected open or closed.");
	});

	it("says what a tightened type owes beside the usual", async () => {
		const card = '---\nartifact: model-card\nschema: "1"\nid: MC-parking\nsystem: parking\ntier: 3\nstatus: in-review\n---\n';
		const report = await checkJson(folder({ "card.md": card }));
		assert.ok(report.problems.some(({ rule, pointer }) => rule === "schema/value" && pointer === "/tier"));
		assert.ok(report.problems.some(({ rule, pointer }) => rule === "schema/required" && pointer === "/regions"));
	});

	it("requires one that the policy requires", async () => {
		const policy = `${POLICY}required: { 3: [llm-bill-of-materials] }\nsystems: { parking: { tier: 3, production: true } }\n`;
		const lacking = await checkJson(folder({ "x.md": bill().replace("status: in-review", "status: retired") }, policy));
		assert.match(lacking.problems.find(({ rule }) => rule === "policy/required")?.message ?? "", /^“parking” has no LLM bill of materials/);
		const there = await checkJson(folder({ "x.md": bill() }, policy));
		assert.deepEqual(listed(there), []);
	});

	it("shows one in a packet", async () => {
		const root = folder({ "a.md": bill("components: [{ name: gpt-of-ours }]"), "packet.md": PACKET });
		const { code, err } = await run(root, ["packet", "packet.md"]);
		assert.deepEqual([code, err], [0, ""]);
		const html = readFileSync(path.join(root, "packet.html"), "utf8");
		for (const words of ["LLM bill of materials", "Components", "gpt-of-ours"]) assert.ok(html.includes(words), words);
	});

	it("stops a schema that takes for ever, says so once, and goes on", async () => {
		const schema = { properties: { name: { pattern: "^(a+)+$" } } };
		const endless = bill(`name: ${"a".repeat(60)}!`);
		const files = {
			"governance/lbom.schema.json": JSON.stringify(schema),
			"a.md": endless,
			"b.md": bill("name: aa", "in-review", "LBOM-b"),
		};
		const report = await checkJson(folder(files));
		assert.deepEqual([report.code, listed(report)], [1, ["a.md schema/unchecked", "rai-docs.yaml policy/custom-kind"]]);
		assert.match(report.problems[1]?.message ?? "", /took longer than 5 seconds on “a\.md”, and was stopped/);
	});

	it("runs schemas as it is published", () => {
		const root = folder({ "a.md": bill("components: [{ name: x }]\nlicence: opne") });
		const { status, stdout } = spawnSync(process.execPath, [CLI, "check"], { cwd: root, encoding: "utf8" });
		assert.deepEqual([status, stdout.match(/schema\/\S+/g)], [1, ["schema/value"]], stdout);
	});

	it("says that a newer RAI Docs wrote a document, and nothing else", async () => {
		const card = '---\nartifact: model-card\nschema: "2"\nid: MC-parking\nsystem: parking\ntier: 3\nstatus: in-review\n---\n';
		const root = newFolder({ "card.md": card });
		made.push(root);
		const report = await checkJson(root);
		assert.deepEqual([report.code, listed(report)], [0, ["card.md schema/newer"]]);
	});
});
