import type { ErrorObject } from "ajv";
import type { Artifact } from "../artifact.js";
import { entry, isEmpty, type ScalarNode } from "../document/node.js";
import { type Located, maps, pointerOf, readable } from "../document/pointer.js";
import type { Fix, Violation } from "../problem.js";
import { nearest } from "../suggest.js";
import { schemaFile } from "./content.js";
import { expectedAt, schemasAt } from "./navigate.js";
import type { View } from "./view.js";

export function unknownKeyViolation(artifact: Artifact, view: View, error: ErrorObject): Violation | undefined {
	const key: string = error.params["additionalProperty"];
	const parent = view.locate(error.instancePath);
	const at = entry(parent?.node, key);
	if (!parent || !at) return undefined;
	return unknownKey(artifact, parent, at.key);
}

function unknownKey(artifact: Artifact, parent: Located, { text: key, span }: ScalarNode): Violation {
	const meant = nearestKey(artifact, parent, key);
	const known = meant ? `Did you mean “${meant}”?` : elsewhere(artifact, key, parent.pointer);
	return {
		rule: "schema/unknown-key",
		message:
			`“${key}” is not a key of ${parent.pointer === "" ? `a ${artifact.kind.title.toLowerCase()}` : readable(parent.pointer)}. ${known}`.trim(),
		span,
		pointer: parent.pointer + pointerOf([key]),
		fixes: meant ? [rename(key, meant, span)] : [],
	};
}

/** Formats of others allow any key; one that is a letter or two beside a known one is a slip all the same. */
export function nearMisses(artifact: Artifact): Violation[] {
	const { kind, front } = artifact;
	if (kind.family !== "plain" || schemaFile(`${kind.id}.schema.json`).additionalProperties !== true) return [];
	const keys = expectedAt(kind.id, "")?.keys ?? [];
	const present = new Set(front?.entries.map(({ key }) => key.text));
	return (front?.entries ?? []).flatMap(({ key }) => {
		const meant = keys.includes(key.text) ? undefined : nearest(key.text, keys, 2);
		if (!meant || present.has(meant)) return [];
		const message = `“${key.text}” is not a key that readers of a ${kind.title} know. Did you mean “${meant}”?`;
		return [
			{ rule: "schema/unknown-key", message, span: key.span, pointer: pointerOf([key.text]), fixes: [rename(key.text, meant, key.span)] },
		];
	});
}

/** A near key that the mapping may have and does not have yet. */
function nearestKey({ kind }: Artifact, { pointer, node }: Located, key: string): string | undefined {
	const keys = expectedAt(kind.id, pointer)?.keys ?? [];
	return nearest(
		key,
		keys.filter((candidate) => !entry(node, candidate)),
	);
}

/** Keys nobody has given a value: the view leaves them out, and they are none of the kind's all the same. */
export function emptyUnknownKeys(artifact: Artifact): Violation[] {
	const found: Violation[] = [];
	for (const { node, pointer } of maps(artifact.document.root)) {
		const empty = node.entries.filter((e) => isEmpty(e.value) && e.key.text !== "");
		const schemas = empty.length > 0 ? schemasAt(artifact.kind.id, pointer) : [];
		if (!schemas.some((schema) => schema.additionalProperties === false)) continue;
		const keys = schemas.flatMap((schema) => Object.keys(schema.properties ?? {}));
		const unknown = empty.filter((e) => !keys.includes(e.key.text));
		found.push(...unknown.map(({ key }) => unknownKey(artifact, { pointer, node }, key)));
	}
	return found;
}

function rename(from: string, to: string, span: Violation["span"] & object): Fix {
	return { title: `Rename “${from}” to “${to}”`, edits: [{ span, newText: to }] };
}

/** The key may be right and only stand in the wrong mapping. */
function elsewhere(artifact: Artifact, key: string, parent: string): string {
	const top = expectedAt(artifact.kind.id, "")?.keys ?? [];
	if (parent !== "" && top.includes(key)) return `It belongs to the top of the document.`;
	const owner = top.find((t) => expectedAt(artifact.kind.id, `/${t}`)?.keys.includes(key));
	return owner ? `It belongs under “${owner}”.` : "";
}
