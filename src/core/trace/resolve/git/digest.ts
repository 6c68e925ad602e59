import type { Algorithm, Digest } from "../../reference.js";
import type { Lookup } from "../../resolution.js";
import { misfitting } from "../fileDigest.js";
import { partOf, unpinned } from "../outcome.js";
import { record } from "../record.js";
import { type Hash, isHash } from "../workshop.js";
import { type Blob, hashBlobs, MAX_HASHED, type Seen } from "./blobs.js";
import { pathOf } from "./path.js";
import { short } from "./rewrite.js";
import { type AtPlace, type Fallen, type Judge, objectsOf, type Pinned, type Scene } from "./rung.js";
import { broken, unverifiable } from "./verdict.js";

/** The fourth rung: what is there is what was recorded. Who was found by content has that behind them. */
export async function toDigest(climbers: readonly AtPlace[], scene: Scene): Promise<Judge<AtPlace, AtPlace>> {
	const seen = await hashBlobs(blobsOf(climbers.filter(({ instead }) => instead === undefined)), scene);
	const treeOf = await treesOf(climbers, scene);
	return (climber) => {
		const { digest } = climber.lookup;
		if (!digest || climber.instead !== undefined) return climber;
		return isHashed(climber) ? hashed(climber, seen.get(climber.object.id)) : named(climber, digest, treeOf(climber));
	};
}

/** The top folders of commits that are recorded by them. */
async function treesOf(climbers: readonly AtPlace[], scene: Scene): Promise<(climber: AtPlace) => string | undefined> {
	const recorded = climbers.filter(({ lookup, object }) => !object && lookup.digest?.algorithm === "gitTree");
	const names = recorded.map(({ commit }) => topOf(commit));
	const found = names.length === 0 ? () => "missing" as const : await objectsOf(scene, names);
	return ({ commit, object }) => {
		const top = object ? "missing" : found(topOf(commit));
		return typeof top === "object" ? top.id : undefined;
	};
}

const topOf = (commit: string): string => `${commit}^{tree}`;

/** Each with all that is recorded of it, by whomever. */
function blobsOf(climbers: readonly AtPlace[]): readonly Blob[] {
	const blobs = new Map<string, Blob>();
	for (const { lookup, object } of climbers.filter(isHashed)) {
		const known = blobs.get(object.id)?.algorithms ?? [];
		blobs.set(object.id, { ...object, algorithms: [...new Set([...known, lookup.digest.algorithm])] });
	}
	return [...blobs.values()];
}

/** A file whose digest is no id of git. */
interface AtBlob extends AtPlace {
	readonly lookup: Lookup<Pinned> & { readonly digest: Digest & { readonly algorithm: Hash } };
	readonly object: NonNullable<AtPlace["object"]>;
}

const isHashed = (climber: AtPlace): climber is AtBlob => {
	const { lookup, object } = climber;
	const { digest } = lookup;
	return object?.type === "blob" && digest !== undefined && !digest.folder && isHash(digest.algorithm);
};

/** Of digests that are ids of git. */
function named(climber: AtPlace, digest: Digest, top: string | undefined): AtPlace | Fallen {
	const { object, commit } = climber;
	const ids: Partial<Record<Algorithm, string>> = {
		gitCommit: commit,
		...(top !== undefined && { gitTree: top }),
		...(object && { [object.type === "blob" ? "gitBlob" : "gitTree"]: object.id }),
	};
	const actual = ids[digest.algorithm];
	if (actual === undefined) return uncompared(climber, digest);
	return actual === digest.value ? matches(climber, digest) : differs(climber, digest, actual);
}

function hashed(climber: AtBlob, seen: Seen | undefined): AtPlace | Fallen {
	const { digest } = climber.lookup;
	if (!seen) return tooLarge(climber);
	if ("unseen" in seen) return unverifiable("V2", seen.unseen, "Have the references checked again.");
	const actual = seen.hashes[digest.algorithm] ?? "";
	if (actual === digest.value) return matches(climber, digest);
	return seen.pointer === digest.value ? byPointer(climber) : differs(climber, digest, actual);
}

const matches = (climber: AtPlace, { algorithm }: Digest): AtPlace => ({
	...climber,
	notes: [...climber.notes, `matches its ${algorithm}`],
});

/** The bytes themselves are elsewhere. */
const byPointer = (climber: AtPlace): AtPlace => ({
	...climber,
	level: "V2",
	notes: [...climber.notes, "the git-lfs pointer there holds its sha256"],
});

/** What says nothing about an object of git, or nothing that can be made from it here, is no proof of it. */
function uncompared({ lookup, object, commit }: AtPlace, { algorithm }: Digest): Fallen {
	if (object?.type === "tree" && algorithm === "dirHash")
		return unverifiable("V2", "its dirHash is not computed out of git", `Record gitTree:${object.id} instead.`);
	const [what, value] = object
		? object.type === "tree"
			? ["a folder", `gitTree:${object.id}`]
			: ["a file", `gitBlob:${object.id}`]
		: ["a commit", `gitCommit:${commit}`];
	const fault = misfitting(`A ${algorithm} says nothing about ${what} in git`, lookup, value);
	return { fallen: unpinned("V2", "what is recorded is no digest of it", fault, { git: true }) };
}

function differs({ lookup, object, commit }: AtPlace, { algorithm, value }: Digest, actual: string): Fallen {
	const what = object ? `${pathOf(lookup)} at ${short(commit)}` : `Commit ${short(commit)}`;
	return broken("V2", `its ${algorithm} is not the recorded one`, {
		rule: "trace/digest-mismatch",
		message: `${what} has the ${algorithm} ${actual}; recorded is ${value}. Pin a commit that has this, or record the other.`,
		...partOf(lookup.reference, "digest"),
		fixes: [record(lookup, `${algorithm}:${actual}`, `Record the ${algorithm} that it has there`)],
	});
}

function tooLarge({ object, lookup: { digest } }: AtBlob): Fallen {
	const reason = `is larger than ${MAX_HASHED / 1024 / 1024} MB, too large to compute its ${digest.algorithm} out of git`;
	return unverifiable("V2", reason, `Record gitBlob:${object.id} instead.`);
}
