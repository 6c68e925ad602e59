import type { GitObject, Repository } from "../../../ports.js";
import { isFullId } from "../../grammar/revision.js";
import type { Fault, Lookup } from "../../resolution.js";
import { keptBytes } from "./kept.js";
import { short, withRevision } from "./rewrite.js";
import { type AtCommit, type Fallen, type Judge, objectsOf, type Pinned, type Scene } from "./rung.js";
import { type Inside, inSubmodules } from "./submodules.js";
import { broken, grammarLevel, notHere, unverifiable } from "./verdict.js";

/** The first rung: the commit exists, and is one. */
export async function toCommit(lookups: readonly Lookup<Pinned>[], scene: Scene): Promise<Judge<Lookup<Pinned>, AtCommit>> {
	const revisions = lookups.map(({ reference }) => reference.revision);
	const found = await objectsOf(scene, [...revisions, ...revisions.map(peeled)]);
	const dropped = lookups.filter(({ reference: { revision } }) => found(revision) === "missing");
	const kept = await keptBytes(dropped, scene);
	const gone = dropped.filter((lookup) => !kept.has(lookup));
	const inside = await inSubmodules(
		gone.map(({ reference: { revision } }) => peeled(revision)),
		scene,
	);
	return (lookup) => {
		const { revision } = lookup.reference;
		return (
			standing(lookup, found(revision), found(peeled(revision)), scene) ??
			kept.get(lookup) ??
			ofSubmodule(revision, inside(peeled(revision))) ??
			missing(lookup.reference, scene.repository)
		);
	};
}

function ofSubmodule(revision: string, inside: Inside): Fallen | undefined {
	if (inside === undefined) return undefined;
	const reason = "holder" in inside ? `is a commit of the submodule ${inside.holder}` : `it is not here, and ${inside.why}`;
	return unverifiable(grammarLevel(revision), reason, inside.remedy);
}

/** Of a tag's object: the commit it leads to. */
const peeled = (revision: string): string => `${revision}^{commit}`;

/** Undefined where there is no such object. */
function standing(lookup: Lookup<Pinned>, self: GitObject, commit: GitObject, { repository }: Scene): AtCommit | Fallen | undefined {
	const { revision } = lookup.reference;
	if (self === "unfetched" || commit === "unfetched") return notHere(repository, revision, NOT_HERE);
	// A ref of that name comes before an abbreviation.
	if (typeof self === "object" && !self.id.startsWith(revision)) return sharedWithRef(revision);
	if (typeof commit === "object" && typeof self === "object" && self.type === "tag") return ofTag(lookup, commit.id);
	if (typeof commit === "object") return atCommit(lookup, commit.id);
	if (self === "ambiguous") return ambiguous(revision);
	return self === "missing" ? undefined : notACommit(revision, self.type);
}

function atCommit(lookup: Lookup<Pinned>, commit: string): AtCommit {
	const { reference } = lookup;
	const isWhole = reference.revision.length >= commit.length;
	return { lookup, commit, faults: isWhole ? [] : [abbreviated(reference, commit)], notes: [] };
}

function abbreviated(reference: Pinned, commit: string): Fault {
	const text = withRevision(reference, commit);
	return {
		rule: "trace/abbreviated",
		message: `“${reference.revision}” is an abbreviation, and can mean several commits as the repository grows: write the full id.`,
		part: "revision",
		...(text !== undefined && { fixes: [{ title: "Write the full id", text, safe: true }] }),
	};
}

const ambiguous = (revision: string): Fallen =>
	broken("V0", "begins the ids of several objects", {
		rule: "trace/ambiguous",
		message: `“${revision}” begins the ids of several objects: write the full id of the commit.`,
		part: "revision",
	});

const sharedWithRef = (revision: string): Fallen =>
	broken("V0", "is also the name of a branch or tag", {
		rule: "trace/ambiguous",
		message: `“${revision}” is also the name of a branch or tag here: write the full id of the commit.`,
		part: "revision",
	});

function notACommit(revision: string, type: string): Fallen {
	const what = type === "tree" ? "a tree (a folder)" : type === "blob" ? "a blob (a file’s content)" : `a ${type}`;
	return broken(grammarLevel(revision), `is the id of ${what}, not of a commit`, {
		rule: "trace/not-a-commit",
		message: `“${short(revision)}” is the id of ${what}, not of a commit: write the commit’s id, and the path behind “#”.`,
		part: "revision",
	});
}

/** What stands at a tag’s name is another id than that of the commit, and a tag can be made anew. */
function ofTag({ reference }: Lookup<Pinned>, commit: string): Fallen {
	const text = withRevision(reference, commit);
	return broken(grammarLevel(reference.revision), "is the id of an annotated tag, not of a commit", {
		rule: "trace/not-a-commit",
		message: `“${short(reference.revision)}” is the id of an annotated tag, not of a commit: write the commit it leads to, ${short(commit)}.`,
		part: "revision",
		...(text !== undefined && { fixes: [{ title: `Write the commit, ${short(commit)}`, text, safe: true }] }),
	});
}

const NOT_HERE = "it is not here";

function missing({ revision, type }: Pinned, repository: Repository): Fallen {
	const { state, objectFormat } = repository;
	if (state !== "complete") return notHere(repository, revision, NOT_HERE);
	const length = objectFormat === "sha256" ? 64 : 40;
	const other =
		isFullId(revision) && revision.length !== length
			? ` Its commits have ids of ${length} characters; this one has ${revision.length}.`
			: "";
	const message = isFullId(revision)
		? `There is no commit ${short(revision)} in this repository.${other || " Fetch it, or refer to one that is here."}`
		: type === "permalink"
			? `There is no commit and no branch “${revision}” in this repository. Fetch it, or link to one that is here.`
			: `No commit in this repository begins with “${revision}”. Fetch it, or refer to one that is here.`;
	return broken(grammarLevel(revision), "no such commit is in this repository", {
		rule: "trace/commit-missing",
		message,
		part: "revision",
	});
}
