import type { Git } from "../../ports.js";
import { gitReference, parseReference } from "../../trace/grammar/parse.js";
import type { PermalinkReference } from "../../trace/reference.js";
import { short } from "../../trace/resolve/git/rewrite.js";
import { resolvePermalinks } from "../../trace/resolve/permalink.js";
import type { ResolveContext } from "../../trace/resolve/resolver.js";
import type { Pin, PinPorts } from "./pins.js";

/**
 * A page of a Git host as a reference to the commit it shows, where the repository is this one and the commit is here; and the page
 * itself. Nothing for other addresses. A page of a branch is taken for what the branch is now.
 */
export async function pinsForAddress(address: string, ports: PinPorts, signal?: AbortSignal): Promise<readonly Pin[]> {
	const reference = parseReference(address);
	if (reference.type !== "permalink") return [];
	const context: ResolveContext = { ...ports, ...(signal && { signal }) };
	const { remotes, state } = await ports.git.repository(signal);
	const page = state !== "none" && remotes.includes(reference.repository) ? await atCommit(reference, context) : undefined;
	if (!page || !(await isHere(page, ports.git, signal))) return [];
	const { revision, path, lines } = page;
	const fragment = lines && path !== undefined ? `:L${lines.from}${lines.to > lines.from ? `-L${lines.to}` : ""}` : "";
	const keep = page === reference ? "it names a commit" : "it shows something else tomorrow";
	return [
		{
			by: "git",
			title: `Pin to commit ${short(revision)}`,
			reference: gitReference(revision, path) + fragment,
			detail: path ?? "the commit",
		},
		{ by: "address", title: "Keep the address", reference: address, detail: keep },
	];
}

/** The page at a full commit id: itself, or what its fix would make of it. */
async function atCommit(reference: PermalinkReference, context: ResolveContext): Promise<PermalinkReference | undefined> {
	if (reference.pinned) return reference;
	const [found] = await resolvePermalinks([{ reference }], context);
	const text = found?.resolution.faults.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.text ?? []))[0];
	const pinned = text === undefined ? undefined : parseReference(text);
	return pinned?.type === "permalink" && pinned.pinned ? pinned : undefined;
}

async function isHere({ revision, path }: PermalinkReference, git: Git, signal: AbortSignal | undefined): Promise<boolean> {
	const [object] = await git.objects([path === undefined ? `${revision}^{commit}` : `${revision}:${path}`], signal);
	return typeof object === "object";
}
