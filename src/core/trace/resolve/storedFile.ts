import type { FileStat } from "../../ports.js";
import type { Lookup, Resolution } from "../resolution.js";
import { pointerIn } from "./file.js";
import { algorithmsFor, weigh } from "./fileDigest.js";
import { type Beside, unverifiable } from "./outcome.js";
import type { ResolveContext } from "./resolver.js";

/** A file that exists. */
export interface StoredFile {
	readonly path: string;
	/** As the reference calls it. */
	readonly name: string;
	readonly stat: FileStat;
}

/** Compares a file with the digest that is recorded; a git-lfs pointer in its place by the sha256 that it holds. */
export async function compareFile(
	lookup: Lookup,
	{ path, name, stat }: StoredFile,
	beside: Beside,
	context: ResolveContext,
): Promise<Resolution> {
	const pointer = await pointerIn(path, stat, context);
	if (!pointer) return weigh(lookup, name, await context.disk.digest(path, algorithmsFor(lookup.digest), context.signal), beside);
	if (lookup.digest?.algorithm === "sha256" && lookup.digest.value !== pointer.oid)
		return weigh(lookup, name, { sha256: pointer.oid }, beside);
	return notPulled(beside);
}

/** What git-lfs left in the place of bytes. */
export const notPulled = (beside: Beside): Resolution =>
	unverifiable("V1", "a git-lfs pointer stands in its place, its bytes are not pulled", { ...beside, remedy: "Run git lfs pull." });
