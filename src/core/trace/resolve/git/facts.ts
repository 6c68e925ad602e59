import type { Commit } from "../../../ports.js";
import type { ResolveContext } from "../resolver.js";
import { short } from "./rewrite.js";

type Facts = Readonly<Record<string, string>>;

/** What a reader is told about commits, by full id. */
export async function commitFacts(ids: readonly string[], { git, signal }: ResolveContext): Promise<(id: string) => Facts> {
	const distinct = [...new Set(ids)];
	const commits = distinct.length === 0 ? [] : await git.commits(distinct, signal);
	const found = new Map(distinct.map((id, i) => [id, commits[i]]));
	return (id) => factsOf(id, found.get(id));
}

function factsOf(id: string, commit: Commit | undefined): Facts {
	if (!commit) return { commit: short(id) };
	const { subject, author, date } = commit;
	return { commit: short(id), subject, author, date };
}
