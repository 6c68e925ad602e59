import type { Repository } from "../../../ports.js";
import type { Lookup, ReferenceFix } from "../../resolution.js";
import { pathOf } from "./path.js";
import { short, withRevision } from "./rewrite.js";
import { type AtPlace, branchName, type Pinned } from "./rung.js";

export interface Pin {
	/** On the default branch, full id. */
	readonly commit: string;
	/** What stands at the path there, where that is something else. */
	readonly object?: { readonly id: string; readonly type: string };
}

/** The reference at another commit, with the digest that then is right. Undefined where its text does not show a commit. */
export function repin(lookup: Lookup<Pinned>, { commit, object }: Pin, repository: Repository): ReferenceFix | undefined {
	const { reference, digest } = lookup;
	const value = digest && digestAt(digest.algorithm, commit, object);
	const isInside = digest !== undefined && reference.digest?.value === digest.value;
	const text = withRevision(reference, commit, isInside ? value : undefined);
	if (text === undefined) return undefined;
	const title = `Re-pin to ${short(commit)} on ${branchName(repository)}`;
	return { title, text, ...(value !== undefined && !isInside && { digest: value }) };
}

function digestAt(algorithm: string, commit: string, object: Pin["object"]): string | undefined {
	if (algorithm === "gitCommit") return `gitCommit:${commit}`;
	return object && `${object.type === "tree" ? "gitTree" : "gitBlob"}:${object.id}`;
}

/** The name of the bytes themselves, beside that of the commit: with it a squash merge does not lose them. */
export function recordings({ lookup, object }: AtPlace): ReferenceFix[] {
	const isWritten = lookup.reference.type === "git" && lookup.digest === undefined;
	if (!object || !isWritten) return [];
	const [what, algorithm] = object.type === "tree" ? ["tree", "gitTree"] : ["blob", "gitBlob"];
	return [{ title: `Record its ${what}, so that a squash merge cannot lose it`, digest: `${algorithm}:${object.id}` }];
}

/** What a person should see before: the file at both commits. */
export function compared(fix: ReferenceFix, { lookup, commit }: AtPlace, to: string): ReferenceFix {
	const path = pathOf(lookup);
	return path === undefined ? fix : { ...fix, compare: { path, from: commit, to } };
}
