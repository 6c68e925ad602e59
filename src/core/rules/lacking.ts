import type { Artifact } from "../artifact.js";
import { insertEntry } from "../document/edit.js";
import { child, entry, isEmpty, resolved, type YamlNode } from "../document/node.js";
import { focus, pointerOf, readable } from "../document/pointer.js";
import type { Fix, Violation } from "../problem.js";
import { expectedAt } from "../schema/navigate.js";
import { skeleton } from "../schema/skeleton.js";
import { nearest } from "../suggest.js";

/** An entry of a list, with its place. */
interface Thing {
	readonly node: YamlNode;
	readonly pointer: string;
}

/**
 * What an entry owes because of what it says, and no schema can ask for: at its empty key, else at the entry's first one.
 * @param way what a person does about it, as “say by when”
 */
export function lacking(artifact: Artifact, thing: Thing, key: string, way: string): Omit<Violation, "rule">[] {
	const present = entry(thing.node, key);
	if (!present && isMisspelt(artifact, thing, key)) return [];
	// A person without a name is nobody.
	if (present && !isEmpty(child(present.value, "name") ?? present.value)) return [];
	const pointer = thing.pointer + pointerOf([key]);
	return [
		{
			message: `“${readable(pointer)}” is ${present ? "empty" : "missing"}: ${way}.`,
			span: present?.key.span ?? focus(thing),
			pointer,
			fixes: present ? [] : insertion(artifact, thing, key),
		},
	];
}

/** The unknown key beside it is the answer: that is one mistake, told as such. */
function isMisspelt({ kind }: Artifact, { node, pointer }: Thing, key: string): boolean {
	const map = resolved(node);
	const known = expectedAt(kind, pointer)?.keys ?? [];
	return map?.kind === "map" && map.entries.some(({ key: { text } }) => !known.includes(text) && nearest(text, known) === key);
}

function insertion({ document, kind }: Artifact, { node, pointer }: Thing, key: string): Fix[] {
	const map = resolved(node);
	if (map?.kind !== "map") return [];
	const order = expectedAt(kind, pointer)?.keys ?? [];
	const edit = insertEntry(document, map, { key, order, text: skeleton(kind, `${pointer}/${key}`, key), snippet: true });
	return [{ title: `Insert “${key}”`, edits: [edit] }];
}
