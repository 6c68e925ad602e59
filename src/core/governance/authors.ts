import type { Artifact } from "../artifact.js";
import { child, resolved, textOf, type YamlNode } from "../document/node.js";
import { locate } from "../document/pointer.js";
import { isSamePerson, type Named } from "./person.js";

/** The places that say whose document it is, and how each is put into words. */
const OWN: readonly (readonly [pointer: string, words: string])[] = [
	["/owner", "owns this document"],
	["/authors", "wrote this document"],
	["/prepared_by", "prepared this document"],
	["/requested_by", "asks for this"],
	["/request/requested_by", "asks for this"],
];

/** What a person has to do with a document that keeps that person from approving it; undefined where nothing does. */
export const interestOf = ({ front }: Artifact, person: Named): string | undefined =>
	OWN.find(([pointer]) => peopleIn(locate(front, pointer)?.node).some((one) => isSamePerson(one, person)))?.[1];

/** A person as a mapping or by name, or a list of them. */
function peopleIn(node: YamlNode | undefined): Named[] {
	const at = resolved(node);
	if (at?.kind === "seq") return at.items.flatMap(peopleIn);
	const name = at?.kind === "map" ? textOf(child(at, "name")) : textOf(at);
	return name ? [{ name, email: textOf(child(at, "email")) }] : [];
}
