import validators from "../../../generated/validators.cjs";
import type { Artifact } from "../artifact.js";
import { child, items, textOf } from "../document/node.js";
import { keysOf, parentOf, pointerOf } from "../document/pointer.js";
import type { FieldError } from "../kinds/custom/custom.js";
import { asOurs } from "../kinds/custom/errors.js";
import { ENVELOPE } from "../kinds/custom/shape.js";
import type { Violation } from "../problem.js";
import { nearest } from "../suggest.js";
import { requiredViolation } from "./required.js";
import { emptyUnknownKeys, nearMisses, unknownKeys } from "./unknownKey.js";
import { valueViolation } from "./values.js";
import type { View } from "./view.js";

/** Which of several errors about one value is the one to tell. */
const PRIORITY = ["additionalProperties", "type", "const", "enum", "format", "pattern"];

/**
 * Precompiled validators' errors as problems a person understands: one a mistake, at the narrowest place.
 * @param more what the schema of a policy found
 */
export function schemaViolations(artifact: Artifact, view: View, more: readonly FieldError[] = []): Violation[] {
	const near = nearMisses(artifact);
	const empty = emptyUnknownKeys(artifact);
	const errors = [...errorsIn(artifact, view), ...asOurs(more)];
	if (errors.length === 0) return [...near, ...empty];
	const unknown = [...unknownKeys(artifact, view, errors), ...empty];
	const others = keysByParent(unknown);
	const missing = missingOf(errors).filter((m) => !isMisspelt(view, m, others) && !isNotApplicable(artifact, view, m));
	const values = onePerValue(errors).map((error) => valueViolation(artifact, view, error));
	return [...near, ...unknown, ...missing.map((m) => requiredViolation(artifact, view, m)), ...values].filter((v) => v !== undefined);
}

/** What our own schemas find: of a type of a policy's own, what it has in common with them. */
function errorsIn({ kind, tier }: Artifact, view: View): readonly FieldError[] {
	const validate = validators[kind.custom?.isOwn ? ENVELOPE : kind.id];
	if (!validate) throw new Error(`no validator for ${kind.id}`);
	return validate(strictest(view.value, tier)) ? [] : (validate.errors ?? []).filter((error) => error.keyword !== "if");
}

/** A policy's tier stricter than the document's decides what is asked. */
export function strictest(value: unknown, tier: number): unknown {
	const declared = (value as { tier?: unknown }).tier;
	return declared === 2 || declared === 3 ? { ...(value as object), tier: Math.min(declared, tier) } : value;
}

/** A key that must be there and is not, by the pointer to its mapping in the pruned value. */
export interface Missing {
	readonly parent: string;
	readonly key: string;
}

function missingOf(errors: readonly FieldError[]): Missing[] {
	const found = new Map<string, Missing>();
	for (const { keyword, instancePath, params } of errors) {
		if (keyword === "required")
			found.set(`${instancePath}/${params["missingProperty"]}`, { parent: instancePath, key: String(params["missingProperty"]) });
		// Some answers, but fewer than the tier asks: the list itself is what is not finished.
		if (keyword === "minItems")
			found.set(instancePath, { parent: parentOf(instancePath), key: instancePath.slice(parentOf(instancePath).length + 1) });
	}
	return [...found.values()];
}

/** The unknown key beside it is the answer, misspelt: that is one mistake. */
function isMisspelt(view: View, { parent, key }: Missing, unknown: ReadonlyMap<string, readonly string[]>): boolean {
	const others = unknown.get(view.locate(parent)?.pointer ?? parent) ?? [];
	return others.some((other) => nearest(other, [key]) === key);
}

/** Unknown keys by the pointer to their mapping. */
function keysByParent(unknown: readonly Violation[]): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, string[]>();
	for (const { pointer = "" } of unknown) {
		const key = keysOf(pointer).at(-1) ?? "";
		const before = found.get(parentOf(pointer));
		if (before) before.push(key);
		else found.set(parentOf(pointer), [key]);
	}
	return found;
}

function isNotApplicable(artifact: Artifact, view: View, { parent, key }: Missing): boolean {
	const pointer = (view.locate(parent)?.pointer ?? parent) + pointerOf([key]);
	return notApplicable(artifact).some((field) => pointer === field || pointer.startsWith(`${field}/`));
}

/** The questions a person has set aside, as pointers. Whether that was right is another rule's business. */
export const notApplicable = (artifact: Artifact): string[] =>
	items(child(artifact.front, "not_applicable")).flatMap((item) => textOf(child(item, "field")) ?? []);

function onePerValue(errors: readonly FieldError[]): FieldError[] {
	const chosen = new Map<string, FieldError>();
	for (const error of errors) {
		if (["required", "additionalProperties", "minItems"].includes(error.keyword)) continue;
		const other = chosen.get(error.instancePath);
		if (!other || priority(error) < priority(other)) chosen.set(error.instancePath, error);
	}
	return [...chosen.values()];
}

const priority = ({ keyword }: FieldError): number => (PRIORITY.includes(keyword) ? PRIORITY.indexOf(keyword) : PRIORITY.length);
