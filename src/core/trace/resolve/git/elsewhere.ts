import { isFullId } from "../../grammar/revision.js";
import type { Lookup } from "../../resolution.js";
import type { Found, ResolveContext } from "../resolver.js";
import { climb } from "./ladder.js";
import type { Pinned } from "./rung.js";
import { unverifiable } from "./verdict.js";

/** Climbs for those that are of this repository; of others nothing can be seen here. */
export async function resolvePinned(lookups: readonly Lookup<Pinned>[], context: ResolveContext): Promise<readonly Found[]> {
	const isOurs = await ourRepository(lookups, context);
	const ours = lookups.filter(isOurs);
	const found = await climb(ours, context);
	const byLookup = new Map(ours.map((lookup, i) => [lookup, found[i]]));
	return lookups.map((lookup) => byLookup.get(lookup) ?? elsewhere(lookup));
}

/** One that names no repository is of this one; so are all while there is none to compare with. */
async function ourRepository(
	lookups: readonly Lookup<Pinned>[],
	{ git, signal }: ResolveContext,
): Promise<(lookup: Lookup<Pinned>) => boolean> {
	if (lookups.every(({ reference }) => reference.repository === undefined)) return () => true;
	const { state, remotes } = await git.repository(signal);
	return ({ reference: { repository } }) => repository === undefined || state === "none" || remotes.includes(repository);
}

function elsewhere({ reference: { repository, revision } }: Lookup<Pinned>): Found {
	const { fallen } = unverifiable(
		isFullId(revision) ? "VX" : "V0",
		"in another repository, not here",
		`Check it in a clone of ${repository}.`,
	);
	if (isFullId(revision)) return { resolution: fallen };
	const message = `“${revision}” is an abbreviation that nobody here can complete: write the full id.`;
	return { resolution: { ...fallen, faults: [{ rule: "trace/abbreviated", message, part: "revision" }] } };
}
