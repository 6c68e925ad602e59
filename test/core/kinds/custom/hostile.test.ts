import assert from "node:assert/strict";
import { completionsAt } from "../../../../src/core/language/completion.js";
import { hoverAt } from "../../../../src/core/language/hover.js";
import { skeleton } from "../../../../src/core/schema/skeleton.js";
import { checkedIn } from "../../language/marked.js";
import { bill, CustomRoot, FILES, POLICY } from "./custom.js";

const nested = (depth: number): string => `${'{"items":'.repeat(depth)}{}${"}".repeat(depth)}`;
const wide = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, { $ref: "#" }]));

const SCHEMAS: Readonly<Record<string, string>> = {
	"that is no schema at all": '"text"',
	"of null": "null",
	"whose keywords have other types": JSON.stringify({
		properties: "text",
		required: "text",
		enum: 3,
		type: [1],
		allOf: {},
		items: [1],
		if: 1,
		$ref: 7,
	}),
	"with names of prototypes":
		'{ "properties": { "__proto__": { "title": "P" }, "constructor": { "type": "string" } }, "required": ["__proto__", "toString"] }',
	"that refers to a prototype": '{ "$ref": "#/constructor/prototype" }',
	"that refers to itself": '{ "$ref": "#" }',
	"that asks for itself": '{ "required": ["components"], "properties": { "components": { "$ref": "#" } }, "type": "object" }',
	"whose files refer to each other":
		'{ "allOf": [{ "$ref": "governance/lbom.schema.json" }, { "$ref": "./lbom.schema.json" }, { "$ref": "parts/component.json" }] }',
	"that asks for itself a thousand times": JSON.stringify({ type: "object", properties: wide(1000), required: Object.keys(wide(1000)) }),
	"that doubles with each step": JSON.stringify({
		$defs: Object.fromEntries(
			Array.from({ length: 40 }, (_, i) => [`d${i}`, { allOf: [{ $ref: `#/$defs/d${i + 1}` }, { $ref: `#/$defs/d${i + 1}` }] }]),
		),
		$ref: "#/$defs/d0",
	}),
	"nested a hundred deep": nested(100),
	"nested a hundred thousand deep": nested(100_000),
	"that leads out of the root": '{ "$ref": "../../secret.json" }',
	"that leads to an address": '{ "$ref": "https://example.com/x.json" }',
	"that leads to an absolute path": '{ "$ref": "/etc/passwd" }',
	"that leads out with other characters": '{ "$ref": "..%2F..%2Fsecret.json" }',
};

describe("A schema", () => {
	for (const [name, schema] of Object.entries(SCHEMAS))
		it(`${name} ends, reads nothing outside, and breaks nothing`, async () => {
			const root = new CustomRoot({ "a.md": bill("components: {components: {components: 1}}\nconstructor: 1\n__proto__: 2") }, POLICY, {
				...FILES,
				"governance/lbom.schema.json": schema,
			});
			const began = performance.now();
			await root.check({ reason: "it is only looked at" });
			const { artifact } = checkedIn(root.library, "a.md");
			for (let offset = 0; offset < artifact.document.text.length; offset += 7) {
				completionsAt(root.library, artifact, offset);
				hoverAt(artifact, offset);
			}
			assert.ok(skeleton(artifact.kind, "/components", "components").length < 100_000);
			assert.ok(performance.now() - began < 8000, "it took too long");
			assert.equal(Object.keys(Object.prototype).length, 0);
			assert.ok([...root.library.custom.lacking].length === 0);
		});

	it("names only files inside of the root to be read", () => {
		const paths = ["../a.json", "a/../../b.json", "/etc/x.json", "file:///etc/x.json", "..\\x.json", "C:\\x.json"];
		const kinds = paths.map(
			(path, i) =>
				`  note-${i}: { prefix: X${"ABCDEF"[i]}, schema: ${JSON.stringify(path)}, template: ${JSON.stringify(path.replace(".json", ".md"))} }\n`,
		);
		const root = new CustomRoot({}, `kinds:\n${kinds.join("")}`);
		assert.deepEqual(root.library.custom.lacking, []);
		assert.equal(root.rules("rai-docs.yaml").filter((rule) => rule.startsWith("policy/custom-kind")).length, 12);
	});

	it("never puts something of a machine into a snippet", async () => {
		const schema = JSON.stringify({ properties: { "${CLIPBOARD}": { enum: ["$TM_FILEPATH"] } }, required: ["${CLIPBOARD}"] });
		const root = new CustomRoot({ "a.md": bill("") }, POLICY, { ...FILES, "governance/lbom.schema.json": schema });
		await root.check({ reason: "it is only looked at" });
		const { artifact } = checkedIn(root.library, "a.md");
		assert.doesNotMatch(skeleton(artifact.kind, "/${CLIPBOARD}", "${CLIPBOARD}"), /(?<!\\)\$(?!\d)/);
	});
});
