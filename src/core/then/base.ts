import type { Git, Repository } from "../ports.js";
import { because, commitNamed } from "./revision.js";

/** With what a change is compared. */
export interface Base {
	/** As a person named it, or as git calls the default branch: `origin/main`. */
	readonly name: string;
	/** The full id of the commit in which the change begins. */
	readonly commit: string;
}

/** A sentence or two: why there is none, and what would help. */
export interface NoBase {
	readonly reason: string;
}

/** The newest commit that two have in common, by full ids; undefined where they have none. */
export type MergeBase = (a: string, b: string) => Promise<string | undefined>;

/**
 * Where a change begins: the newest commit that HEAD has in common with a revision, or with the default branch. In a clone that lacks
 * commits nobody can tell.
 * @param revision untrusted; the default branch where undefined
 */
export async function baseOf(
	revision: string | undefined,
	git: Pick<Git, "repository" | "objects">,
	mergeBase: MergeBase,
): Promise<Base | NoBase> {
	const repository = await git.repository();
	if (repository.state === "none") return { reason: `There is no git history to compare with: ${because(repository)}` };
	if (repository.state === "shallow") return { reason: `Where the change begins cannot be told: ${because(repository)}` };
	if (repository.head === undefined) return { reason: "Nothing is committed yet, so there is nothing to compare with." };
	const name = revision ?? defaultName(repository);
	if (name === undefined) return { reason: "Nothing says which branch is the default one: name a revision, such as --base main." };
	const named = await commitNamed(name, "compare with", git);
	if ("reason" in named) return named;
	const commit = await mergeBase(named.commit, repository.head);
	return commit
		? { name: shortName(name), commit }
		: { reason: `${shortName(name)} and HEAD have no commit in common: name another revision.` };
}

/** What is checked out is no branch that others start from. */
const defaultName = ({ defaultBranch }: Repository): string | undefined => (defaultBranch === "HEAD" ? undefined : defaultBranch);

const shortName = (name: string): string => name.replace(/^refs\/(?:remotes|heads)\//, "");
