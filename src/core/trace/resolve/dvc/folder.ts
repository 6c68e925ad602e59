import { md5 } from "@noble/hashes/legacy";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
import { dirname } from "../../../path.js";
import type { FileStat } from "../../../ports.js";
import type { DvcHash } from "../../pointers/dvc.js";
import { type DvcListed, listingText } from "../../pointers/dvcListing.js";
import { staysBelow } from "../outcome.js";
import type { ResolveContext } from "../resolver.js";
import { below, walk } from "../walk.js";
import { cached, cachedListing } from "./cache.js";
import { type Bytes, damagedAt, NOT_PULLED } from "./seen.js";

export interface Folder {
	readonly hash: DvcHash;
	/** Root-relative. */
	readonly place: string;
	readonly project: string | undefined;
	/** How many files DVC counted. */
	readonly count: number | undefined;
	/** What the workspace has there. */
	readonly kind: FileStat["kind"] | undefined;
}

/** DVC never looks into these: https://dvc.org/doc/user-guide/project-structure/dvcignore-files */
const LEFT: ReadonlySet<string> = new Set([".git", ".hg", ".dvc"]);

/** Compares a folder with what DVC recorded: file by file where the cache has the listing, else by the MD5 of the listing made anew. */
export async function folderBytes(folder: Folder, context: ResolveContext): Promise<Bytes> {
	if (folder.kind === "file") return { state: "other", how: "is a file, and a folder is recorded" };
	const known = await cachedListing(folder.hash, folder.project, context);
	if (!folder.kind && known && "damaged" in known) return damagedAt(known.damaged);
	const listing = known && "damaged" in known ? undefined : known;
	if (!folder.kind) return listing ? fromCache(folder, listing, context) : { state: "unseen", why: NOT_PULLED };
	const walked = await walk(context.disk, folder.place, LEFT, context.signal);
	if ("unseen" in walked) return { state: "unseen", why: walked.unseen, remedy: "Run dvc status to compare it." };
	const present = await Promise.all(walked.files.map((path) => digestsOf(folder, path, context)));
	const difference = listing ? fromListing(present, listing) : fromHash(present, folder);
	if (!difference) return { state: "same", from: "workspace" };
	return (await ignores(folder, context)) && difference.state === "other" ? IGNORING : difference;
}

interface Present {
	readonly path: string;
	/** By DVC's present way, and by its former one. */
	readonly md5s: readonly string[];
}

async function digestsOf({ place, hash }: Folder, path: string, { disk, signal }: ResolveContext): Promise<Present> {
	const digests = await disk.digest(below(place, path), hash.legacy ? ["md5", "md5-dos2unix"] : ["md5"], signal);
	return { path, md5s: hash.legacy ? [digests["md5-dos2unix"] ?? "", digests.md5 ?? ""] : [digests.md5 ?? ""] };
}

function fromListing(present: readonly Present[], listing: readonly DvcListed[]): Bytes | undefined {
	const recorded = new Map(listing.map(({ path, md5 }) => [path, md5]));
	const changed = present.filter(({ path, md5s }) => recorded.has(path) && !md5s.includes(recorded.get(path) ?? ""));
	const added = present.filter(({ path }) => !recorded.has(path));
	const [first, ...more] = [...changed, ...added];
	if (first) return { state: "other", how: `differs in “${first.path}”${more.length > 0 ? ` and ${more.length} more of its files` : ""}` };
	return present.length === listing.length ? undefined : { state: "unseen", why: partly(present.length, listing.length) };
}

function fromHash(present: readonly Present[], { hash, count }: Folder): Bytes | undefined {
	const ways = hash.legacy ? [0, 1] : [0];
	const made = ways.map((way) => md5Of(listingText(present.map(({ path, md5s }) => ({ path, md5: md5s[way] ?? "" })))));
	if (made.includes(hash.md5)) return undefined;
	// Part of a folder can be pulled alone, and what a change did to the rest cannot be told.
	if (count !== undefined && present.length < count) return { state: "unseen", why: partly(present.length, count) };
	return { state: "other", how: `has the md5 ${made[0]}.dir` };
}

const md5Of = (text: string): string => bytesToHex(md5(utf8ToBytes(text)));

const partly = (present: number, of: number): string => `only ${present} of its ${of} files are here`;

/** Whether some pattern may leave out files that we see. */
async function ignores({ place, project = "" }: Folder, { disk }: ResolveContext): Promise<boolean> {
	for (let folder = dirname(place); ; folder = dirname(folder)) {
		if (await disk.stat(below(folder, ".dvcignore"))) return true;
		if (folder === project || folder === "") return false;
	}
}

const IGNORING: Bytes = {
	state: "unseen",
	why: "it differs from what DVC recorded, and a .dvcignore may be why",
	remedy: "Run dvc status to compare it.",
};

async function fromCache({ hash, project }: Folder, listing: readonly DvcListed[], context: ResolveContext): Promise<Bytes> {
	const safe = listing.filter(({ path }) => staysBelow(path));
	const files = await Promise.all(safe.map(({ md5 }) => cached({ ...hash, md5, folder: false }, project, context)));
	const damaged = files.flatMap((file) => (file && "damaged" in file ? [file.damaged] : []))[0];
	if (damaged !== undefined) return damagedAt(damaged);
	const here = files.filter((file) => file !== undefined).length;
	return here === listing.length
		? { state: "same", from: "cache" }
		: { state: "unseen", why: `${NOT_PULLED} (${here} of ${listing.length} are)` };
}
