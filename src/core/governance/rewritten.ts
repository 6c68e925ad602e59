import type { Artifact } from "../artifact.js";
import { child, textOf, type YamlNode } from "../document/node.js";
import { focus, locate, parentOf, readable } from "../document/pointer.js";
import type { Violation } from "../problem.js";
import type { RuleContext } from "../rules/rule.js";
import { type AppendOnlyList, formOf, formsAt, LISTS, type ListPlace, placesOf } from "./lists.js";
import { type Past, pastOf } from "./past.js";

/** An entry that was committed and says something else now, or is gone. */
interface Lost {
	/** Where it stood. */
	readonly index: number;
	/** The oldest committed version that has it. */
	readonly past: Past;
	/** Whether another text stands in its place. */
	readonly replaced: boolean;
}

/** What was committed once stands as it was, in its order; judged by the versions that can be seen. */
export function rewrittenViolations(artifact: Artifact, { past }: Pick<RuleContext, "past">): Violation[] {
	if (!past || artifact.kind.family !== "rai" || artifact.document.errors.length > 0) return [];
	const lists = LISTS.filter(({ kind }) => kind === undefined || kind === artifact.kind.id);
	const own = pastOf(artifact, past);
	return lists.flatMap((list) => placesOf(artifact.document.root, list)).flatMap((place) => violationsIn(artifact, place, own));
}

function violationsIn(artifact: Artifact, place: ListPlace, past: readonly Past[]): Violation[] {
	const now = formsAt(place);
	const lost = lostEntries(now, place, past);
	if (lost.length > 0) return lost.map((one) => lostViolation(artifact, place, one));
	const moved = past.findLast((one) => !isInOrder(one.lists.get(place.key) ?? [], now));
	return moved ? [movedViolation(artifact, place, moved)] : [];
}

/** Each place and each text is told once, as it was first committed. */
function lostEntries(now: readonly string[], { key }: ListPlace, past: readonly Past[]): Lost[] {
	const known = new Set(now);
	const told = new Set<string | number>();
	return past.toReversed().flatMap((one) => {
		const before = one.lists.get(key) ?? [];
		return [...before.entries()].flatMap(([index, form]) => {
			const there = now[index];
			const replaced = there !== undefined && !before.includes(there);
			if (known.has(form) || told.has(form) || (replaced && told.has(index))) return [];
			told.add(form).add(replaced ? index : form);
			return [{ index, past: one, replaced }];
		});
	});
}

function isInOrder(before: readonly string[], now: readonly string[]): boolean {
	let at = 0;
	return before.every((form) => {
		at = now.indexOf(form, at) + 1;
		return at > 0;
	});
}

function lostViolation(artifact: Artifact, place: ListPlace, { index, past, replaced }: Lost): Violation {
	const { list } = place;
	const pointer = `${place.pointer}/${index}`;
	const entry = placesOf(past.document.root, list).find(({ key }) => key === place.key)?.entries[index];
	const said = `in commit ${past.version.commit.slice(0, 7)} (${past.version.date}) it said ${wordsOf(entry, list)}`;
	if (!replaced)
		return {
			...{ rule: list.rule, ...placeOf(artifact, place.pointer), pointer: place.pointer },
			message: `${readable(pointer)} is gone: ${said}. Entries are added, never removed: put it back, and ${list.instead}.`,
		};
	const changed = changedKeys(entry, locate(artifact.document.root, pointer)?.node);
	return {
		...{ rule: list.rule, ...placeOf(artifact, pointer), pointer },
		message: `${readable(pointer)} was changed${changed}: ${said}. Entries are added, never edited: put it back, and ${list.instead}.`,
	};
}

function movedViolation(artifact: Artifact, { list, pointer }: ListPlace, { version }: Past): Violation {
	const name = readable(pointer);
	const message = `The entries of ${name} stand in another order than in commit ${version.commit.slice(0, 7)} (${version.date}): put them back, and add new ones at the end.`;
	return { rule: list.rule, message, ...placeOf(artifact, pointer), pointer };
}

/** Where the list itself is gone, the problem is about the entry that had it, or about the document as a whole. */
function placeOf({ document }: Artifact, pointer: string): Pick<Violation, "span"> {
	const at = locate(document.root, pointer) ?? (parentOf(pointer) === "" ? undefined : locate(document.root, parentOf(pointer)));
	return at ? { span: focus(at) } : {};
}

/** `“T. Lindqvist, rai-lead, approved, 2.1.0, 2026-10-02”` */
function wordsOf(entry: YamlNode | undefined, { known }: AppendOnlyList): string {
	const words = known.flatMap((key) => textOf(child(entry, key)) ?? []);
	return words.length > 0 ? `“${words.join(", ")}”` : "something else";
}

/** ` in decision and date` */
function changedKeys(before: YamlNode | undefined, after: YamlNode | undefined): string {
	const keys = [before, after].flatMap((node) => (node?.kind === "map" ? node.entries.map(({ key }) => key.text) : []));
	const changed = [...new Set(keys)].filter((key) => wholeForm(child(before, key)) !== wholeForm(child(after, key)));
	return changed.length > 0 && changed.length <= 4 ? ` in ${changed.join(", ")}` : "";
}

const wholeForm = (node: YamlNode | undefined): string => (node ? formOf(node) : "");
