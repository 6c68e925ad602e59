import { type Artifact, artifactOf } from "../artifact.js";
import { composed } from "../document/compose.js";
import { parseDocument } from "../document/document.js";
import { rewrite } from "../document/edit.js";
import { child, resolved, type ScalarNode } from "../document/node.js";
import { applyEdits, type TextEdit } from "../document/span.js";
import type { Kind } from "./kind.js";
import type { Migration } from "./migration.js";

/** The version that documents of a type say today. */
export const presentVersion = ({ versions, custom }: Kind): string | undefined => versions?.present ?? (custom?.isOwn ? undefined : "1");

/** The steps from a version to the present one, in order; undefined where there is no way. */
export function wayToPresent({ versions }: Kind, from: string): readonly Migration[] | undefined {
	const way: Migration[] = [];
	for (let at = from; at !== versions?.present; at = way.at(-1)?.to ?? "") {
		const step = versions?.migrations.find((one) => one.from === at);
		if (!step || way.includes(step)) return undefined;
		way.push(step);
	}
	return way;
}

/** What a document says under `schema`, where it says something. */
export function schemaNode({ front }: Pick<Artifact, "front">): ScalarNode | undefined {
	const node = resolved(child(front, "schema"));
	return node?.kind === "scalar" && node.text !== "" ? node : undefined;
}

/** All steps together, as edits of the text as it is. */
export function migrationEdits(artifact: Artifact, way: readonly Migration[]): TextEdit[] {
	const { document, kind, system } = artifact;
	let at = artifact;
	let all: TextEdit[] = [];
	for (const step of way) {
		const version = schemaNode(at);
		const edits = [...step.edits(at), ...(version ? [rewrite(version, step.to)] : [])];
		all = composed(document.text.length, all, edits);
		at = artifactOf(parseDocument(document.path, applyEdits(at.document.text, edits), document.format), kind, system);
	}
	return all;
}
