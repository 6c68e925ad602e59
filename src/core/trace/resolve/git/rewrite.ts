import { applyEdits } from "../../../document/span.js";
import { encodePath } from "../../grammar/path.js";
import type { Part, PermalinkReference, Reference } from "../../reference.js";

/** As people and logs write a commit. */
export const short = (id: string): string => id.slice(0, 7);

/** The reference with another path; undefined where its text does not show one. */
export function withPath(reference: Reference, path: string): string | undefined {
	const encoded = reference.type === "permalink" ? path.split("/").map(encodeURIComponent).join("/") : encodePath(path);
	return replaced(reference, { path: encoded });
}

/** The reference with another commit, and another digest where it holds one; undefined where its text does not show a commit. */
export function withRevision(reference: Reference, commit: string, digest?: string): string | undefined {
	const rewritten = replaced(reference, { revision: commit, ...(digest !== undefined && { digest }) });
	return rewritten !== undefined && reference.type === "permalink" ? asCommit(reference, rewritten) : rewritten;
}

function replaced(reference: Reference, parts: Readonly<Partial<Record<Part, string>>>): string | undefined {
	const edits = Object.entries(parts).map(([part, newText]) => ({ span: reference.parts[part as Part], newText }));
	const placed = edits.flatMap(({ span, newText }) => (span ? [{ span, newText }] : []));
	return placed.length === edits.length ? applyEdits(reference.text, placed) : undefined;
}

/** A page may say what it names: Azure Repos by GB, GT and GC for a branch, a tag and a commit, others by `refs/heads/` and `refs/tags/`. */
function asCommit({ parts }: PermalinkReference, text: string): string {
	const at = parts.revision?.start ?? 0;
	const before = text.slice(0, at).replace(/([?&]version=G)[BT]$/, "$1C");
	return before.replace(/refs\/(?:heads|tags)\/$/, "") + text.slice(at);
}
