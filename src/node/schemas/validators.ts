import Ajv2020, { type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { FieldError, FieldsChecked, SchemaBundle } from "../../core/index.js";
import type { Question } from "./messages.js";

/** Where the files of a repository are for the validator: an address that leads nowhere, so that relative references find each other. */
const ROOT = "https://repository.invalid/";

/** More mistakes than anybody reads: an answer must not grow without end. */
const MOST = 1000;

/** Runs schemas, and keeps what was made of each as long as it is asked about. */
export class Validators {
	readonly #made = new Map<string, ValidateFunction | { readonly refused: string }>();

	check({ schema, value }: Question): FieldsChecked {
		const made = this.#made.get(schema.name) ?? validatorOf(schema);
		this.#made.set(schema.name, made);
		if (typeof made !== "function") return made;
		if (value === undefined || made(value)) return { errors: [] };
		return { errors: (made.errors ?? []).slice(0, MOST).map(plain) };
	}
}

const plain = ({ keyword, instancePath, schemaPath, params }: FieldError): FieldError => ({ keyword, instancePath, schemaPath, params });

function validatorOf({ main, files }: SchemaBundle): ValidateFunction | { readonly refused: string } {
	try {
		const ajv = newAjv();
		for (const [path, schema] of Object.entries(files)) ajv.addSchema(schema as object, addressOf(path));
		return ajv.getSchema(addressOf(main)) ?? { refused: "it is not there" };
	} catch (error) {
		return { refused: wordsOf(error) };
	}
}

const addressOf = (path: string): string => ROOT + path.split("/").map(encodeURIComponent).join("/");

/** As our own schemas are read: a keyword that nobody knows is a slip, not a wish. */
function newAjv(): Ajv2020 {
	const ajv = new Ajv2020({
		allErrors: true,
		strict: true,
		strictTypes: false,
		strictTuples: false,
		strictRequired: false,
		allowUnionTypes: true,
		allowMatchingProperties: true,
		logger: false,
	});
	formats.default(ajv);
	return ajv;
}

/** What ajv says first, in its words. */
const wordsOf = (error: unknown): string =>
	(error instanceof Error ? error.message : String(error))
		.replaceAll(ROOT, "")
		.replace(/^strict mode: |^schema is invalid: data/, "")
		.replace(/, data\/.*$|\.$/s, "");
