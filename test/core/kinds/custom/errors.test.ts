import assert from "node:assert/strict";
import { bill, CustomRoot, FILES, POLICY } from "./custom.js";

/** `rule pointer`, of a document with these fields and a schema with these properties. */
async function told(schema: object, fields: string): Promise<string[]> {
	const root = new CustomRoot({ "a.md": bill(fields) }, POLICY, { ...FILES, "governance/lbom.schema.json": JSON.stringify(schema) });
	await root.check();
	assert.deepEqual(root.rules("rai-docs.yaml"), []);
	return root.rules("a.md");
}

const text = { type: "string" };

describe("Keywords that ours do not use are told as one mistake each", () => {
	for (const [name, schema, fields, expected] of [
		["anyOf", { properties: { a: { anyOf: [text, { type: "object", required: ["x"] }] } } }, "a: [1]", ["schema/value /a"]],
		[
			"anyOf by references",
			{ $defs: { t: text, n: { enum: ["n"] } }, properties: { a: { anyOf: [{ $ref: "#/$defs/t" }, { $ref: "#/$defs/n" }] } } },
			"a: [1]",
			["schema/value /a"],
		],
		["oneOf", { properties: { a: { oneOf: [{ minLength: 1 }, { maxLength: 9 }] } } }, "a: abc", ["schema/value /a"]],
		["not", { properties: { a: { not: { const: "x" } } } }, "a: x", ["schema/value /a"]],
		["contains", { properties: { a: { contains: { const: "x" } } } }, "a: [y, z]", ["schema/value /a"]],
		["propertyNames", { properties: { a: { propertyNames: { pattern: "^x" } } } }, "a: { y: 1 }", ["schema/value /a"]],
		["a schema that is false", { properties: { a: false } }, "a: 1", ["schema/value /a"]],
		["dependentRequired", { properties: { a: text, b: text }, dependentRequired: { a: ["b"] } }, "a: x", ["schema/required /b"]],
		[
			"unevaluatedProperties",
			{ properties: { a: text }, unevaluatedProperties: false },
			"a: x\ncolour: red",
			["schema/unknown-key /colour"],
		],
		[
			"an enum in a branch",
			{ properties: { a: { enum: ["x", "y"] } }, allOf: [{ properties: { a: { enum: ["y"] } } }] },
			"a: x",
			["schema/value /a"],
		],
		["multipleOf", { properties: { a: { type: "integer", multipleOf: 2 } } }, "a: 3", ["schema/bounds /a"]],
	] as const)
		it(name, async () => assert.deepEqual(await told(schema, fields), expected));

	it("and what is wrong beside a form that is not met is told as well", async () => {
		const schema = { required: ["b"], anyOf: [{ required: ["x"] }, { required: ["y"] }], properties: { a: text } };
		assert.deepEqual(await told(schema, "a: 3"), ["schema/required /b", "schema/value", "yaml/unquoted /a"]);
	});
});
