import type { GitObject, Repository, Tag } from "../../ports.js";
import { nearest } from "../../suggest.js";
import { fitsAlgorithm } from "../grammar/digest.js";
import { encodePath } from "../grammar/path.js";
import { isFullId } from "../grammar/revision.js";
import type { TagReference } from "../reference.js";
import type { Fault, Lookup, ReferenceFix, Resolution } from "../resolution.js";
import { misfitting } from "./fileDigest.js";
import { commitFacts } from "./git/facts.js";
import { short } from "./git/rewrite.js";
import { objectsOf } from "./git/rung.js";
import { type Inside, inSubmodules } from "./git/submodules.js";
import { broken, grammarLevel, notHere, unseen, unverifiable } from "./git/verdict.js";
import { unpinned, verified } from "./outcome.js";
import { record } from "./record.js";
import type { Resolver } from "./resolver.js";

type Facts = Readonly<Record<string, string>>;

/** What git says of a tag, by its own object and by the commit it leads to. */
interface Target {
	readonly self: GitObject;
	readonly commit: GitObject;
}

/** Tags are pins where the commit is recorded beside the name: a tag can be moved. */
export const resolveTags: Resolver<TagReference> = async (lookups, context) => {
	const repository = await context.git.repository(context.signal);
	const names = lookups.flatMap(({ reference: { name } }) => [refOf(name), peeled(name)]);
	const found = await objectsOf(context, names);
	const targets = lookups.map(({ reference: { name } }): Target => ({ self: found(refOf(name)), commit: found(peeled(name)) }));
	const tags = targets.some(({ self }) => self === "missing") ? await context.git.tags(context.signal) : [];
	const ids = targets.flatMap(({ commit }) => (typeof commit === "object" ? [commit.id] : []));
	const facts = await commitFacts(ids, context);
	const lost = lookups.filter((_, i) => targets[i]?.self === "missing");
	const inside = await inSubmodules(
		lost.map(({ reference }) => refOf(reference.name)),
		{ ...context, repository },
	);
	return lookups.map((lookup, i) => ({ resolution: judge(lookup, targets[i] ?? NOWHERE, { repository, tags, facts, inside }) }));
};

const NOWHERE: Target = { self: "missing", commit: "missing" };

const refOf = (name: string): string => `refs/tags/${name}`;
const peeled = (name: string): string => `refs/tags/${name}^{commit}`;

interface Known {
	readonly repository: Repository;
	readonly tags: readonly Tag[];
	readonly facts: (id: string) => Facts;
	readonly inside: (name: string) => Inside;
}

function judge(lookup: Lookup<TagReference>, { self, commit }: Target, known: Known): Resolution {
	const { reference } = lookup;
	const { name } = reference;
	const recorded = reference.commit ?? beside(lookup);
	const { repository, facts } = known;
	if (repository.state === "none") return recorded === undefined ? withoutCommit(reference) : unseen(repository, recorded).fallen;
	if (self === "unfetched" || commit === "unfetched") return notHere(repository, recorded ?? "", `the tag ${name} is not here`).fallen;
	if (typeof self === "string") return missing(reference, known, recorded);
	if (typeof commit === "string") return notACommit(reference, self.type);
	if (recorded === undefined) return { ...withoutCommit(reference, commit.id), level: "V2", facts: facts(commit.id) };
	if (commit.id.startsWith(recorded)) return otherDigest(lookup, commit.id) ?? matches(reference, commit.id, facts(commit.id));
	return self.id === recorded ? ownId(lookup, recorded, commit.id) : moved(lookup, recorded, commit.id);
}

/** The commit as a digest beside the tag, where the tag itself says none. */
const beside = ({ digest }: Lookup<TagReference>): string | undefined =>
	digest?.algorithm === "gitCommit" && fitsAlgorithm(digest) ? digest.value : undefined;

/** What is wrong with what is recorded, and records the commit in its place. */
function recording(lookup: Lookup<TagReference>, commit: string, title: string): Required<Pick<Fault, "part" | "fixes">> {
	const { reference } = lookup;
	if (reference.commit === undefined) return { part: "digest", fixes: [record(lookup, `gitCommit:${commit}`, title)] };
	return { part: "revision", fixes: [pinnedTo(reference, commit, title)] };
}

const pinnedTo = ({ name }: TagReference, commit: string, title: string): ReferenceFix => ({
	title,
	text: `tag:${encodePath(name)}@${commit}`,
});

function withoutCommit(reference: TagReference, commit?: string): Resolution {
	const { name } = reference;
	const fault: Fault = {
		rule: "trace/unpinned",
		message: `The tag “${name}” can be moved: record the commit it leads to, ${commit ? short(commit) : "tag:<name>@<full id>"}.`,
		part: "name",
		...(commit !== undefined && { fixes: [pinnedTo(reference, commit, `Record the commit, ${short(commit)}`)] }),
	};
	return unpinned("V0", "a tag can be moved, and no commit is recorded", fault, { git: true });
}

/** A digest beside the tag is that of the commit, or says nothing about it. */
function otherDigest(lookup: Lookup<TagReference>, commit: string): Resolution | undefined {
	const { digest } = lookup;
	if (!digest || (digest.algorithm === "gitCommit" && digest.value === commit)) return undefined;
	const value = `gitCommit:${commit}`;
	if (digest.algorithm !== "gitCommit") {
		const fault = misfitting(`A ${digest.algorithm} says nothing about a commit in git`, lookup, value);
		return unpinned("V2", "what is recorded is no digest of it", fault, { git: true });
	}
	const message = `The tag leads to the commit ${short(commit)}, and ${short(digest.value)} is recorded beside it. Keep the one that is meant.`;
	const fixes = [record(lookup, value, `Record commit ${short(commit)}`)];
	return broken("V2", "its commit is not the recorded one", { rule: "trace/digest-mismatch", message, part: "digest", fixes }).fallen;
}

function matches(reference: TagReference, commit: string, facts: Facts): Resolution {
	const { name, commit: recorded = commit } = reference;
	const fault: Fault = {
		rule: "trace/abbreviated",
		message: `“${recorded}” is an abbreviation: write the full id.`,
		part: "revision",
		fixes: [{ ...pinnedTo(reference, commit, "Write the full id"), safe: true }],
	};
	const faults = recorded === commit ? [] : [fault];
	return verified("V3", `the tag ${name} leads to this commit`, { faults, facts, git: true });
}

function missing(reference: TagReference, { repository, tags, inside }: Known, recorded = ""): Resolution {
	const { name } = reference;
	if (repository.state !== "complete") return notHere(repository, recorded, `the tag ${name} is not here`).fallen;
	const module = inside(refOf(name));
	if (module !== undefined) {
		const reason = "holder" in module ? `is a tag of the submodule ${module.holder}` : `the tag ${name} is not here, and ${module.why}`;
		return unverifiable(grammarLevel(recorded), reason, module.remedy).fallen;
	}
	const like = nearest(
		name,
		tags.map((tag) => tag.name),
	);
	const commit = tags.find((tag) => tag.name === like)?.commit;
	const hint = like === undefined ? " Fetch the tags, or name one that is here." : ` Did you mean “${like}”?`;
	return broken(grammarLevel(recorded), "no such tag is in this repository", {
		rule: "trace/tag-missing",
		message: `There is no tag “${name}” in this repository.${hint}`,
		part: "name",
		...(like !== undefined && commit !== undefined && { fixes: [pinnedTo({ ...reference, name: like }, commit, `Use the tag ${like}`)] }),
	}).fallen;
}

const notACommit = ({ name }: TagReference, type: string): Resolution =>
	broken("V1", "the tag does not lead to a commit", {
		rule: "trace/not-a-commit",
		message: `The tag “${name}” leads to a ${type}, not to a commit: refer to a commit.`,
		part: "name",
	}).fallen;

function ownId(lookup: Lookup<TagReference>, recorded: string, commit: string): Resolution {
	const { part, fixes } = recording(lookup, commit, `Record the commit, ${short(commit)}`);
	return broken("V1", "the recorded id is the tag’s own", {
		rule: "trace/not-a-commit",
		message: `“${short(recorded)}” is the id of the tag itself: record the commit it leads to, ${short(commit)}.`,
		part,
		fixes: fixes.map((fix) => ({ ...fix, safe: true })),
	}).fallen;
}

function moved(lookup: Lookup<TagReference>, recorded: string, commit: string): Resolution {
	const { name } = lookup.reference;
	const kept: ReferenceFix[] = isFullId(recorded) ? [{ title: `Refer to commit ${short(recorded)} itself`, text: `git:${recorded}` }] : [];
	const { part, fixes } = recording(lookup, commit, `Record ${short(commit)}`);
	return broken("V1", `the tag leads to ${short(commit)}, not to ${short(recorded)}`, {
		rule: "trace/tag-moved",
		message: `The tag “${name}” leads to ${commit}; recorded is ${recorded}. Look at what changed before you record the new one.`,
		part,
		fixes: [...fixes, ...kept],
	}).fallen;
}
