import type { Repository } from "../../ports.js";
import type { PermalinkReference } from "../reference.js";
import type { Fault, Lookup } from "../resolution.js";
import { resolvePinned } from "./git/elsewhere.js";
import { short, withRevision } from "./git/rewrite.js";
import { objectsOf } from "./git/rung.js";
import { unpinned } from "./outcome.js";
import type { Found, ResolveContext, Resolver } from "./resolver.js";

/** Pages of Git hosts: with a commit they are pins like any other, with a branch or tag they move. */
export const resolvePermalinks: Resolver<PermalinkReference> = async (lookups, context) => {
	const pinned = lookups.filter(({ reference }) => reference.pinned);
	const moving = lookups.filter(({ reference }) => !reference.pinned);
	const [stable, unstable] = [await resolvePinned(pinned, context), await resolveMoving(moving, context)];
	const found = new Map([
		...pinned.map((lookup, i) => [lookup, stable[i]] as const),
		...moving.map((lookup, i) => [lookup, unstable[i]] as const),
	]);
	return lookups.flatMap((lookup) => found.get(lookup) ?? []);
};

async function resolveMoving(lookups: readonly Lookup<PermalinkReference>[], context: ResolveContext): Promise<readonly Found[]> {
	if (lookups.length === 0) return [];
	const repository = await context.git.repository(context.signal);
	const namesOf = ({ reference }: Lookup<PermalinkReference>): string[] =>
		repository.remotes.includes(reference.repository) ? revisionsFor(reference.revision, repository) : [];
	const found = await objectsOf(context, lookups.flatMap(namesOf));
	return lookups.map((lookup) => {
		const { revision } = lookup.reference;
		const commits = namesOf(lookup).flatMap((name) => {
			const object = found(name);
			return typeof object === "object" && (!name.startsWith(`${revision}^`) || object.id.startsWith(revision)) ? [object.id] : [];
		});
		return { resolution: unpinned("V0", "names what moves, not a commit", faultOf(lookup.reference, commits[0]), { git: true }) };
	});
}

/** A remote's branch, a branch, a tag, an abbreviated id: what comes first is what the host would show. */
function revisionsFor(revision: string, { defaultBranch = "HEAD" }: Repository): string[] {
	if (revision === "HEAD") return [`${defaultBranch}^{commit}`];
	const refs = ["refs/remotes/origin/", "refs/heads/", "refs/tags/"].map((kind) => `${kind}${revision}^{commit}`);
	return /^[0-9a-f]{4,39}$/.test(revision) ? [...refs, `${revision}^{commit}`] : refs;
}

function faultOf(reference: PermalinkReference, commit: string | undefined): Fault {
	const isAbbreviated = commit?.startsWith(reference.revision) === true;
	const text = commit === undefined ? undefined : withRevision(reference, commit);
	const message = isAbbreviated
		? `“${reference.revision}” is an abbreviation: write the full id.`
		: `This page shows what “${reference.revision}” is on the day one looks: link to it at a full commit id.`;
	return {
		rule: isAbbreviated ? "trace/abbreviated" : "trace/unpinned",
		message,
		part: "revision",
		...(commit !== undefined && text !== undefined && { fixes: [{ title: `Pin to commit ${short(commit)}`, text }] }),
	};
}
