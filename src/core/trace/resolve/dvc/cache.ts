import { dirname } from "../../../path.js";
import type { DvcHash } from "../../pointers/dvc.js";
import { type DvcListed, readListing } from "../../pointers/dvcListing.js";
import type { ResolveContext } from "../resolver.js";
import { below } from "../walk.js";

/** Bytes of the largest listing that is read. */
const LIMIT = 4 << 20;

/** The folder that holds `.dvc`, above a file; undefined where there is none below the root. */
export async function projectOf(file: string, { disk }: ResolveContext): Promise<string | undefined> {
	for (let folder = dirname(file); ; folder = dirname(folder)) {
		const found = await disk.stat(below(folder, ".dvc"));
		if (typeof found === "object" && found.kind === "folder") return folder;
		if (folder === "") return undefined;
	}
}

/** An object of the cache, as it is, or as its bytes are not those that its name says. */
export type Cached = { readonly path: string } | { readonly damaged: string };

/** The object in the cache of a project that is named by an MD5; undefined where there is none. */
export async function cached(hash: DvcHash, project: string | undefined, context: ResolveContext): Promise<Cached | undefined> {
	if (project === undefined) return undefined;
	const cache = below(project, ".dvc/cache/");
	const name = `${hash.md5.slice(0, 2)}/${hash.md5.slice(2)}${hash.folder ? ".dir" : ""}`;
	// DVC 3 reads what older ones wrote, and keeps its own apart.
	const paths = hash.legacy ? [cache + name, `${cache}files/md5/${name}`] : [`${cache}files/md5/${name}`];
	const found: Cached[] = [];
	for (const path of paths) found.push(...(await objectAt(path, hash, context)));
	return found.find((one) => "path" in one) ?? found[0];
}

async function objectAt(path: string, { md5, legacy }: DvcHash, { disk, signal }: ResolveContext): Promise<Cached[]> {
	const stat = await disk.stat(path);
	if (typeof stat !== "object" || stat.kind !== "file") return [];
	const digests = await disk.digest(path, legacy ? ["md5", "md5-dos2unix"] : ["md5"], signal);
	return [digests.md5 === md5 || digests["md5-dos2unix"] === md5 ? { path } : { damaged: path }];
}

/** What a folder held when DVC recorded it, where the cache knows. */
export async function cachedListing(
	hash: DvcHash,
	project: string | undefined,
	context: ResolveContext,
): Promise<readonly DvcListed[] | { readonly damaged: string } | undefined> {
	const found = await cached(hash, project, context);
	if (!found || "damaged" in found) return found;
	const bytes = await context.disk.read(found.path, LIMIT);
	const listing = bytes instanceof Uint8Array ? readListing(new TextDecoder().decode(bytes)) : undefined;
	return listing && !("message" in listing) ? listing : undefined;
}
