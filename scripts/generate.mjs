// Makes generated/: validators compiled from schemas/, and the schemas and templates as one module, so that
// nothing has to be compiled or read from disk when the extension starts.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import standaloneModule from "ajv/dist/standalone/index.js";
import formatsModule from "ajv-formats";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const FORMATS = ["date", "email", "uri", "json-pointer"];

export function readSchemas(folder = join(root, "schemas")) {
	const files = readdirSync(folder).filter((file) => file.endsWith(".schema.json"));
	return Object.fromEntries(files.sort().map((file) => [file, JSON.parse(readFileSync(join(folder, file), "utf8"))]));
}

/** `{ "<kind>": { "tier-3": text } }` */
function readTemplates(folder = join(root, "snippets", "templates")) {
	const kinds = readdirSync(folder).sort();
	return Object.fromEntries(kinds.map((kind) => [kind, readFolder(join(folder, kind))]));
}

const readFolder = (folder) =>
	Object.fromEntries(
		readdirSync(folder)
			.sort()
			.map((file) => [basename(file, ".md"), readFileSync(join(folder, file), "utf8")]),
	);

export function newAjv(schemas, options = {}) {
	const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true, ...options });
	formatsModule.default(ajv, FORMATS);
	for (const schema of Object.values(schemas)) ajv.addSchema(schema);
	return ajv;
}

function validatorsCode(schemas) {
	const ajv = newAjv(schemas, { code: { source: true, optimize: 3 }, inlineRefs: false, messages: false });
	const kinds = Object.keys(schemas).filter((file) => file !== "common.schema.json");
	return standaloneModule.default(ajv, Object.fromEntries(kinds.map((file) => [file.replace(".schema.json", ""), file])));
}

function main() {
	const schemas = readSchemas();
	const out = join(root, "generated");
	mkdirSync(out, { recursive: true });
	writeFileSync(join(out, "validators.cjs"), validatorsCode(schemas));
	const type = "(data: unknown) => boolean) & { errors?: import('ajv').ErrorObject[] | null }";
	writeFileSync(join(out, "validators.d.cts"), `declare const validators: Record<string, (${type}>;\nexport = validators;\n`);
	writeFileSync(join(out, "content.json"), JSON.stringify({ schemas, templates: readTemplates() }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
