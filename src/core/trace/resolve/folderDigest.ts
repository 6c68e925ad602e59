import type { Lookup, Resolution } from "../resolution.js";
import { compare, dirHash } from "./folder.js";
import { type Beside, unverifiable } from "./outcome.js";
import type { ResolveContext } from "./resolver.js";

/** Compares the files of a folder that exists with the dirHash that is recorded. */
export async function compareFolder(lookup: Lookup, folder: string, beside: Beside, context: ResolveContext): Promise<Resolution> {
	const hashed = await dirHash(folder, context);
	return "unseen" in hashed ? unverifiable("V2", hashed.unseen, beside) : compare(lookup, hashed.value, beside);
}
