import type { FileStat } from "../../ports.js";
import { type LfsPointer, MAX_LFS_POINTER, readLfsPointer } from "../pointers/lfs.js";
import type { FileReference } from "../reference.js";
import type { Lookup } from "../resolution.js";
import { type Answered, absent, answered } from "./answered.js";
import { contentOf } from "./content.js";
import { algorithmsFor, misfit, weigh } from "./fileDigest.js";
import { inRoot, unverifiable } from "./outcome.js";
import type { Content, Found, ResolveContext, Resolver } from "./resolver.js";
import { readableSize } from "./size.js";
import { targetOf } from "./target.js";
import { withUncommitted } from "./uncommitted.js";

/** `file:` references: there, inside of the workspace, hashing to what is recorded, and tracked by git. */
export const resolveFiles: Resolver<FileReference> = async (lookups, context) => {
	const answers = await Promise.all(lookups.map((lookup) => resolveFile(lookup, context)));
	return withUncommitted(answers, context);
};

const resolveFile = (lookup: Lookup<FileReference>, context: ResolveContext): Promise<Answered> =>
	answered(lookup, context, async () => {
		const { path } = lookup.reference;
		const target = await targetOf(lookup.reference, "file", context);
		if ("resolution" in target) return absent(target);
		const pointer = await pointerIn(path, target.stat, context);
		const found = pointer ? byPointer(lookup, pointer) : await byBytes(lookup, target.stat, context);
		return { found, present: [path] };
	});

/** The git-lfs pointer that stands in a file's place where its bytes were not pulled. */
export async function pointerIn(path: string, { size }: FileStat, { disk }: ResolveContext): Promise<LfsPointer | undefined> {
	if (size >= MAX_LFS_POINTER) return undefined;
	const bytes = await disk.read(path, MAX_LFS_POINTER);
	const pointer = bytes instanceof Uint8Array ? readLfsPointer(new TextDecoder().decode(bytes)) : undefined;
	return pointer && "oid" in pointer ? pointer : undefined;
}

/** Compares the bytes of a file that exists. */
export async function byBytes(lookup: Lookup<FileReference>, { size }: FileStat, { disk, signal }: ResolveContext): Promise<Found> {
	const { path } = lookup.reference;
	const digests = await disk.digest(path, algorithmsFor(lookup.digest), signal);
	const facts = { size: readableSize(size), sha256: digests.sha256 ?? "" };
	const resolution = weigh(lookup, path, digests, { facts, files: inRoot([path]) });
	return resolution.state === "broken" ? { resolution } : { resolution, content: contentOf(disk, path) };
}

/** The pointer holds the sha256 of the bytes: they can be told to be others, and never to be the same. */
function byPointer(lookup: Lookup<FileReference>, { oid, size }: LfsPointer): Found {
	const { reference, digest } = lookup;
	const facts = { size: readableSize(size), sha256: oid };
	const beside = { facts, files: inRoot([reference.path]), remedy: PULL };
	const isComparable = !digest || digest.algorithm === "sha256" || misfit(digest) !== undefined;
	const weighed = isComparable ? weigh(lookup, reference.path, { sha256: oid }, beside) : undefined;
	if (weighed?.state === "broken") return { resolution: weighed };
	const reason = weighed ? "the git-lfs pointer holds this sha256, its bytes are not pulled" : NOT_PULLED;
	const resolution = weighed?.state === "unpinned" ? weighed : unverifiable("V1", reason, beside);
	return { resolution, content: unpulled(reference.path) };
}

const PULL = "Run git lfs pull.";
const NOT_PULLED = "a git-lfs pointer stands in its place, its bytes are not pulled";

/** Evidence whose bytes are known by their digest only. */
export function unpulled(path: string): Content {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return { name, source: name, read: async () => ({ unreadable: `the bytes of “${name}” are not pulled` }) };
}
