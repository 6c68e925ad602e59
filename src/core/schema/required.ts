import type { Artifact } from "../artifact.js";
import { insertEntry } from "../document/edit.js";
import { child, type Entry, entry, type MapNode, resolved } from "../document/node.js";
import { focus, type Located, pointerOf, readable } from "../document/pointer.js";
import { type Span, span } from "../document/span.js";
import { guidanceFor } from "../kinds/guidance.js";
import type { Fix, Violation } from "../problem.js";
import { expectedAt } from "./navigate.js";
import { notApplicableFix } from "./notApplicable.js";
import { skeleton } from "./skeleton.js";
import type { View } from "./view.js";
import type { Missing } from "./violations.js";

/** A required answer that is not there: at its empty key, else at the key of the mapping it belongs to. */
export function requiredViolation(artifact: Artifact, view: View, { parent, key }: Missing): Violation {
	const at = view.locate(parent);
	const pointer = (at?.pointer ?? parent) + pointerOf([key]);
	const present = entry(at?.node, key);
	const ask = guidanceFor(artifact.kind, pointer)?.ask ?? expectedAt(artifact.kind, pointer)?.description ?? "write an answer.";
	const answered = present && view.locate(`${parent}/${key}`) !== undefined;
	if (REASON.test(pointer)) return reasonViolation(artifact, pointer, at, present);
	const what = answered ? "needs more answers" : present ? "is empty" : "is missing";
	return {
		rule: "schema/required",
		message: `“${readable(pointer)}” ${what}: ${ask}`,
		span: present?.key.span ?? placeOf(artifact, at),
		pointer,
		...(UNREAD.has(pointer) && { tier: 1 as const }),
		fixes: at ? [...insertFix(artifact, at, key, present !== undefined), ...notApplicableFix(artifact, pointer)] : [],
	};
}

/** What a machine drafted and nobody has read is wrong at every tier. */
const UNREAD: ReadonlySet<string> = new Set(["/ai_assistance/verified_by", "/ai_assistance/verified_by/name"]);

const REASON = /^\/not_applicable\/\d+\/reason$/;

/** A question is set aside by its reason: without one, that is what is wrong. */
function reasonViolation(artifact: Artifact, pointer: string, at: Located | undefined, present: Entry | undefined): Violation {
	const message = `“${readable(pointer)}” is ${present ? "empty" : "missing"}: say why the question does not apply, so that a reviewer can judge it.`;
	const fixes = at ? insertFix(artifact, at, "reason", present !== undefined) : [];
	return { rule: "artifact/not-applicable", missing: true, message, span: present?.key.span ?? placeOf(artifact, at), pointer, fixes };
}

function placeOf(artifact: Artifact, parent: Located | undefined): Span {
	if (parent && parent.pointer !== "") return parent.entry ? parent.entry.key.span : focus(parent);
	return child(artifact.front, "artifact")?.span ?? artifact.document.front?.open ?? span(0, 0);
}

function insertFix(artifact: Artifact, parent: Located, key: string, present: boolean): Fix[] {
	const map = resolved(parent.node);
	if (map?.kind !== "map" || present) return [];
	return [{ title: `Insert “${key}”`, edits: [insertion(artifact, map, parent.pointer, key)] }];
}

function insertion(artifact: Artifact, map: MapNode, parent: string, key: string) {
	const order = expectedAt(artifact.kind, parent)?.keys ?? [];
	const text = skeleton(artifact.kind, parent + pointerOf([key]), key);
	return insertEntry(artifact.document, map, { key, order, text, snippet: true });
}
