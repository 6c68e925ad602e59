import { schemaFile } from "../../schema/content.js";
import type { FieldError } from "./custom.js";
import { ENVELOPE } from "./shape.js";

/**
 * What somebody's schema finds, in the words in which ours find it: other keywords that say the same are renamed, what only follows from another
 * error is left out, and the keys that every document has are no mistake of any.
 */
export function asOurs(errors: readonly FieldError[]): FieldError[] {
	return withoutBranches(errors.filter(({ keyword }) => keyword !== "if"))
		.map(renamed)
		.filter(isTheirs);
}

function renamed(error: FieldError): FieldError {
	const { keyword, params } = error;
	if (keyword === "unevaluatedProperties")
		return { ...error, keyword: "additionalProperties", params: { additionalProperty: params["unevaluatedProperty"] } };
	if (keyword === "dependentRequired" || keyword === "dependencies") return { ...error, keyword: "required" };
	return error;
}

const isTheirs = ({ keyword, instancePath, params }: FieldError): boolean =>
	keyword !== "additionalProperties" || instancePath !== "" || !envelopeKeys().includes(String(params["additionalProperty"]));

const envelopeKeys = (): string[] => Object.keys(schemaFile(`${ENVELOPE}.schema.json`).properties ?? {});

/** Keywords that try one or several schemas and may fail as a whole: why each of them failed is of no use to anybody. */
const TRYING = new Set(["anyOf", "oneOf", "contains", "propertyNames"]);

/** The errors of what was tried come right before that of the whole. */
function withoutBranches(errors: readonly FieldError[]): FieldError[] {
	const kept: FieldError[] = [];
	for (const error of errors) {
		if (TRYING.has(error.keyword)) while (isTriedBy(error, kept.at(-1))) kept.pop();
		kept.push(error);
	}
	return kept;
}

function isTriedBy(whole: FieldError, before: FieldError | undefined): boolean {
	if (!before || !isBelow(before.instancePath, whole.instancePath)) return false;
	const beside = whole.schemaPath.slice(0, whole.schemaPath.lastIndexOf("/") + 1);
	// What a reference leads to is named by its own path.
	return before.schemaPath.startsWith(`${whole.schemaPath}/`) || !before.schemaPath.startsWith(beside);
}

const isBelow = (pointer: string, top: string): boolean => pointer === top || pointer.startsWith(`${top}/`);
