import { child, type Entry, type MapNode, resolved, type ScalarNode, textOf, type YamlNode } from "../document/node.js";
import { type Located, pointerOf, readable } from "../document/pointer.js";
import { scalarValue } from "../document/scalar.js";
import { type Span, span } from "../document/span.js";
import type { FieldDifference } from "./difference.js";
import { counterpartsBefore, type Likeness, type Matching, match, matchNames, moved } from "./match.js";
import type { Meanings } from "./meanings.js";
import { shortNames, shortText, shortTexts } from "./short.js";
import { areAkin, marksOf, wordSet } from "./words.js";

/** A collection with what it holds. */
export interface Parent {
	readonly pointer: string;
	readonly children: readonly Located[];
	/** Where something stands that is not among the children, and that none of them stands before. */
	readonly start: number;
}

/** What is the same for all that lies within one list item. */
interface Around {
	readonly meanings: Meanings;
	readonly item?: string;
}

/** The differences of two mappings, by the order in `after`. */
export function compareEntries(before: Parent, after: Parent, around: Around): FieldDifference[] {
	const keys = ({ children }: Parent): string[] => children.map(({ entry }) => entry?.key.text ?? "");
	return compareChildren(before, after, matchNames(keys(before), keys(after)), around);
}

function compare(before: Located, after: Located, around: Around): FieldDifference[] {
	if (around.meanings.of(before.node) === around.meanings.of(after.node)) return [];
	const [a, b] = [resolved(before.node), resolved(after.node)];
	if (a?.kind === "map" && b?.kind === "map") return compareEntries(parentAt(before), parentAt(after), around);
	if (a?.kind === "seq" && b?.kind === "seq") return compareItems(before, after, around);
	return [changed(before, after, around)];
}

function compareItems(before: Located, after: Located, around: Around): FieldDifference[] {
	const [a, b] = [parentAt(before), parentAt(after)];
	const matching = match(a.children, b.children, likenessOfItems(around.meanings));
	const differences = compareChildren(a, b, matching, around);
	return moved(matching).size > 0 ? [reordered(before, after, around), ...differences] : differences;
}

function compareChildren(before: Parent, after: Parent, matching: Matching, around: Around): FieldDifference[] {
	const [a, b] = [before.children, after.children];
	const behindAfter = placesBehind(a.length, new Map(matching.pairs), after);
	const behindBefore = placesBehind(b.length, new Map(matching.pairs.map(([i, j]) => [j, i])), before);
	const both = matching.pairs.flatMap(([i, j]) => compare(a[i] as Located, b[j] as Located, within(b[j] as Located, around)));
	const removed = matching.removed.map((i) => oneSided("removed", a[i] as Located, after, behindAfter(i), around));
	const added = matching.added.map((j) => oneSided("added", b[j] as Located, after, behindBefore(j), around));
	return [...both, ...removed, ...added];
}

/** Where on the other side something would stand: behind what stands before it and is there too. */
function placesBehind(length: number, counterparts: ReadonlyMap<number, number>, { children, start }: Parent): (index: number) => Span {
	const behind = counterpartsBefore(length, counterparts);
	return (index) => {
		const sibling = children[behind[index] ?? -1];
		const at = sibling ? whole(sibling).end : start;
		return span(at, at);
	};
}

export function parentAt({ node: at, pointer }: Located): Parent {
	const node = resolved(at) ?? at;
	const children = node.kind === "map" ? entriesOf(node, pointer) : node.kind === "seq" ? itemsOf(node.items, pointer) : [];
	return { pointer, children, start: node.span.start };
}

export const entriesOf = ({ entries }: Pick<MapNode, "entries">, pointer = ""): Located[] =>
	entries.map((entry) => ({ pointer: pointer + pointerOf([entry.key.text]), node: entry.value, entry }));

const itemsOf = (items: readonly YamlNode[], pointer: string): Located[] => items.map((node, i) => ({ pointer: `${pointer}/${i}`, node }));

/** With its key. */
export const whole = ({ node, entry }: Located): Span =>
	entry ? span(entry.key.span.start, Math.max(entry.key.span.end, node.span.end)) : node.span;

function changed(before: Located, after: Located, { item }: Around): FieldDifference {
	const [a, b] = [resolved(before.node), resolved(after.node)];
	const isNumber = isNumeric(a) && isNumeric(b);
	const isText = a?.kind === "scalar" && b?.kind === "scalar" && !isNumber;
	return {
		...{ kind: "field", change: "changed", name: readable(after.pointer), ...(item !== undefined && { item }) },
		pointers: { before: before.pointer, after: after.pointer },
		values: isNumber ? { before: a.text, after: b.text } : shortTexts(before.node, after.node),
		isNumber,
		...(isText && { marks: marksOf(a.text.trim(), b.text.trim()) }),
		spans: { before: shown(before), after: shown(after) },
	};
}

/** Its value; its key too where nothing is written. */
const shown = (at: Located): Span => (at.node.span.start === at.node.span.end ? whole(at) : at.node.span);

const isNumeric = (node: YamlNode | undefined): node is ScalarNode => node?.kind === "scalar" && typeof scalarValue(node) === "number";

/** What was removed is called by what it lay in as that is called now. */
function oneSided(change: "added" | "removed", at: Located, { pointer }: Parent, other: Span, around: Around): FieldDifference {
	const { item } = within(at, around);
	const side = change === "added" ? "after" : "before";
	const node = resolved(at.node);
	const isNumber = isNumeric(node);
	const value = isNumber ? node.text : shortText(at.node);
	return {
		...{
			kind: "field",
			change,
			name: readable(pointer + at.pointer.slice(at.pointer.lastIndexOf("/"))),
			...(item !== undefined && { item }),
		},
		pointers: { [side]: at.pointer },
		values: { [side]: value },
		isNumber,
		spans: side === "after" ? { before: other, after: whole(at) } : { before: whole(at), after: other },
	};
}

function reordered(before: Located, after: Located, { item }: Around): FieldDifference {
	return {
		...{ kind: "field", change: "reordered", name: readable(after.pointer), ...(item !== undefined && { item }) },
		pointers: { before: before.pointer, after: after.pointer },
		values: { before: namesIn(before), after: namesIn(after) },
		isNumber: false,
		spans: { before: whole(before), after: whole(after) },
	};
}

const namesIn = (list: Located): string => shortNames(parentAt(list).children.map(({ node }) => calledName(node) ?? shortText(node)));

function within(at: Located, around: Around): Around {
	const item = at.entry ? undefined : calledName(at.node);
	return item === undefined ? around : { ...around, item };
}

/** `R-3`, `auroc (sex: female)`. */
function calledName(node: YamlNode): string | undefined {
	const id = textOf(child(node, "id"));
	const name = textOf(child(node, "name"));
	const group = child(node, "group");
	if (id !== undefined || name === undefined || !group) return id ?? name;
	return `${name} (${shortText(group)})`;
}

function likenessOfItems(meanings: Meanings): Likeness<Located> {
	const name = ({ node }: Located): string | undefined => identity(node, meanings);
	return {
		name,
		content: ({ node }) => meanings.of(node),
		isAkin: (a, b, alone) => isAkin(a.node, b.node, meanings, alone && (name(a) ?? name(b)) === undefined),
		follows: true,
	};
}

/** An id, else a name with its group. */
function identity(node: YamlNode, meanings: Meanings): string | undefined {
	const id = textOf(child(node, "id"));
	if (id !== undefined) return `id ${id}`;
	const name = textOf(child(node, "name"));
	const group = child(node, "group");
	return name === undefined ? undefined : `name ${group ? meanings.of(group) : ""} ${name}`;
}

/** Texts that share words, mappings that share entries. @param alone nothing else can have become the one, or been the other */
function isAkin(before: YamlNode, after: YamlNode, meanings: Meanings, alone: boolean): boolean {
	const [a, b] = [resolved(before), resolved(after)];
	if (a?.kind !== b?.kind) return false;
	if (alone) return true;
	if (a?.kind === "scalar" && b?.kind === "scalar") return areAkin(wordSet(a.text), wordSet(b.text));
	if (a?.kind !== "map" || b?.kind !== "map") return false;
	const form = ({ key, value }: Entry): string => `${meanings.of(value)} ${key.text}`;
	return areAkin(new Set(a.entries.map(form)), new Set(b.entries.map(form)));
}
