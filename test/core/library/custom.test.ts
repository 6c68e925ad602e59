import assert from "node:assert/strict";
import { bill, CustomRoot, FILES, POLICY, SCHEMA } from "../kinds/custom/custom.js";

const STOPPED = { stopped: "took longer than 3 seconds" };
const isOf = (value: unknown, id: string): boolean => (value as { id?: string } | undefined)?.id === id;

describe("Documents of a policy's own type", () => {
	it("are known before anything is read, and say nothing of their fields then", () => {
		const { library } = new CustomRoot({ "a.md": bill("licence: opne") });
		assert.equal(library.check("a.md")?.artifact.kind.title, "LLM bill of materials");
		assert.deepEqual(library.check("a.md")?.problems, []);
	});

	it("are told what their schema finds once it has looked, and only then", async () => {
		const root = new CustomRoot({ "a.md": bill("licence: opne"), "b.md": bill(undefined, undefined, "LBOM-b") });
		root.library.check("a.md");
		assert.ok((await root.check()).includes("a.md"));
		assert.deepEqual(root.rules("a.md"), ["schema/required /components", "schema/value /licence"]);
		assert.deepEqual(root.asked.slice(0, 2).sort(), ["governance/card.schema.json", "governance/lbom.schema.json"]);
	});

	it("are looked at again when their fields change, and not when only their prose does", async () => {
		const root = new CustomRoot({ "a.md": bill(), "b.md": bill("licence: open", "in-review", "LBOM-b") });
		await root.check();
		root.asked.length = 0;
		root.library.set("a.md", `${bill()}More.\n`);
		root.library.set("b.md", bill("licence: shut", "in-review", "LBOM-b"));
		assert.deepEqual(await root.check(), ["a.md", "b.md"]);
		assert.deepEqual(root.asked, ["LBOM-parking", "LBOM-b"]);
		assert.deepEqual(await root.check(), []);
	});

	it("are looked at again when an intake settles a stricter tier, open or closed", async () => {
		const tiered = `{ "allOf": [${JSON.stringify(SCHEMA)}], "if": { "$ref": "common.schema.json#/$defs/atTier2" }, "then": { "required": ["licence"] } }`;
		const root = new CustomRoot({ "a.md": bill() }, POLICY, { ...FILES, "governance/lbom.schema.json": tiered });
		await root.check();
		assert.deepEqual(root.rules("a.md"), []);
		const intake = "---\nartifact: intake-request\nid: IR-parking\nsystem: parking\nstatus: in-review\ntier: 2\n---\n";
		assert.ok(root.library.set("intake.md", intake).has("a.md"));
		await root.check();
		assert.ok(root.rules("a.md").includes("schema/required /licence"));
	});

	it("are looked at again when the schema, or a file it refers to, is another", async () => {
		const root = new CustomRoot({ "a.md": bill("components: [{ name: 4 }]") });
		await root.check();
		assert.deepEqual(root.rules("a.md"), ["yaml/unquoted /components/0/name"]);
		root.files.set("governance/parts/component.json", JSON.stringify({ properties: { name: { type: "integer" } } }));
		assert.equal(root.library.outdate({ files: new Set(["governance/other.json"]) }), false);
		assert.equal(root.library.outdate({ files: new Set(["governance/parts"]) }), true);
		assert.ok((await root.check()).includes("a.md"));
		assert.deepEqual(root.rules("a.md"), []);
	});

	it("are none any more when the policy names them no longer", async () => {
		const root = new CustomRoot({ "a.md": bill("licence: opne") });
		await root.check();
		root.library.set("rai-docs.yaml", "version: 1\n");
		assert.deepEqual(root.rules("a.md"), ["artifact/kind /artifact"]);
		assert.deepEqual(root.library.custom.lacking, []);
	});

	it("are cited by their ids in prose, like others", async () => {
		const root = new CustomRoot({
			"a.md": bill(),
			"b.md": `${bill(undefined, undefined, "LBOM-b")}See \`LBOM-parking\` and \`LBOM-none\`.\n`,
		});
		await root.check();
		assert.deepEqual(root.library.citing("LBOM-parking"), ["b.md"]);
		assert.deepEqual(root.rules("b.md"), ["trace/artifact-missing"]);
		assert.equal(root.library.check("b.md")?.traced?.references[1]?.resolution?.state, "broken");
	});
});

describe("A template of the policy", () => {
	it("is no document", async () => {
		const root = new CustomRoot({ "governance/lbom.md": FILES["governance/lbom.md"] ?? "" });
		await root.check();
		assert.equal(root.library.check("governance/lbom.md"), undefined);
	});
});

describe("A type of ours of which a policy asks more", () => {
	const card = (front: string) =>
		`---\nartifact: model-card\nschema: "1"\nid: MC-parking\nsystem: parking\nstatus: in-review\n${front}---\n`;

	it("has the problems it had, and more", async () => {
		const plain = new CustomRoot({ "a.md": card("tier: 3\ncolour: red\n") }, "version: 1\n");
		const more = new CustomRoot({ "a.md": card("tier: 3\ncolour: red\n") });
		await more.check();
		const added = more.rules("a.md").filter((rule) => !plain.rules("a.md").includes(rule));
		assert.deepEqual(added, ["schema/required /regions", "schema/value /tier", "section/missing #carbon-footprint"]);
		assert.deepEqual(
			plain.rules("a.md").filter((rule) => !more.rules("a.md").includes(rule)),
			[],
		);
	});
});

describe("A schema that may not be run", () => {
	const restricted = { reason: "nobody trusts it", remedy: "Trust it." };

	it("is told in each document of its type, once, and asked when it may", async () => {
		const root = new CustomRoot({ "a.md": bill("licence: opne"), "b.md": bill(undefined, undefined, "LBOM-b") });
		root.library.paths;
		assert.deepEqual(await root.check(restricted).then((told) => told.filter((path) => /^[ab]\.md$/.test(path))), ["a.md", "b.md"]);
		assert.deepEqual([root.rules("a.md"), root.rules("b.md")], [["schema/unchecked /artifact"], ["schema/unchecked /artifact"]]);
		assert.deepEqual(root.rules("rai-docs.yaml"), []);
		assert.equal(root.library.outdate({ all: true }), true);
		await root.check();
		assert.deepEqual([root.rules("a.md"), root.rules("b.md")], [["schema/required /components", "schema/value /licence"], []]);
	});
});

describe("A schema that is stopped on a document", () => {
	const documents = Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [`${name}.md`, bill(undefined, undefined, `LBOM-${name}`)]));

	it("is told in the policy and in that document, and goes on with others", async () => {
		const root = new CustomRoot(documents);
		await root.check({ check: async (_, value) => (isOf(value, "LBOM-b") ? STOPPED : { errors: [] }) });
		assert.deepEqual(root.rules("rai-docs.yaml"), ["policy/custom-kind /kinds/llm-bill-of-materials/schema"]);
		assert.match(root.library.check("rai-docs.yaml")?.problems[0]?.message ?? "", /took longer than 3 seconds on “b\.md”, and was stopped/);
		assert.deepEqual(
			["a.md", "b.md", "c.md"].map((path) => root.rules(path).length),
			[0, 1, 0],
		);
	});

	it("is tried anew on that document when it changes, and forgiven", async () => {
		const root = new CustomRoot(documents);
		await root.check({ check: async (_, value) => (isOf(value, "LBOM-b") ? STOPPED : { errors: [] }) });
		assert.deepEqual([...root.library.set("b.md", bill("components: [{ name: x }]", "in-review", "LBOM-b"))].sort(), [
			"b.md",
			"rai-docs.yaml",
		]);
		await root.check();
		assert.deepEqual([root.rules("b.md"), root.rules("rai-docs.yaml")], [[], []]);
	});

	it("is not tried for ever: after three, others are told so until one of those changes", async () => {
		const root = new CustomRoot(documents);
		let tries = 0;
		await root.check({ check: async (_, value) => (value === undefined ? { errors: [] } : { ...STOPPED, n: tries++ }) });
		assert.equal(tries, 3);
		assert.deepEqual(
			Object.keys(documents).map((path) => root.rules(path)),
			Array(5).fill(["schema/unchecked /artifact"]),
		);
		assert.equal(root.rules("rai-docs.yaml").length, 1);
		const told = root.library.set("a.md", bill("components: [{ name: y }]", "in-review", "LBOM-a"));
		assert.deepEqual([...told].sort(), ["a.md", "d.md", "e.md", "rai-docs.yaml"]);
		await root.check();
		assert.deepEqual(
			["a.md", "d.md", "e.md"].map((path) => root.rules(path)),
			[[], [], []],
		);
	});

	it("is given back where whoever looks gives up", async () => {
		const root = new CustomRoot(documents);
		await assert.rejects(root.check({ check: () => Promise.reject(new Error("enough")) }), /enough/);
		await root.check();
		assert.equal(root.asked.length, 2 + 5);
	});
});
