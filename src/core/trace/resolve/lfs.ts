import type { FileStat } from "../../ports.js";
import { type LfsPointer, MAX_LFS_POINTER } from "../pointers/lfs.js";
import type { FileReference } from "../reference.js";
import type { Lookup } from "../resolution.js";
import { type Answered, absent, answered } from "./answered.js";
import { contentOf } from "./content.js";
import { byBytes, unpulled } from "./file.js";
import { committed, isPointer, type Kept, keptIn } from "./lfs/committed.js";
import { type Bytes, judge, noPointer } from "./lfs/judge.js";
import { inRoot } from "./outcome.js";
import type { Content, Found, ResolveContext, Resolver } from "./resolver.js";
import { targetOf } from "./target.js";
import { withUncommitted } from "./uncommitted.js";

/**
 * `lfs:` references, in three steps: git holds a pointer (the working tree's own where it was not pulled, else the index's); its oid is
 * the sha256 that is recorded; the bytes, where they are in the working tree or in the store of git-lfs, are the same.
 */
export const resolveLfs: Resolver<FileReference> = async (lookups, context) => {
	const kept = await committed(inRoot(lookups.map(({ reference }) => reference.path)), context);
	const answers = await Promise.all(lookups.map((lookup) => resolveOne(lookup, kept.get(lookup.reference.path), context)));
	return withUncommitted(answers, context);
};

const resolveOne = (lookup: Lookup<FileReference>, inIndex: Kept | undefined, context: ResolveContext): Promise<Answered> =>
	answered(lookup, context, async () => {
		const { path } = lookup.reference;
		const stat = await context.disk.stat(path);
		// What a sparse checkout leaves out is known by its pointer.
		if (stat === undefined && isPointer(inIndex)) return { found: await unpulledOr(lookup, inIndex, context), present: [path] };
		const target = await targetOf(lookup.reference, "file", context);
		if ("resolution" in target) return absent(target);
		return { found: await resolveFile(lookup, inIndex, target.stat, context), present: [path] };
	});

async function resolveFile(
	lookup: Lookup<FileReference>,
	inIndex: Kept | undefined,
	stat: FileStat,
	context: ResolveContext,
): Promise<Found> {
	const { path } = lookup.reference;
	const here = stat.size < MAX_LFS_POINTER ? await context.disk.read(path, MAX_LFS_POINTER) : undefined;
	const kept = here instanceof Uint8Array ? keptIn(here) : "other";
	if (isPointer(kept)) return unpulledOr(lookup, kept, context);
	if (isPointer(inIndex) && kept === "other") return found(lookup, inIndex, await smudged(path, inIndex, stat, context), context);
	// Where no pointer can be seen the bytes speak for themselves: an oid is their sha256.
	if (typeof inIndex === "object" && "unseen" in inIndex && kept === "other") return byBytes(lookup, stat, context);
	const damaged = [kept, inIndex].find((each) => typeof each === "object" && "damaged" in each);
	return { resolution: noPointer(lookup.reference, damaged?.damaged, [path]) };
}

async function smudged(path: string, pointer: LfsPointer, stat: FileStat, { disk, signal }: ResolveContext): Promise<Bytes> {
	const { sha256 = "" } = await disk.digest(path, ["sha256"], signal);
	if (sha256 === pointer.oid && stat.size === pointer.size) return { state: "same", path, from: "workspace" };
	if (!pointer.extended) return { state: "other", sha256 };
	return { state: "unseen", why: "a git-lfs extension changed its bytes", remedy: "Run git lfs fsck." };
}

/** The bytes in the store of git-lfs, which lies below the root where the root is the top of a repository and no worktree of another. */
async function unpulledOr(lookup: Lookup<FileReference>, pointer: LfsPointer, context: ResolveContext): Promise<Found> {
	const { disk, git, signal } = context;
	const { prefix } = await git.repository(signal);
	const path = `.git/lfs/objects/${pointer.oid.slice(0, 2)}/${pointer.oid.slice(2, 4)}/${pointer.oid}`;
	const stat = prefix === "" ? await disk.stat(path) : undefined;
	if (typeof stat !== "object" || stat.kind !== "file")
		return found(lookup, pointer, { state: "unseen", why: "its bytes are not pulled", remedy: "Run git lfs pull." }, context);
	const isSame = stat.size === pointer.size && (await disk.digest(path, ["sha256"], signal)).sha256 === pointer.oid;
	return found(lookup, pointer, isSame ? { state: "same", path, from: "store" } : damagedAt(path), context);
}

const damagedAt = (path: string): Bytes => ({
	state: "unseen",
	why: "its bytes in the git-lfs store are damaged",
	remedy: `Delete ${path}, whose bytes are not what its name says, then run git lfs pull.`,
});

function found(lookup: Lookup<FileReference>, pointer: LfsPointer, bytes: Bytes, { disk }: ResolveContext): Found {
	const { path } = lookup.reference;
	const stored = bytes.state === "same" && bytes.path !== path ? [bytes.path] : [];
	const resolution = judge(lookup, pointer, bytes, inRoot([path, ...stored]));
	if (resolution.state === "broken") return { resolution };
	return { resolution, content: bytes.state === "same" ? named(path, contentOf(disk, bytes.path)) : unpulled(path) };
}

/** An object of the store is named by its hash, which says nothing about what it holds. */
function named(path: string, content: Content): Content {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return { ...content, name, source: name };
}
