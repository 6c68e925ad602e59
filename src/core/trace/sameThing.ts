import type { Workspace } from "./artifacts.js";
import type { Reference } from "./reference.js";

/** A thing that has versions, and which one of them. */
interface Versioned {
	readonly thing: string;
	readonly version: string;
}

/**
 * Whether two references mean the same version of a thing: `same`, `other` where both name versions of one thing and these differ, and
 * undefined where nobody can tell, because they name it in different ways, or one of them names no version.
 */
export function sameThing(a: Reference, b: Reference, workspace?: Workspace): "same" | "other" | undefined {
	if (a.text === b.text) return "same";
	if (a.type === "git" && b.type === "git") return sameInGit(a, b, workspace);
	const [one, other] = [versionedOf(a), versionedOf(b)];
	if (!one || !other || one.thing !== other.thing) return undefined;
	return one.version === other.version ? "same" : "other";
}

type Git = Extract<Reference, { type: "git" }>;

/** A file is the same at two commits where nothing changed in between: then its blob is, as far as somebody looked. */
function sameInGit(a: Git, b: Git, workspace: Workspace | undefined): "same" | "other" | undefined {
	if (a.repository !== b.repository || a.path !== b.path || a.path === undefined || a.lines || b.lines) return undefined;
	if (a.revision.startsWith(b.revision) || b.revision.startsWith(a.revision)) return "same";
	const [one, other] = [a, b].map((reference) => workspace?.answer({ reference })?.resolution.facts?.blob);
	return one && other ? (one === other ? "same" : "other") : undefined;
}

/** What a reference names a version of, by which references are sorted: those of different things are never the same. Undefined where it names no version. */
export const thingOf = (reference: Reference): string | undefined => versionedOf(reference)?.thing;

function versionedOf(reference: Reference): Versioned | undefined {
	const { type, text } = reference;
	if (type === "git") return versioned(`git ${reference.path ?? ""}`, reference.revision);
	if (type === "mlflow-model") return versioned(`model ${reference.name ?? ""}`, reference.name && reference.version);
	if (type === "hub") return versioned(`hub ${reference.repoType} ${reference.repo} ${reference.path ?? ""}`, pinnedRevision(reference));
	if (type === "file" || type === "dir" || type === "lfs") return versioned(`${type} ${reference.path}`, recordedIn(reference));
	if (type === "dvc") return versioned(`dvc ${reference.path} ${reference.output ?? ""}`, recordedIn(reference));
	const cut = Math.min(reference.parts.version?.start ?? text.length, reference.parts.digest?.start ?? text.length);
	return "pinned" in reference && reference.pinned ? versioned(`${type} ${text.slice(0, cut)}`, text.slice(cut)) : undefined;
}

const versioned = (thing: string, version: string | undefined): Versioned | undefined => (version ? { thing, version } : undefined);

const recordedIn = ({ digest }: Reference): string | undefined => digest && `${digest.algorithm}:${digest.value}`;

const pinnedRevision = ({ pinned, revision }: Extract<Reference, { type: "hub" }>): string | undefined => (pinned ? revision : undefined);
