import type { Artifact } from "../artifact.js";
import { child, isEmpty, items, textOf } from "../document/node.js";
import { general } from "../document/pointer.js";
import type { Tier, TraceClass, Traces } from "../kinds/kind.js";
import { pinsBytes } from "./grammar/digest.js";
import type { Level, Resolution } from "./resolution.js";
import type { TracedReference } from "./trace.js";

/** How far a document shows what it is about, for one class. */
export interface ClassState {
	readonly class: TraceClass;
	/** `counts`: each reference is verified as its tier asks. `below`: one is weaker than that. `unverifiable`: not checkable here. `pending`: not looked for yet. */
	readonly state: "counts" | "missing" | "failing" | "below" | "unverifiable" | "pending";
	/** What the tier asks. */
	readonly minimum: Level;
	readonly references: readonly TracedReference[];
	/** Those that are weaker than it asks. */
	readonly weak: readonly TracedReference[];
}

/** The least that counts, by class at tier 1, 2 and 3. Data at tier 1 may also be pinned elsewhere with their digest. */
const MINIMUM: Readonly<Record<TraceClass, readonly [Level, Level, Level]>> = {
	model: ["V1", "V1", "V0"],
	data: ["V3", "V1", "V0"],
	code: ["V2", "V2", "V1"],
	prompts: ["V3", "V2", "V0"],
};

export const minimumOf = (about: TraceClass, tier: Tier): Level => MINIMUM[about][tier - 1] ?? "V3";

/** The least that counts for a class at a tier: a policy may ask for more than is usual. */
export type Least = (about: TraceClass, tier: Tier) => Level;

/** The classes a document owes at its tier, each with its references. */
export function classStates(artifact: Artifact, references: readonly TracedReference[], least: Least = minimumOf): ClassState[] {
	const { kind, tier } = artifact;
	const owed = (kind.traces?.owes[tier] ?? []).filter((about) => isAsked(artifact, kind.traces as Traces, about));
	return owed.map((about) => {
		const minimum = least(about, tier);
		const mine = references.filter(({ citation }) => citation.class === about);
		const state = mine.length === 0 && isBegun(artifact, about) ? "failing" : stateOf(mine, minimum);
		const weak = showing(mine).filter((reference) => strengthOf(reference, leastFor(reference, mine, minimum)) === "below");
		return { class: about, minimum, references: mine, state, weak };
	});
}

/** Something stands where a reference should be. What is wrong with it is for others to say. */
function isBegun({ kind, document }: Artifact, about: TraceClass): boolean {
	const fields = kind.traces?.fields.filter((field) => field.class === about && !field.types).map(({ at }) => at) ?? [];
	return document.places.some(({ node, pointer }) => fields.includes(general(pointer)) && !isEmpty(node));
}

/** Not where the document says why it does not apply, nor where it has no part of such a type. */
function isAsked({ front }: Artifact, traces: Traces, about: TraceClass): boolean {
	const fields = traces.fields.filter((field) => field.class === about);
	const aside = items(child(front, "not_applicable")).flatMap((node) => general(textOf(child(node, "field")) ?? ""));
	// The first field is where the class is asked for; the others may show it as well.
	if (fields.slice(0, 1).some(({ at }) => aside.some((field) => at === field || at.startsWith(`${field}/`)))) return false;
	if (!fields.every(({ types }) => types)) return true;
	const present = items(child(front, "components")).map((node) => textOf(child(node, "type")) ?? "");
	return fields.some(({ types }) => types?.some((type) => present.includes(type)));
}

/** A class is as its weakest reference is; before all were looked for nobody calls it weak. */
const WEAKEST = ["pending", "below", "unverifiable", "counts"] as const;

type Strength = (typeof WEAKEST)[number];

function stateOf(references: readonly TracedReference[], minimum: Level): ClassState["state"] {
	if (references.length === 0) return "missing";
	if (references.some(({ resolution }) => resolution?.state === "broken" || resolution?.state === "suspect")) return "failing";
	const strengths = showing(references).map((reference) => strengthOf(reference, leastFor(reference, references, minimum)));
	return WEAKEST.find((strength) => strengths.includes(strength)) ?? "counts";
}

/** A sheet describes the data that a reference beside it is: of the two, the data have to be strong. */
function showing(references: readonly TracedReference[]): readonly TracedReference[] {
	const data = new Set(references.filter(({ citation }) => citation.reference.type !== "artifact").map(entryOf));
	return references.filter((reference) => reference.citation.reference.type !== "artifact" || !data.has(entryOf(reference)));
}

/** What a thing was made from has to be pinned, and is no part of it; where nothing else says which one it is, it stands for that. */
function leastFor({ citation }: TracedReference, all: readonly TracedReference[], minimum: Level): Level {
	const isBeside = citation.origin === true && all.some((other) => !other.citation.origin);
	return isBeside && minimum > "V1" ? "V1" : minimum;
}

/** The entry of the list that a reference stands in: `/datasets/0`; else itself. */
const entryOf = ({ citation: { pointer } }: TracedReference): string => /^.*\/\d+(?=\/)/.exec(pointer)?.[0] ?? pointer;

function strengthOf(reference: TracedReference, minimum: Level): Strength {
	if (!reference.resolution) return "pending";
	if (counts(reference, reference.resolution, minimum)) return "counts";
	return isUnverifiable(reference, minimum) ? "unverifiable" : "below";
}

function counts(reference: TracedReference, { state, level, faults }: Resolution, minimum: Level): boolean {
	if (level === "VX") return isPinnedElsewhere(reference) && (minimum <= "V1" || hasDigest(reference));
	// That it is there is all that is asked, and an abbreviation leads there too.
	if (minimum === "V0") return state === "verified" || (state === "unpinned" && level >= "V2");
	if (faults.some(({ rule }) => rule === "trace/abbreviated")) return false;
	// A document about data is not the data, however well its own text is pinned.
	const reached = reference.citation.reference.type === "artifact" && level > "V2" ? "V2" : level;
	return state === "verified" && reached >= minimum;
}

/**
 * What could be seen with more than there is here. What is only elsewhere, and too weak for the tier, stays so; but where the tier asks for
 * no strength, not seen is all that can be said of it.
 */
const isUnverifiable = (reference: TracedReference, minimum: Level): boolean =>
	reference.resolution?.state === "unverifiable" && (minimum === "V0" || (reference.resolution.level !== "VX" && canPin(reference)));

const isPinnedElsewhere = (reference: TracedReference): boolean => reference.resolution?.state === "unverifiable" && canPin(reference);

/** Addresses, tickets and publications pin nothing. */
const canPin = ({ citation }: TracedReference): boolean => !/^(?:url|issue|doi|arxiv|openlineage)$/.test(citation.reference.type);

const hasDigest = ({ citation: { beside, reference } }: TracedReference): boolean => {
	const digest = beside ? beside.digest : reference.type === "malformed" ? undefined : reference.digest;
	return digest !== undefined && pinsBytes(digest);
};
