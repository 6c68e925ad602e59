// Makes generated/: validators compiled from schemas/, and the schemas and templates as one module, so that
// nothing has to be compiled or read from disk when the extension starts.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** `{ "workflow.yml": text }` */
const readFiles = (folder) => Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), "utf8")]));

export function newAjv(schemas, options = {}) {
	const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true, ...options });
	formatsModule.default(ajv, FORMATS);
	for (const schema of Object.values(schemas)) ajv.addSchema(schema);
	return ajv;
}

/** Whose keys are names, not keywords. */
const NAMES = new Set(["properties", "patternProperties", "dependentSchemas", "$defs"]);
const FOR_PEOPLE = new Set(["title", "description", "examples", "$comment"]);

/** A schema without what is for people: the code would hold it as data, and never look at it. */
function bare(schema, areNames = true) {
	if (Array.isArray(schema)) return schema.map((one) => bare(one, false));
	if (typeof schema !== "object" || schema === null) return schema;
	const kept = Object.entries(schema).filter(([key]) => areNames || !FOR_PEOPLE.has(key));
	return Object.fromEntries(kept.map(([key, value]) => [key, bare(value, !areNames && NAMES.has(key))]));
}

/** By name of the file, for each schema that stands for itself. */
function validatorsCode(schemas) {
	const files = Object.keys(schemas).filter((file) => file !== "common.schema.json");
	const lean = bare(schemas);
	return Object.fromEntries(files.map((file) => [file.replace(".schema.json", ""), validatorCode(lean, file)]));
}

function validatorCode(schemas, file) {
	const ajv = newAjv(schemas, { code: { source: true, optimize: 3 }, inlineRefs: false, messages: false });
	return standaloneModule.default(ajv, ajv.getSchema(file));
}

/** Each loads when a document of its type is first checked: all of them are megabytes. */
function doorCode(names) {
	const getters = names.map((name) => `\tget ${JSON.stringify(name)}() { return require("./validators/${name}.cjs"); },`);
	return `module.exports = {\n${getters.join("\n")}\n};\n`;
}

function main() {
	const schemas = readSchemas();
	const out = join(root, "generated");
	mkdirSync(out, { recursive: true });
	const validators = Object.entries(validatorsCode(schemas));
	rmSync(join(out, "validators"), { recursive: true, force: true });
	mkdirSync(join(out, "validators"), { recursive: true });
	for (const [name, code] of validators) writeFileSync(join(out, "validators", `${name}.cjs`), code);
	writeFileSync(join(out, "validators.cjs"), doorCode(validators.map(([name]) => name)));
	const type = "(data: unknown) => boolean) & { errors?: import('ajv').ErrorObject[] | null }";
	writeFileSync(join(out, "validators.d.cts"), `declare const validators: Record<string, (${type}>;\nexport = validators;\n`);
	writeFileSync(
		join(out, "content.json"),
		JSON.stringify({ schemas, templates: readTemplates(), starter: readFiles(join(root, "snippets", "init")) }),
	);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
