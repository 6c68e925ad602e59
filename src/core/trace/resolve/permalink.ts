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
	const isCommit = await commitsAmong(lookups, context);
	const pinned = lookups.filter(isCommit);
	const moving = lookups.filter((lookup) => !isCommit(lookup));
	const [stable, unstable] = [await resolvePinned(pinned, context), await resolveMoving(moving, context)];
	const found = new Map([
		...pinned.map((lookup, i) => [lookup, stable[i]] as const),
		...moving.map((lookup, i) => [lookup, unstable[i]] as const),
	]);
	return lookups.flatMap((lookup) => found.get(lookup) ?? []);
};

type Question = Lookup<PermalinkReference>;

/** What hosts and people shorten a commit to. A branch or tag may be called like that: then the page shows it. */
const ABBREVIATION = /^[0-9a-f]{7,39}$/;

/** Whole ids, and abbreviations that are the name of nothing else in this repository. */
async function commitsAmong(lookups: readonly Question[], context: ResolveContext): Promise<(lookup: Question) => boolean> {
	const brief = lookups.filter(({ reference: { pinned, revision } }) => !pinned && ABBREVIATION.test(revision));
	if (brief.length === 0) return ({ reference }) => reference.pinned;
	const { remotes } = await context.git.repository(context.signal);
	const ours = new Set(brief.filter(({ reference }) => remotes.includes(reference.repository)));
	const found = await objectsOf(
		context,
		[...ours].flatMap(({ reference }) => refsFor(reference.revision)),
	);
	return (lookup) => {
		const { pinned, revision } = lookup.reference;
		return pinned || (ours.has(lookup) && refsFor(revision).every((name) => found(name) === "missing"));
	};
}

async function resolveMoving(lookups: readonly Question[], context: ResolveContext): Promise<readonly Found[]> {
	if (lookups.length === 0) return [];
	const repository = await context.git.repository(context.signal);
	const namesOf = ({ reference }: Question): string[] =>
		repository.remotes.includes(reference.repository) ? revisionsFor(reference.revision, repository) : [];
	const found = await objectsOf(context, lookups.flatMap(namesOf));
	return lookups.map((lookup) => {
		const commits = namesOf(lookup).flatMap((name) => {
			const object = found(name);
			return typeof object === "object" ? [object.id] : [];
		});
		return { resolution: unpinned("V0", "names what moves, not a commit", faultOf(lookup.reference, commits[0]), { git: true }) };
	});
}

/** A remote's branch, a branch, a tag: what comes first is what the host would show. */
const refsFor = (revision: string): string[] =>
	["refs/remotes/origin/", "refs/heads/", "refs/tags/"].map((kind) => `${kind}${revision}^{commit}`);

const revisionsFor = (revision: string, { defaultBranch = "HEAD" }: Repository): string[] =>
	revision === "HEAD" ? [`${defaultBranch}^{commit}`] : refsFor(revision);

function faultOf(reference: PermalinkReference, commit: string | undefined): Fault {
	const text = commit === undefined ? undefined : withRevision(reference, commit);
	return {
		rule: "trace/unpinned",
		message: `This page shows what “${reference.revision}” is on the day one looks: link to it at a full commit id.`,
		part: "revision",
		...(commit !== undefined && text !== undefined && { fixes: [{ title: `Pin to commit ${short(commit)}`, text }] }),
	};
}
