import canonicalize from "canonicalize";
import type { Document } from "../document/document.js";
import { child, items, textOf, type YamlNode } from "../document/node.js";
import { keysOf } from "../document/pointer.js";
import { type Meaning, meaningOf } from "../trace/digest.js";

/** A list of a document to which entries are added, and whose entries then stay as they are. */
export interface AppendOnlyList {
	readonly rule: string;
	/** The document types that have it; all where absent. */
	readonly kind?: string;
	readonly pointer: string;
	/** Where there is one in each entry of another list: that list, and what its entries are known by from one version to the next. */
	readonly inEach?: { readonly at: string; readonly by: string };
	/** What may change in an entry, as pointers below it. */
	readonly mayChange: readonly string[];
	/** The fields by which people know an entry. */
	readonly known: readonly string[];
	/** What a person does instead of editing an entry. */
	readonly instead: string;
}

export const LISTS: readonly AppendOnlyList[] = [
	{
		rule: "governance/approval-rewritten",
		pointer: "/approvals",
		mayChange: [],
		known: ["name", "role", "decision", "version", "date"],
		instead: "add an entry whose decision is “withdrawn”, and one that is right",
	},
	{
		rule: "governance/log-rewritten",
		kind: "decision-log",
		pointer: "/decisions",
		mayChange: ["/state", "/conditions/-/status"],
		known: ["id", "title", "decision", "date"],
		instead: "add a decision that supersedes it",
	},
	registerList("/due_history", ["from", "to", "reason"], "add a move that corrects it"),
	registerList("/log", ["date", "type", "entry"], "add an entry that corrects it"),
];

/** How often a date was moved is known only as long as nobody takes a move back. */
function registerList(pointer: string, known: readonly string[], instead: string): AppendOnlyList {
	const inEach = { at: "/items", by: "risk_id" };
	return { rule: "governance/register-rewritten", kind: "risk-register", pointer, inEach, mayChange: [], known, instead };
}

/** One such list where it stands in a document. */
export interface ListPlace {
	readonly list: AppendOnlyList;
	/** The same in every version of the document. */
	readonly key: string;
	/** JSON pointer in this version. */
	readonly pointer: string;
	readonly entries: readonly YamlNode[];
}

/** Every place at which a document has a list, or could have it. */
export function placesOf(root: YamlNode | undefined, list: AppendOnlyList): ListPlace[] {
	const { inEach, pointer } = list;
	if (!inEach) return [{ list, key: pointer, pointer, entries: entriesAt(root, pointer) }];
	const own = entriesAt(root, inEach.at).map((node, i) => ({
		id: nameIn(node, inEach.by),
		place: { list, pointer: `${inEach.at}/${i}${pointer}`, entries: entriesAt(node, pointer) },
	}));
	// Which of two entries of one name is the one of before, nobody can tell.
	const counts = new Map<string, number>();
	for (const { id = "" } of own) counts.set(id, (counts.get(id) ?? 0) + 1);
	return own.flatMap(({ id, place }) => (id && counts.get(id) === 1 ? [{ ...place, key: `${inEach.at} ${id} ${pointer}` }] : []));
}

const entriesAt = (root: YamlNode | undefined, pointer: string): readonly YamlNode[] =>
	items(keysOf(pointer).reduce<YamlNode | undefined>(child, root));

/** A text, or a reference in a mapping; without the version that may stand behind it. */
function nameIn(node: YamlNode, key: string): string | undefined {
	const at = child(node, key);
	return (textOf(child(at, "ref")) ?? textOf(at))?.replace(/@.*$/, "");
}

/** What each entry of each list says, by the list's key. */
export const formsIn = ({ root, errors }: Document): Map<string, readonly string[]> =>
	new Map(errors.length > 0 ? [] : LISTS.flatMap((list) => placesOf(root, list)).map((place) => [place.key, formsAt(place)]));

/** What each entry says, written the one way in which equal entries are equal texts. */
export const formsAt = ({ entries, list }: ListPlace): string[] => entries.map((node) => formOf(node, list.mayChange));

/** @param mayChange pointers to what is left out */
export function formOf(node: YamlNode, mayChange: readonly string[] = []): string {
	const meaning = meaningOf(node);
	const lasting = mayChange.map(keysOf).reduce<Meaning | undefined>((rest, keys) => rest && without(rest, keys), meaning);
	return canonicalize(lasting) ?? "";
}

function without(meaning: Meaning, [key = "", ...rest]: readonly string[]): Meaning {
	if (typeof meaning === "string") return meaning;
	if (Array.isArray(meaning)) return key === "-" ? meaning.map((item) => without(item, rest)) : meaning;
	const kept = Object.entries(meaning).flatMap(([name, value]) =>
		name !== key ? [[name, value] as const] : rest.length > 0 ? [[name, without(value, rest)] as const] : [],
	);
	return Object.fromEntries(kept);
}

/** Whether a document has an entry in one of these lists. */
export const growsIn = ({ root }: Document): boolean =>
	LISTS.some((list) => placesOf(root, list).some(({ entries }) => entries.length > 0));
