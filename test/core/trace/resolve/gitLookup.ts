import assert from "node:assert/strict";
import { parseDigest } from "../../../../src/core/trace/grammar/digest.js";
import { parseReference } from "../../../../src/core/trace/grammar/parse.js";
import type { Reference, ReferenceType } from "../../../../src/core/trace/reference.js";
import type { Lookup, Resolution } from "../../../../src/core/trace/resolution.js";

type Of<T extends ReferenceType> = Extract<Reference, { readonly type: T }>;

/** What a document would ask about a reference. @param digest as it is written beside */
export function lookup<T extends ReferenceType>(type: T, text: string, digest?: string): Lookup<Of<T>> {
	const reference = parseReference(text);
	assert.ok(isOf(reference, type), `${text} is ${reference.type}: ${"message" in reference ? reference.message : ""}`);
	const recorded = digest === undefined ? reference.digest : parseDigest(digest);
	return { reference, ...(recorded && { digest: recorded }) };
}

const isOf = <T extends ReferenceType>(reference: { readonly type: string }, type: T): reference is Of<T> => reference.type === type;

/** A line for the state, and one for each fault and each fix or offer, with ids cut short. */
export function told({ state, level, reason, faults, offers = [], remedy }: Resolution): string[] {
	for (const { message } of faults) assert.match(message, /^[^!]+[.?]$/);
	for (const { text = "git:3f2a" } of [...faults.flatMap(({ fixes = [] }) => fixes), ...offers])
		assert.notEqual(parseReference(text).type, "malformed", text);
	return [
		`${state} ${level} ${reason}`,
		...(remedy === undefined ? [] : [`remedy ${remedy}`]),
		...faults.flatMap(({ rule, message, part, fixes = [] }) => [`${rule}${part ? ` at ${part}` : ""} ${message}`, ...fixes.map(fixLine)]),
		...offers.map((offer) => `offer ${fixLine(offer)}`),
	].map((line) => line.replace(/\b[0-9a-f]{40,64}\b/g, (id) => `<${id.slice(0, 7)}>`));
}

function fixLine({ title, text, digest, safe, compare }: NonNullable<Resolution["offers"]>[number]): string {
	const shown = compare && `${compare.path} ${compare.from}..${compare.to ?? ""}`;
	return [`fix ${title}:`, text, digest && `digest ${digest}`, safe && "safe", shown && `compare ${shown}`].filter(Boolean).join(" ");
}
