import assert from "node:assert/strict";
import path from "node:path";
import type { FieldsChecked, SchemaBundle } from "../../src/core/index.js";
import { schemasInThread } from "../../src/node/schemas/schemasInThread.js";
import { newFolder, remove } from "./folder.js";

const bundle = (schema: object, name = JSON.stringify(schema), more: Readonly<Record<string, object>> = {}): SchemaBundle => ({
	name,
	main: "governance/a.json",
	files: { "governance/a.json": schema, ...more },
});

const keywords = (found: FieldsChecked): string[] | undefined =>
	"errors" in found ? found.errors.map(({ keyword, instancePath }) => `${instancePath} ${keyword}`) : undefined;

/** As long as its schema is at work a thread cannot answer: only its end helps. */
const REPEATED = { properties: { a: { type: "string", pattern: "^(a+)+$" } } };
const ENDLESS = { a: `${"a".repeat(60)}!` };

const SHORT = { silence: { start: 30_000, after: 3000 } };

describe("Schemas in a thread", () => {
	let schemas: ReturnType<typeof schemasInThread>;

	beforeEach(() => {
		schemas = schemasInThread();
	});
	afterEach(() => schemas.close());

	it("find what is wrong, everything at once", async () => {
		const schema = bundle({ required: ["b"], properties: { a: { type: "integer" }, day: { format: "date" } } });
		const found = await schemas.check(schema, { a: "x", day: "2026-02-30" });
		assert.deepEqual(keywords(found)?.sort(), ["/a type", "/day format", " required"].sort());
		assert.deepEqual(await schemas.check(schema, { a: 1, b: 1 }), { errors: [] });
	});

	it("refer to each other by relative paths", async () => {
		const more = { "parts/b c.json": { type: "string" }, "governance/common.schema.json": { $defs: { n: { type: "number" } } } };
		const schema = bundle({ properties: { a: { $ref: "../parts/b c.json" }, n: { $ref: "common.schema.json#/$defs/n" } } }, "refs", more);
		assert.deepEqual(keywords(await schemas.check(schema, { a: 1, n: "x" })), ["/a type", "/n type"]);
	});

	for (const [name, schema, reason] of [
		["a type that there is not", { type: "text" }, /must be equal to one of the allowed values/],
		["a keyword that there is not", { properties: { a: { requierd: true } } }, /^unknown keyword: "requierd"$/],
		["a reference to nothing", { $ref: "#/$defs/none" }, /can't resolve reference/],
		["a reference to an address", { $ref: "https://example.com/x.json" }, /can't resolve reference/],
		["a pattern that is none", { pattern: "(" }, /Invalid regular expression|must match format/],
	] as const)
		it(`are refused, and say why: ${name}`, async () => {
			const found = await schemas.check(bundle(schema), undefined);
			assert.match("refused" in found ? found.refused : "", reason);
		});

	it("run no code that a schema holds", async () => {
		const code = "'];process.exit(7);//";
		const schema = {
			title: code,
			properties: { [code]: { const: code, enum: [code] }, a: { pattern: "\\u0027\\];process.exit" } },
			required: [code],
			$comment: code,
		};
		assert.deepEqual(keywords(await schemas.check(bundle(schema), { a: 1 })), [" required"]);
	});

	it("are stopped when they take too long, while everybody else goes on, and the next is checked", async () => {
		await schemas.close();
		schemas = schemasInThread(undefined, SHORT);
		let ticks = 0;
		const timer = setInterval(() => ticks++, 20);
		const [slow, next] = await Promise.all([schemas.check(bundle(REPEATED), ENDLESS), schemas.check(bundle(REPEATED), { a: "b" })]);
		clearInterval(timer);
		assert.deepEqual(slow, { stopped: "took longer than 3 seconds" });
		assert.deepEqual(keywords(next), ["/a pattern"]);
		assert.ok(ticks > 5, `${ticks} ticks`);
	});

	it("are stopped when they go round in a circle, or need too much memory", async () => {
		const circle = await schemas.check(bundle({ allOf: [{ $ref: "#" }] }), { a: 1 });
		assert.ok("stopped" in circle, JSON.stringify(circle));
		const folder = newFolder({
			"hungry.js":
				"const all = []; require('node:worker_threads').parentPort.on('message', () => { for (;;) all.push(new Array(1e6).fill({})); });",
		});
		const hungry = schemasInThread(path.join(folder, "hungry.js"), { worker: { resourceLimits: { maxOldGenerationSizeMb: 16 } } });
		assert.deepEqual(await hungry.check(bundle({}), {}), { stopped: "needed too much memory" });
		await hungry.close();
		remove(folder);
	});

	it("see nothing of the environment", async () => {
		const folder = newFolder({
			"spy.js":
				"const { parentPort } = require('node:worker_threads'); parentPort.on('message', () => parentPort.postMessage({ result: Object.keys(process.env) }));",
		});
		const spy = schemasInThread(path.join(folder, "spy.js"));
		assert.deepEqual(await spy.check(bundle({}), {}), []);
		await spy.close();
		remove(folder);
	});

	it("say what is not a schema's fault", async () => {
		const missing = schemasInThread(path.join(__dirname, "nowhere.js"));
		await assert.rejects(missing.check(bundle({}), {}), /nowhere/);
		await missing.close();
	});

	it("are not waited for by whoever stops, and given up when closed", async () => {
		const stop = new AbortController();
		const left = schemas.check(bundle(REPEATED), ENDLESS, stop.signal);
		stop.abort();
		await assert.rejects(left, { name: "AbortError" });
		const given = assert.rejects(schemas.check(bundle(REPEATED), ENDLESS), /given up/);
		await schemas.close();
		await given;
	});

	it("tell no more mistakes than anybody reads", async () => {
		const found = await schemas.check(bundle({ items: { type: "string" } }), Array(5000).fill(1));
		assert.equal("errors" in found && found.errors.length, 1000);
	});
});
