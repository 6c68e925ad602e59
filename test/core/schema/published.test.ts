import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { parse } from "yaml";
import { KINDS } from "../../../src/core/kinds/table.js";
import { baseText } from "../../cases/case.js";
import { RAI_TEMPLATES } from "../kinds/templates.js";

// The schemas as others use them: the files, read by a validator that knows nothing of this project.
const folder = fileURLToPath(new URL("../../../schemas", import.meta.url));
const FILES = readdirSync(folder).filter((file) => file.endsWith(".schema.json"));

type Json = { readonly [key: string]: Json } & { readonly $ref?: string & Json };

const read = (file: string): Json => JSON.parse(readFileSync(path.join(folder, file), "utf8"));

const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false, allowUnionTypes: true, strict: true });
formats.default(ajv);
for (const file of FILES) ajv.addSchema(read(file));

const validator = (kind: string) => ajv.getSchema(`${kind}.schema.json`) ?? assert.fail(`there is no schema of ${kind}`);

/** Every subschema with where it stands: what a keyword that holds schemas holds, at any depth. */
function* subschemas(schema: Json, at: string): Generator<{ schema: Json; at: string }> {
	yield { schema, at };
	for (const keyword of ["properties", "$defs"])
		for (const [key, inner] of Object.entries(schema[keyword] ?? {})) yield* subschemas(inner as Json, `${at}/${keyword}/${key}`);
	for (const keyword of ["items", "contains", "not", "if", "then", "else", "additionalProperties"]) {
		const inner = schema[keyword];
		if (typeof inner === "object") yield* subschemas(inner, `${at}/${keyword}`);
	}
	for (const keyword of ["allOf", "anyOf", "oneOf"])
		for (const [i, inner] of Object.entries(schema[keyword] ?? {})) yield* subschemas(inner as Json, `${at}/${keyword}/${i}`);
}

/** What a reference in a file points at, found by its path beside the file. */
function target(file: string, ref: string): Json | undefined {
	const url = new URL(ref, pathToFileURL(path.join(folder, file)));
	const at = fileURLToPath(new URL(url.pathname, "file:"));
	if (!existsSync(at)) return undefined;
	const keys = decodeURIComponent(url.hash.slice(1)).split("/").slice(1);
	return keys.reduce<Json | undefined>((schema, key) => schema?.[key], JSON.parse(readFileSync(at, "utf8")));
}

/** Its own, else that of what it refers to. */
function words(file: string, schema: Json, keyword: "title" | "description"): string | undefined {
	const own = schema[keyword] as unknown;
	if (typeof own === "string") return own;
	if (schema.$ref === undefined) return undefined;
	const [name = ""] = schema.$ref.split("#");
	const next = target(file, schema.$ref);
	return next && words(name === "" ? file : name, next, keyword);
}

describe("The published schemas", () => {
	it("are one for each document type, one for the policy, and what they share", () => {
		assert.deepEqual(
			FILES,
			[...KINDS.map(({ id }) => id), "baseline", "common", "envelope", "policy", "questions"].map((name) => `${name}.schema.json`).sort(),
		);
	});

	for (const file of FILES) {
		describe(file, () => {
			const schema = read(file);
			const all = [...subschemas(schema, "")];

			it("has an $id that is its name, a dialect, a title and a description", () => {
				assert.equal(schema["$id"], file);
				assert.equal(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
				for (const keyword of ["title", "description"]) assert.match(String(schema[keyword]), /\S/);
			});

			it("is a schema of the dialect it names", () => assert.ok(ajv.validateSchema(schema), ajv.errorsText()));

			it("refers by relative references to what is there", () => {
				const refs = all.flatMap((s) => s.schema.$ref ?? []);
				assert.deepEqual(
					refs.filter((ref) => target(file, ref) === undefined || /^(?:[a-z]+:|\/)/.test(ref)),
					[],
				);
			});

			it("has patterns that every engine reads as Unicode", () => {
				for (const { schema: s } of all) if (typeof s["pattern"] === "string") new RegExp(s["pattern"], "u");
			});

			it("tells what each key is", () => {
				// Conditions have no type: they name keys to look at, not to write.
				const told = all.filter((s) => s.schema["type"] !== undefined && !/\/(?:if|then|else|not|contains|allOf)(?:\/|$)/.test(s.at));
				const keys = told.flatMap((s) => Object.entries(s.schema["properties"] ?? {}).map(([key, of]) => ({ at: `${s.at}/${key}`, of })));
				const silent = keys.filter(({ of }) => !words(file, of, "title") || !words(file, of, "description"));
				assert.deepEqual(
					silent.map(({ at }) => at),
					[],
				);
			});
		});
	}

	it("are found by a validator that loads the files beside each other", async () => {
		for (const file of ["system-card.schema.json", "policy.schema.json"]) {
			const loaded: string[] = [];
			const loadSchema = async (name: string) => {
				loaded.push(name);
				return read(name);
			};
			const lazy = new Ajv2020({ strict: false, loadSchema });
			formats.default(lazy);
			await lazy.compileAsync(read(file));
			assert.deepEqual(
				loaded.filter((name) => name !== "common.schema.json"),
				[],
			);
		}
	});
});

const ENVELOPE =
	"artifact schema id title system tier version status lifecycle_stage owner authors created updated review_due classification audience retention approvals not_applicable related regions ai_assistance change_log frameworks sections";

describe("The envelope", () => {
	for (const { id } of KINDS.filter(({ family }) => family === "rai")) {
		const schema = read(`${id}.schema.json`);

		it(`of a ${id} comes first, and has every key`, () => {
			const keys = Object.keys(schema["properties"] ?? {});
			assert.deepEqual(keys.slice(0, ENVELOPE.split(" ").length), ENVELOPE.split(" "));
			assert.deepEqual(
				(schema["required"] as unknown as string[]).slice(0, 9),
				ENVELOPE.split(" ").filter((_, i) => i < 8 || i === 9),
			);
		});

		it(`of a ${id} is the shared one, but for the document type`, () => {
			for (const key of ENVELOPE.split(" ").slice(1)) {
				const own = schema["properties"]?.[key];
				assert.deepEqual(own, { $ref: `common.schema.json#/$defs/${key}` });
			}
			assert.equal(schema["properties"]?.["artifact"]?.["const"], id);
		});

		it(`of a ${id} takes no key it does not know`, () => assert.equal(schema["additionalProperties"], false));
	}
});

const front = (text: string) => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? text);

describe("A validator of others", () => {
	for (const file of [
		...["model-card.md", "model-card.yaml", "system-card.md", "system-card-tier-1.md", "dataset-sheet.md", "dataset-sheet-tier-1.md"],
		...["risk-assessment.md", "risk-assessment-tier-1.md"],
	]) {
		it(`finds no fault in a document that we find none in: ${file}`, () => {
			const value = front(baseText(file));
			const validate = validator(value.artifact);
			assert.ok(validate(value), ajv.errorsText(validate.errors));
		});
	}

	for (const [name, change, expected] of [
		["a key too many", { colour: "red" }, "/ additionalProperties"],
		["a key too few", { limitations: undefined }, "/ required"],
		["a wrong word", { status: "done" }, "/status enum"],
		["a wrong type", { out_of_scope: 3 }, "/out_of_scope type"],
		["a version that is none", { version: "1.0" }, "/version pattern"],
		["a date that cannot be", { created: "2026-02-30" }, "/created format"],
		["an address that is none", { owner: { name: "Ada", email: "ada" } }, "/owner/email format"],
		["an approved document that nobody approved", { status: "approved" }, "/ required"],
		["no number and no reason", { metrics: undefined }, "/ required"],
		["a number without evidence", { metrics: [{ name: "mape", value: 1 }] }, "/metrics/0 required"],
	] as const) {
		it(`finds ${name}`, () => {
			const value = { ...front(baseText("model-card.md")), ...change };
			const validate = validator("model-card");
			assert.equal(validate(JSON.parse(JSON.stringify(value))), false);
			const found = (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath || "/"} ${keyword}`);
			assert.deepEqual(
				[...new Set(found)].filter((error) => !error.endsWith(" if")),
				[expected],
			);
		});
	}

	for (const { name, kind, text } of RAI_TEMPLATES) {
		it(`finds nothing in a new document but what is unanswered: ${name}`, () => {
			const validate = validator(kind.id);
			validate(answered(front(text)));
			assert.deepEqual(
				(validate.errors ?? []).filter(({ keyword }) => !/^(?:required|if|minItems)$/.test(keyword)),
				[],
			);
		});
	}
});

/** Without what nobody has answered. */
function answered(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(answered).filter((v) => v !== undefined);
	if (typeof value !== "object" || value === null) return value === "" || value === null ? undefined : value;
	const entries = Object.entries(value).map(([key, v]) => [key, answered(v)] as const);
	const told = entries.filter(([, v]) => v !== undefined && (typeof v !== "object" || Object.keys(v as object).length > 0));
	return told.length > 0 ? Object.fromEntries(told) : undefined;
}
