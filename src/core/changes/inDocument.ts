import { type Artifact, systemOf } from "../artifact.js";
import { child, textOf } from "../document/node.js";
import { locateAll } from "../document/pointer.js";
import { isInForce, isPast } from "../kinds/lifecycle.js";
import { isIntake } from "../tiering/intake.js";
import { type Citation, citationsIn } from "../trace/citation.js";
import { digestOf } from "../trace/digest.js";
import { changeOf, ofComponent } from "./changeOf.js";
import type { ChangeKind } from "./matrix.js";
import { type Cause, named } from "./systemChange.js";

/** What a document says to have changed about its system, beside what it was. A draft said nothing yet. */
export function causesBetween(before: Artifact, after: Artifact): (Cause & { readonly system: string })[] {
	const system = systemOf(after.document);
	if (system === undefined || !isInForce(before.status) || isPast(after.status)) return [];
	const found = [...newReferences(before, after), ...newVersions(before, after), ...scope(before, after), ...retirement(before, after)];
	const distinct = found.filter(({ change }, i) => found.findIndex((other) => other.change === change) === i);
	return distinct.map(({ change, pointer }) => ({ system, change, file: after.document.path, document: named(after), pointer }));
}

interface Found {
	readonly change: ChangeKind;
	readonly pointer: string;
}

/** What it is about is named otherwise. That a digest was recorded beside it names nothing else. */
function newReferences(before: Artifact, after: Artifact): Found[] {
	const keyOf = (artifact: Artifact, citation: Citation) => `${changeOf(artifact, citation)} ${withoutDigest(citation)}`;
	const known = new Set(citationsIn(before).map((citation) => keyOf(before, citation)));
	return citationsIn(after).flatMap((citation) => {
		const change = changeOf(after, citation);
		return change && !known.has(keyOf(after, citation)) ? [{ change, pointer: citation.pointer }] : [];
	});
}

function withoutDigest({ reference }: Citation): string {
	const at = reference.type === "malformed" ? undefined : reference.parts.digest;
	return at ? reference.text.slice(0, at.start).replace(/@$/, "") : reference.text;
}

/** A provider's model may have no address, and still another version. */
function newVersions(before: Artifact, after: Artifact): Found[] {
	const known = new Set(partsOf(before).map(({ key }) => key));
	return partsOf(after).flatMap(({ key, change, pointer }) => (change && !known.has(key) ? [{ change, pointer }] : []));
}

const partsOf = ({ front }: Artifact) =>
	locateAll(front, "/components/-").map(({ node, pointer }) => ({
		key: JSON.stringify(["type", "name", "version"].map((name) => textOf(child(node, name)))),
		change: ofComponent(node),
		pointer: `${pointer}/version`,
	}));

const scope = (before: Artifact, after: Artifact): Found[] =>
	isIntake(after.kind) && digestOf(before.document) !== digestOf(after.document) ? [{ change: "scope-change", pointer: "" }] : [];

function retirement(before: Artifact, after: Artifact): Found[] {
	const isRetired = ({ front }: Artifact): boolean => textOf(child(front, "lifecycle_stage")) === "retired";
	return isRetired(after) && !isRetired(before) ? [{ change: "retirement", pointer: "/lifecycle_stage" }] : [];
}
