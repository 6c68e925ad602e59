import type { Artifact } from "../../artifact.js";
import { child, items, resolved, textOf, type YamlNode } from "../../document/node.js";
import { roleName } from "../../governance/roleName.js";

/** Fields that hold somebody's name, whatever document they stand in: the key, and what it says beside the name. */
const NAMED = /^(?:name|by|author|recorded_by|answered_by)$/;
/** What has a name and is nobody: a mapping with one of these keys beside `name`. */
const THINGS = ["value", "type", "version", "permissions", "share", "n", "presence", "purpose", "url", "harms", "result", "stage"] as const;

/** A person's name, and the word that stands for it before strangers. */
export type People = ReadonlyMap<string, string>;

/** Everybody whom some documents name, with the role they are named in. */
export function peopleIn(artifacts: readonly Artifact[]): People {
	const people = new Map<string, string>();
	for (const { front } of artifacts) if (front) collect(front, people);
	return people;
}

function collect(node: YamlNode, people: Map<string, string>): void {
	const at = node.kind === "alias" ? undefined : node;
	if (at?.kind === "seq") for (const item of at.items) collect(item, people);
	if (at?.kind !== "map") return;
	const role = textOf(child(at, "role"));
	for (const { key, value } of at.entries) {
		const name = textOf(value);
		if (name !== undefined && NAMED.test(key.text) && isPerson(at, key.text))
			people.set(name, role === undefined ? (people.get(name) ?? "a person") : roleName(role));
		if (key.text === "recusals") for (const one of items(value)) people.set(textOf(one) ?? "", "a person");
		collect(value, people);
	}
	people.delete("");
}

/** A mapping around a name is a person's if nothing in it says that it is a thing. */
export function isPerson(node: YamlNode, key: string): boolean {
	const map = resolved(node);
	if (map?.kind !== "map") return false;
	if (key !== "name") return true;
	return !THINGS.some((thing) => child(map, thing) !== undefined) && map.entries.every(({ key: { text } }) => PERSONAL.has(text));
}

const PERSONAL: ReadonlySet<string> = new Set([
	...["name", "email", "role", "decision", "conditions", "date", "version", "digest", "evidence", "recorded_by"],
	...["reaffirms", "changes", "members", "commit", "outcome"],
]);

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** A text in which people are the roles they have; their family names alone, too. */
export function withoutPeople(people: People): (text: string) => string {
	const words = [...people]
		.flatMap(([name, role]) => [[name, role] as const, ...familyName(name, role)])
		.sort(([a], [b]) => b.length - a.length);
	const known = new Map(words);
	const pattern =
		words.length > 0
			? new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(([word]) => escaped(word)).join("|")})(?![\\p{L}\\p{N}])`, "gu")
			: undefined;
	return (text) => {
		const anonymous = text.replace(EMAIL, "[e-mail]");
		return pattern ? anonymous.replace(pattern, (word) => known.get(word) ?? "a person") : anonymous;
	};
}

/** Shorter words are more often something else. */
const SHORTEST = 4;

function familyName(name: string, role: string): (readonly [string, string])[] {
	const last = name.split(/\s+/).at(-1) ?? "";
	return name.includes(" ") && last.length >= SHORTEST ? [[last, role]] : [];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
