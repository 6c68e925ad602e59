import type { Artifact } from "../../artifact.js";
import { child, items, resolved, textOf, type YamlNode } from "../../document/node.js";
import { roleName } from "../../governance/roleName.js";

/** Fields that hold somebody's name, whatever document they stand in. */
const NAMED = /^(?:name|by|author|recorded_by|answered_by|owner|approver)$/;
/** Fields that hold the names of several. */
const NAMES = /^(?:recusals|attendees)$/;
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
		if (name !== undefined && isPerson(at, key.text))
			people.set(name, role === undefined ? (people.get(name) ?? "a person") : roleName(role));
		if (NAMES.test(key.text)) for (const one of items(value)) people.set(textOf(one) ?? "", "a person");
		collect(value, people);
	}
	people.delete("");
}

/** Whether the value at a key names somebody. Whoever has an address or a role is a person; else nothing around the name says that it is a thing. */
export function isPerson(node: YamlNode, key: string): boolean {
	const map = resolved(node);
	if (map?.kind !== "map" || !NAMED.test(key)) return false;
	if (key !== "name" || child(map, "email") || child(map, "role")) return true;
	return !THINGS.some((thing) => child(map, thing) !== undefined) && map.entries.every(({ key: { text } }) => PERSONAL.has(text));
}

const PERSONAL: ReadonlySet<string> = new Set([
	...["name", "email", "role", "decision", "conditions", "date", "version", "digest", "evidence", "recorded_by"],
	...["reaffirms", "changes", "members", "commit", "outcome"],
]);

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** A text in which people are the roles they have; their family names alone, too. */
export function withoutPeople(people: People): (text: string) => string {
	const whole = replacing([...people], "giu");
	const family = replacing([...people].flatMap(familyName), "gu");
	return (text) => family(whole(text.replace(EMAIL, "[e-mail]")));
}

/** Words may stand on two lines, or be emphasized: lines stay as many as they were. */
function replacing(words: readonly (readonly [name: string, role: string])[], flags: string): (text: string) => string {
	const known = new Map(words.map(([name, role]) => [folded(name), role]));
	const names = [...words].sort(([a], [b]) => b.length - a.length).map(([name]) => name.split(/\s+/).map(escaped).join("[\\s*_]+"));
	if (names.length === 0) return (text) => text;
	const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join("|")})(?![\\p{L}\\p{N}])`, flags);
	return (text) => text.replace(pattern, (name) => (known.get(folded(name)) ?? "a person") + (name.match(/\r\n|[\r\n]/g) ?? []).join(""));
}

const folded = (name: string): string => name.toLowerCase().replace(/[\s*_]+/g, " ");

/** Shorter words are more often something else. */
const SHORTEST = 4;

function familyName([name, role]: readonly [string, string]): (readonly [string, string])[] {
	const last = name.split(/\s+/).at(-1) ?? "";
	return name.includes(" ") && last.length >= SHORTEST ? [[last, role]] : [];
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
