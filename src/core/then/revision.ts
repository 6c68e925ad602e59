import type { Git, Repository } from "../ports.js";

/** What git would take for an option, a path in a commit, or more than one question. */
const NO_REVISION = /^$|^-|[\p{Cc}:]/u;

/** A full id, or a sentence or two: why there is none, and what would help. */
export type Named = { readonly commit: string } | { readonly reason: string };

/**
 * The commit that somebody names.
 * @param revision untrusted: what is no revision is refused, and nothing but the port sees it
 * @param purpose what it is wanted for: “compare with”
 */
export async function commitNamed(
	revision: string,
	purpose: string,
	git: Pick<Git, "repository" | "objects">,
	signal?: AbortSignal,
): Promise<Named> {
	if (NO_REVISION.test(revision)) return { reason: `“${shown(revision)}” is no git revision: name a commit, a branch or a tag.` };
	const repository = await git.repository(signal);
	if (repository.state === "none") return { reason: `There is no git history to ${purpose}: ${because(repository)}` };
	const [commit] = await git.objects([`${revision}^{commit}`], signal);
	if (typeof commit === "object") return { commit: commit.id };
	return { reason: unknownRevision({ revision, purpose, found: commit }, repository) };
}

/** Of what a person wrote, all that may be shown again. */
export const shown = (text: string): string => text.replace(/\p{Cc}/gu, "�");

interface Unknown {
	readonly revision: string;
	readonly purpose: string;
	readonly found: string | undefined;
}

function unknownRevision({ revision, purpose, found }: Unknown, repository: Repository): string {
	if (found === "ambiguous") return `“${revision}” is the beginning of several commits: write more of it.`;
	if (revision === "HEAD" && repository.head === undefined) return `Nothing is committed yet, so there is nothing to ${purpose}.`;
	return `There is no revision “${revision}” here.${unseen(repository)}`;
}

/** A clone that lacks something says so. */
export const unseen = (repository: Repository): string => (repository.state === "complete" ? "" : ` It may be that ${because(repository)}`);

/** Why there is no history, or not all of it, and what would help. */
export const because = ({ reason = "git says nothing", remedy = "" }: Repository): string => `${reason}. ${remedy}`.trim();
