import { isDay } from "../day.js";
import type { Document } from "../document/document.js";
import { child, items, textOf, type YamlNode } from "../document/node.js";
import type { Past } from "../governance/past.js";
import { type Person, personOf } from "../policy/policy.js";
import type { Problem } from "../problem.js";
import { daysBetween } from "../rules/dates.js";
import { MOST } from "./age.js";
import { covered } from "./cover.js";
import { whyFirm } from "./waivable.js";

/** What a baseline says of some problems at one place. */
export interface Entry {
	/** Of rule, document and place. */
	readonly key: string;
	readonly rule: string;
	readonly count: number;
	readonly node: YamlNode;
}

/** The problems that were there when checking began. */
export interface Baseline {
	readonly path: string;
	readonly owner: Person | undefined;
	/** YYYY-MM-DD; empty where none can be read. */
	readonly since: string;
	readonly until: string;
	readonly entries: readonly Entry[];
	/** By key, how many problems may be covered: as many as in each of its committed versions. */
	readonly counts: ReadonlyMap<string, number>;
}

/** @param past its committed versions, newest first */
export function baselineIn({ path, root }: Document, past: readonly Past[] = []): Baseline {
	const entries = entriesIn(root);
	const former = lineOf(past).map(({ document }) => document.root);
	const first = [root, ...former].map((one) => dayAt(one, "since")).sort()[0] ?? "";
	const allowed = former.map((one) => countsOf(entriesIn(one)));
	const counts = [...countsOf(entries)].map(([key, count]) => [key, Math.min(count, ...allowed.map((one) => one.get(key) ?? 0))] as const);
	const owner = personOf(child(root, "owner"));
	return { path, owner, since: first, until: dayAt(root, "until"), entries, counts: new Map(counts) };
}

/** Those without a gap: a file that was deleted in between began anew. What git takes for its former name may be no baseline at all. */
function lineOf(past: readonly Past[]): readonly Past[] {
	const own = past.filter(({ version, document: { root } }) => version.path === undefined || child(root, "problems"));
	const end = own.findIndex(({ version }) => !version.whole);
	return end < 0 ? own : own.slice(0, end + 1);
}

function dayAt(root: YamlNode | undefined, key: string): string {
	const text = textOf(child(root, key)) ?? "";
	return isDay(text) ? text : "";
}

const entriesIn = (root: YamlNode | undefined): Entry[] =>
	items(child(root, "problems")).flatMap((node) => {
		const [rule, artifact, path, pointer, count] = ["rule", "artifact", "path", "pointer", "count"].map((key) => textOf(child(node, key)));
		return rule ? [{ key: keyOf({ rule, artifact, path, pointer }), rule, count: Math.max(1, Number(count ?? 1) || 1), node }] : [];
	});

function countsOf(entries: readonly Entry[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { key, count } of entries) counts.set(key, (counts.get(key) ?? 0) + count);
	return counts;
}

/** How problems are told apart without their lines. */
export interface Kept {
	readonly rule: string;
	readonly artifact?: string | undefined;
	readonly path?: string | undefined;
	readonly pointer?: string | undefined;
}

export const keyOf = ({ rule, artifact, path, pointer }: Kept): string => JSON.stringify([rule, artifact ?? "", path ?? "", pointer ?? ""]);

/** A problem as a baseline keeps it: by the document's id, and by its path where that says too little. */
export function keptOf({ rule, artifact, path, pointer, fingerprint }: Problem): Kept {
	const isDoubled = artifact !== null && fingerprint.startsWith(`${rule} ${artifact} ${path}`);
	return {
		rule,
		...(artifact !== null && { artifact }),
		...((artifact === null || isDoubled) && { path }),
		...(pointer !== null && { pointer }),
	};
}

/** Whether its period is one: it begins, and ends soon enough. */
export const isInTime = ({ since, until }: Pick<Baseline, "since" | "until">): boolean =>
	since !== "" && until !== "" && since <= until && daysBetween(since, until) <= MOST;

/** The problems of a document, those covered that the baseline knows. */
export function coveredByBaseline(problems: readonly Problem[], baseline: Baseline, today: string): readonly Problem[] {
	const { path, owner, until, counts } = baseline;
	if (!isInTime(baseline) || today > until) return problems;
	const left = new Map(counts);
	return problems.map((problem) => {
		const key = keyOf(keptOf(problem));
		const count = left.get(key) ?? 0;
		if (count === 0 || problem.waivedBy || problem.path === path || whyFirm(problem.rule)) return problem;
		left.set(key, count - 1);
		return covered(problem, { kind: "baseline", by: "the baseline", path, until, owner: owner?.name ?? "" });
	});
}
