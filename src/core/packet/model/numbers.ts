import { type Artifact, artifactOf } from "../../artifact.js";
import { child, items, resolved, type YamlNode } from "../../document/node.js";
import { isNumber } from "../../trace/claims/number.js";
import { plain } from "../../trace/plain.js";
import type { Kept } from "../kept.js";
import { type Place, placeAt, said } from "./said.js";
import { membersOf, type PacketSources } from "./sources.js";

export interface Interval {
	readonly lower: number;
	readonly upper: number;
	/** Such as 0.95. */
	readonly level?: number | undefined;
}

/** A measured number. */
export interface Measure {
	/** Of the document it stands in. */
	readonly document: string;
	readonly name: string;
	/** `sex: female`; absent where it is about everybody. */
	readonly group?: string | undefined;
	/** As written. */
	readonly text: string;
	readonly value: number;
	readonly n?: number | undefined;
	readonly interval?: Interval | undefined;
	readonly threshold?: number | undefined;
	readonly lowerIsBetter: boolean;
	readonly at: Place;
	/** What its evidence says of it; absent where it names none that can be compared. */
	readonly evidence?: "equal" | "different" | "unverifiable" | undefined;
}

/** A number now and when the board last decided. */
export interface Comparison {
	readonly now: Measure;
	readonly before: Measure;
	/** Whether a difference this small may be chance: undefined where one of the two has no interval. */
	readonly overlap?: boolean | undefined;
	readonly change: "same" | "better" | "worse";
}

/** The measured numbers of all cards. */
export function measuresOf(sources: PacketSources, kept: Kept): Measure[] {
	return membersOf(sources, "model-card", "system-card").flatMap((artifact) => {
		const claims = sources.library.check(artifact.document.path)?.traced?.claims ?? [];
		const states = new Map(claims.map(({ citation, state }) => [citation.claim.value.span.start, state]));
		return kept
			.measures(artifact, () => measuresIn(artifact))
			.map(({ offset, ...measure }) => ({ ...measure, evidence: states.get(offset) }));
	});
}

/** With the place of the value in the text, by which what its evidence says is found. */
export interface Placed extends Measure {
	readonly offset: number;
}

function measuresIn(artifact: Artifact): Placed[] {
	return items(child(artifact.front, "metrics")).flatMap((node) => measureAt(artifact, node) ?? []);
}

function measureAt(artifact: Artifact, node: YamlNode): Placed | undefined {
	const text = said(artifact, child(node, "value"))?.text;
	const name = said(artifact, child(node, "name"))?.text;
	if (text === undefined || name === undefined || !isNumber(text)) return undefined;
	return {
		document: artifact.id ?? artifact.document.path,
		name,
		group: groupOf(child(node, "group")),
		text,
		value: Number(text),
		n: numberAt(child(node, "n")),
		interval: intervalOf(child(node, "ci")),
		threshold: numberAt(child(node, "threshold")),
		lowerIsBetter: said(artifact, child(node, "direction"))?.text === "lower-is-better",
		at: placeAt(artifact, node.span),
		offset: resolved(child(node, "value"))?.span.start ?? -1,
	};
}

/** `sex: female, age: under 25` */
export function groupOf(node: YamlNode | undefined): string | undefined {
	const group = resolved(node);
	if (group?.kind === "scalar") return group.text === "" ? undefined : plain(group.text);
	if (group?.kind !== "map" || group.entries.length === 0) return undefined;
	return group.entries.map(({ key, value }) => `${plain(key.text)}: ${plain(textIn(value))}`).join(", ");
}

function textIn(node: YamlNode): string {
	const scalar = resolved(node);
	return scalar?.kind === "scalar" ? scalar.text : "";
}

function numberAt(node: YamlNode | undefined): number | undefined {
	const scalar = resolved(node);
	return scalar?.kind === "scalar" && isNumber(scalar.text) ? Number(scalar.text) : undefined;
}

function intervalOf(node: YamlNode | undefined): Interval | undefined {
	const [lower, upper] = [numberAt(child(node, "lower")), numberAt(child(node, "upper"))];
	return lower === undefined || upper === undefined ? undefined : { lower, upper, level: numberAt(child(node, "level")) };
}

/** The numbers that were there when the board last decided, by document, name and group. */
export function comparisonsOf({ before, library, members }: PacketSources, measures: readonly Measure[]): Comparison[] {
	const kinds = new Map(members.map(({ artifact }) => [artifact.id, artifact.kind]));
	const known = new Map<string, Measure>();
	for (const [id, document] of before) {
		const kind = kinds.get(id) ?? library.target(id)?.artifact.kind;
		if (kind) for (const measure of measuresIn(artifactOf(document, kind))) known.set(keyOf(measure), measure);
	}
	return measures.flatMap((now) => {
		const then = known.get(keyOf(now));
		return then ? [{ now, before: then, overlap: overlapOf(now, then), change: changeOf(now, then) }] : [];
	});
}

const keyOf = ({ document, name, group = "" }: Measure): string => JSON.stringify([document, name, group]);

function overlapOf({ interval: a }: Measure, { interval: b }: Measure): boolean | undefined {
	return a && b && a.lower <= b.upper && b.lower <= a.upper;
}

function changeOf(now: Measure, before: Measure): Comparison["change"] {
	if (now.value === before.value) return "same";
	return now.value > before.value === now.lowerIsBetter ? "worse" : "better";
}
