import type { Artifact } from "../artifact.js";
import { child, isEmpty, textOf } from "../document/node.js";
import { locate, maps } from "../document/pointer.js";
import { ENTRY_PREFIXES, type Kinds } from "../kinds/table.js";
import { either, nearest } from "../suggest.js";
import { inSentence } from "../words.js";
import type { ArtifactReference, Digest } from "./reference.js";
import type { Answer, Fault, Lookup, ReferenceFix, Resolution } from "./resolution.js";
import { unpinned } from "./resolve/outcome.js";

/** A document that others may rely on. */
export interface Target {
	readonly path: string;
	readonly artifact: Artifact;
	/** `rai1:sha256:…`; absent where it cannot be read as a whole. */
	readonly digest: string | undefined;
}

/** What a document may ask about the rest. */
export interface Workspace {
	/** What was found out about a reference; undefined while it was not looked for. */
	answer(lookup: Lookup): Answer | undefined;
	target(id: string): Target | undefined;
	/** The paths of the documents that a target could be: more than one where its id is doubled. */
	namesakes(id: string): readonly string[];
	/** The ids of all documents. */
	ids(): readonly string[];
	/** The documents another one relies on by digest. */
	reliesOn(id: string): readonly string[];
	/** The document types that are known. */
	kinds(): Kinds;
}

/** Looks a document up by its id, with the version, digest and place that were recorded. */
export function resolveArtifact(
	from: Artifact,
	reference: ArtifactReference,
	beside: Digest | undefined,
	workspace: Workspace,
): Resolution {
	const target = workspace.target(reference.id);
	if (!target) return missing(reference, workspace);
	const namesakes = workspace.namesakes(reference.id);
	if (namesakes.length > 1) return doubled(namesakes);
	const recorded = beside ?? reference.digest;
	const files = [target.path];
	const place = placeFault(target.artifact, reference);
	if (place && !target.digest) return { ...unreadable(target), files };
	if (place) return { state: "broken", level: "V0", reason: "leads to a place that does not exist", faults: [place], files };
	const faults = cycleFaults(from, reference, recorded, workspace);
	const judged = recorded && byDigest(reference, recorded, target, faults);
	// A digest that fits does not speak for another version that is recorded with it.
	const isWhole = judged?.state !== "verified" || !reference.version || reference.version === versionOf(target);
	if (judged && isWhole) return { ...judged, files };
	if (reference.version) return { ...byVersion(reference, target, faults), files };
	const reason = "is followed as it changes: no version of it is recorded";
	return { state: "unpinned", level: "V2", reason, faults, offers: pinOffers(reference, target), files, facts: factsOf(target) };
}

function missing(reference: ArtifactReference, workspace: Workspace): Resolution {
	const prefix = reference.id.split("-")[0] ?? "";
	const kind = workspace.kinds().withPrefix(prefix);
	if (!kind && !ENTRY_PREFIXES.includes(prefix)) return unknownKind(prefix);
	// An assessment is never meant by a log: only the name may be misspelt.
	const near =
		kind &&
		nearest(
			reference.id,
			workspace.ids().filter((id) => id.startsWith(`${prefix}-`)),
		);
	const fixes: ReferenceFix[] = [
		...(near ? [{ title: `Change to ${near}`, text: near + reference.text.slice(reference.id.length) }] : []),
		...(kind ? [{ title: `Create the ${inSentence(kind.title)} ${reference.id}`, create: reference.id }] : []),
	];
	const what = kind
		? `There is no document “${reference.id}” in this workspace.`
		: `No document in this workspace has an entry “${reference.id}”.`;
	const message = `${what}${near ? ` Did you mean “${near}”?` : ""}`;
	const fault: Fault = { rule: "trace/artifact-missing", message, part: "name", fixes };
	return { state: "broken", level: "V0", reason: "no document has this id", faults: [fault] };
}

/** Which one is meant nobody can tell, whatever version is recorded. That the id is doubled is a problem of theirs. */
const doubled = (paths: readonly string[]): Resolution => ({
	state: "unverifiable",
	level: "V0",
	reason: `${paths.length === 2 ? "two" : paths.length} documents have this id`,
	remedy: "Give each of them an id of its own.",
	faults: [],
	files: paths,
});

/** Whether it exists is for others to know. */
const unknownKind = (prefix: string): Resolution => ({
	state: "unverifiable",
	level: "V0",
	reason: `documents whose ids begin with ${prefix}- are of a type that is not known here`,
	faults: [],
});

const versionOf = ({ artifact }: Target): string => textOf(child(artifact.front, "version")) ?? "";

const factsOf = (target: Target): Record<string, string> => ({
	title: textOf(child(target.artifact.front, "title")) ?? target.artifact.kind.title,
	version: versionOf(target),
	status: target.artifact.status ?? "draft",
});

function pinOffers({ text, id }: ArtifactReference, target: Target): ReferenceFix[] {
	const version = versionOf(target);
	return version === "" ? [] : [{ title: `Record version ${version}`, text: `${id}@${version}${text.slice(id.length)}` }];
}

function byVersion(reference: ArtifactReference, target: Target, faults: readonly Fault[]): Resolution {
	const now = versionOf(target);
	const facts = factsOf(target);
	if (now === reference.version) return { state: "verified", level: "V2", reason: `is version ${now}`, faults, facts };
	const message = `“${reference.id}” is at version ${now || "(none)"}; version ${reference.version} was relied on. Read what changed, then record it.`;
	const text = reference.text.replace(`@${reference.version}`, `@${now}`);
	const fixes = now ? [{ title: `Record version ${now}`, text, reread: { path: target.path, relied: reference.version ?? "" } }] : [];
	return suspect(`is at version ${now} now`, { rule: "trace/suspect", message, part: "version", fixes }, faults, facts);
}

function byDigest(reference: ArtifactReference, recorded: Digest, target: Target, faults: readonly Fault[]): Resolution {
	const facts = factsOf(target);
	if (recorded.algorithm !== "rai1")
		return unpinned("V2", "what is recorded is no digest of a document", otherAlgorithm(recorded), { facts });
	if (!target.digest) return { ...unreadable(target), faults };
	if (target.digest === `rai1:sha256:${recorded.value}`)
		return { state: "verified", level: "V3", reason: "says what it said when it was recorded", faults, facts };
	const message = `“${reference.id}” changed since its digest was recorded: read what changed, then record the present one.`;
	const fix = {
		title: "Record its present digest",
		digest: target.digest,
		reread: { path: target.path, relied: `rai1:sha256:${recorded.value}` },
	};
	return suspect("changed since it was recorded", { rule: "trace/suspect", message, part: "digest", fixes: [fix] }, faults, facts);
}

const otherAlgorithm = ({ algorithm }: Digest): Fault => ({
	rule: "trace/digest-format",
	message: `A document is pinned by the digest of its meaning, rai1:sha256:…, not by ${algorithm} of its bytes.`,
	part: "digest",
});

/** Its own problems say what is wrong with it. */
const unreadable = (target: Target): Resolution => ({
	state: "unverifiable",
	level: "V2",
	reason: `${target.path} cannot be read as a whole`,
	remedy: "Correct what its problems say.",
	faults: [],
	facts: factsOf(target),
});

/** In a circle of digests one of them always differs: that is said already. */
const suspect = (reason: string, fault: Fault, faults: readonly Fault[], facts: Record<string, string>): Resolution => ({
	state: "suspect",
	level: "V2",
	reason,
	faults: faults.length > 0 ? faults : [fault],
	facts,
});

/** A JSON pointer must lead to an answer, a name to an entry. */
function placeFault(target: Artifact, reference: ArtifactReference): Fault | undefined {
	const { front, id } = target;
	const { fragment } = reference;
	if (fragment === undefined) return undefined;
	if (fragment.startsWith("/"))
		return isEmpty(locate(front, fragment)?.node)
			? misplaced(`“${id}” has no answer at ${fragment}: name a place that has one.`)
			: undefined;
	const names = namesIn(target);
	return names.includes(fragment) ? undefined : unknownEntry(reference, names);
}

const misplaced = (message: string, fixes: readonly ReferenceFix[] = []): Fault => ({
	rule: "trace/fragment-missing",
	message,
	part: "fragment",
	fixes,
});

function unknownEntry({ text, parts, id, fragment = "" }: ArtifactReference, names: readonly string[]): Fault {
	const near = nearest(fragment, [...names]);
	const known = names.length > 0 && names.length <= 8 ? ` It has ${either(names)}.` : "";
	const at = parts.fragment;
	const fixes = near && at ? [{ title: `Change to ${near}`, text: text.slice(0, at.start) + near + text.slice(at.end) }] : [];
	return misplaced(`“${id}” has no entry “${fragment}”.${near ? ` Did you mean “${near}”?` : known}`, fixes);
}

/** Ids, else names, of the entries of lists in a document; people are none. Aliases are not followed: they can multiply it. */
const namesIn = ({ document }: Artifact): string[] =>
	maps(document)
		.filter(({ node, pointer }) => /\/\d+$/.test(pointer) && !child(node, "email") && !child(node, "role"))
		.flatMap(({ node }) => textOf(child(node, "id")) ?? textOf(child(node, "name")) ?? []);

/** Two documents that record each other's digest can never both be right. */
function cycleFaults(from: Artifact, { id }: ArtifactReference, recorded: Digest | undefined, workspace: Workspace): Fault[] {
	if (!recorded || !from.id) return [];
	const way = wayBack(id, from.id, workspace, new Set());
	if (!way) return [];
	return [{ rule: "trace/cycle", message: cycleMessage([from.id, ...way]) }];
}

function cycleMessage([first = "", ...way]: readonly string[]): string {
	if (way.length === 1) return `${first} records its own digest, and recording it changes it: leave it out.`;
	return `${first} relies on ${way.join(", which relies on ")}, each by digest: recording one changes the next. Record a version in one of them.`;
}

function wayBack(at: string, goal: string, workspace: Workspace, seen: Set<string>): string[] | undefined {
	if (at === goal) return [at];
	if (seen.has(at)) return undefined;
	seen.add(at);
	for (const next of workspace.reliesOn(at)) {
		const way = wayBack(next, goal, workspace, seen);
		if (way) return [at, ...way];
	}
	return undefined;
}
