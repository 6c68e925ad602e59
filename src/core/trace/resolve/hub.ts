import { encodePath } from "../grammar/path.js";
import type { Digest, HubReference } from "../reference.js";
import type { Lookup, Resolution } from "../resolution.js";
import { contentOf } from "./content.js";
import { algorithmsFor, weigh } from "./fileDigest.js";
import { compareFolder } from "./folderDigest.js";
import { cachedIn, checkBlob, commitOf, isKnownAbsent, snapshotOf } from "./hub/cache.js";
import { type Beside, broken, inRoot, partOf, staysBelow, unpinned, unverifiable, verified, withPart } from "./outcome.js";
import { brief } from "./recorded.js";
import { orUnverifiable } from "./refused.js";
import type { Found, ResolveContext, Resolver } from "./resolver.js";
import { readableSize } from "./size.js";

type Question = Lookup<HubReference>;

/** Repositories of the Hugging Face Hub: pinned or not, and found in a local cache. A revision of the Hub is never a commit of this repository. */
export const resolveHub: Resolver<HubReference> = (lookups, context) =>
	Promise.all(lookups.map((lookup) => orUnverifiable(context, () => answer(lookup, context))));

async function answer(lookup: Question, context: ResolveContext): Promise<Found> {
	const { reference } = lookup;
	if (reference.repoType === "buckets") return { resolution: bucket() };
	const folders = await cachedIn(context.disk, reference);
	if (!reference.pinned || reference.revision === undefined) return { resolution: await moving(reference, folders, context) };
	const commit = reference.revision;
	const contradicted = otherCommit(lookup.digest, commit);
	if (contradicted) return { resolution: contradicted };
	const place = await snapshotOf(context.disk, folders, commit);
	if (!place) return { resolution: notCached("pinned; not in a local cache") };
	if (reference.path !== undefined) return ofFile(lookup, reference.path, place, context);
	return { resolution: await ofFolder(lookup, place.snapshot, context) };
}

const bucket = (): Resolution =>
	unverifiable("VX", "a bucket has no revisions, so what it holds can change", {
		remedy: "Copy it into a dataset repository and pin its commit.",
	});

const notCached = (reason: string): Resolution =>
	unverifiable("VX", reason, { remedy: "Download that revision, and allow the folder of the Hub cache to be read." });

async function moving(reference: HubReference, folders: readonly string[], { disk }: ResolveContext): Promise<Resolution> {
	const { revision } = reference;
	const commit = await commitOf(disk, folders, revision ?? "main");
	const found = commit ? ` When it was last downloaded here it was ${brief(commit)}.` : "";
	const what =
		revision === undefined
			? `“${reference.repo}” names no revision, so it is whatever the Hub has that day.`
			: `“${revision}” moves on the Hub.`;
	const message = `${what} Write the commit, 40 hex characters.${found}`;
	const fixes = commit ? [{ title: `Pin ${brief(commit)}`, text: pinnedTo(reference, commit) }] : [];
	const reason = revision === undefined ? "it names no revision" : `“${revision}” moves on the Hub`;
	const problem = { rule: "trace/unpinned", message, ...partOf(reference, "revision", "repository"), fixes } as const;
	return unpinned(commit ? "V2" : "V0", reason, problem, {
		...(commit && { facts: { commit } }),
		files: inRoot(folders.map((folder) => `${folder}/refs/${revision ?? "main"}`)),
	});
}

/** The reference with a commit for its revision. */
function pinnedTo(reference: HubReference, commit: string): string {
	const { text, parts, repoType, repo, path } = reference;
	const end = parts.repository?.end;
	if (parts.revision) return withPart(reference, "revision", commit) ?? text;
	if (text.startsWith("hf:") && end !== undefined) return `${text.slice(0, end)}@${commit}${text.slice(end)}`;
	return `hf:${repoType === "models" ? "" : `${repoType}/`}${repo}@${commit}${path === undefined ? "" : `/${encodePath(path)}`}`;
}

function otherCommit(digest: Digest | undefined, commit: string): Resolution | undefined {
	if (digest?.algorithm !== "gitCommit" || digest.value === commit) return undefined;
	const message = `The reference pins ${brief(commit)}, and the commit recorded beside it is ${brief(digest.value)}. Keep the one that is meant.`;
	return broken("V1", "its revision is not the recorded commit", { rule: "trace/digest-mismatch", message, part: "digest" });
}

async function ofFolder(lookup: Question, folder: string, context: ResolveContext): Promise<Resolution> {
	const { digest } = lookup;
	const beside: Beside = { files: inRoot([folder]) };
	if (digest && digest.algorithm !== "gitCommit") return compareFolder(lookup, folder, beside, context);
	return verified("V2", "that revision is in a local cache of the Hub", beside);
}

interface Place {
	readonly repository: string;
	readonly snapshot: string;
}

async function ofFile(lookup: Question, path: string, { repository, snapshot }: Place, context: ResolveContext): Promise<Found> {
	const { reference } = lookup;
	const { disk } = context;
	const file = `${snapshot}/${path}`;
	if (!staysBelow(path)) return { resolution: outside(reference, path) };
	const stat = await disk.stat(file);
	if (stat === "outside") return { resolution: notCached("its bytes lie where nothing may be read") };
	if (!stat || stat === "special") return { resolution: await absent(reference, path, repository, context) };
	if (stat.kind === "folder") return { resolution: await ofFolder(lookup, file, context) };
	const beside: Beside = { files: inRoot([file]), facts: { size: readableSize(stat.size) } };
	const resolution = await compare(lookup, { path, file, repository }, beside, context);
	if (resolution.state === "broken") return { resolution };
	return { resolution, content: contentOf(disk, file, `${reference.repo} at ${reference.revision?.slice(0, 7)}`) };
}

async function compare(
	lookup: Question,
	{ path, file, repository }: { readonly path: string; readonly file: string; readonly repository: string },
	beside: Beside,
	{ disk, signal }: ResolveContext,
): Promise<Resolution> {
	const { digest } = lookup;
	if (!digest || digest.algorithm === "gitCommit") return ofBlob(path, await checkBlob(disk, repository, file, signal), beside);
	return weigh(lookup, path, await disk.digest(file, algorithmsFor(digest), signal), beside);
}

function outside(reference: HubReference, path: string): Resolution {
	const message = `“${path}” leads out of the repository. Nothing there is read.`;
	return broken("V0", "leads out of the repository", { rule: "trace/outside", message, ...partOf(reference, "path") });
}

/** A cache holds what was downloaded: what it lacks may well exist, unless the Hub said that it does not. */
async function absent(reference: HubReference, path: string, repository: string, { disk }: ResolveContext): Promise<Resolution> {
	const { revision = "" } = reference;
	if (!(await isKnownAbsent(disk, repository, revision, path))) return notCached("pinned; that file is not in the local cache");
	const message = `When it was asked, the Hub had no “${path}” in ${reference.repo} at ${brief(revision)}. Name a file that it has.`;
	return broken("V2", "that revision has no such file", { rule: "trace/path-missing", message, ...partOf(reference, "path") });
}

function ofBlob(path: string, check: Awaited<ReturnType<typeof checkBlob>>, beside: Beside): Resolution {
	if (check.blob === "unknown") return verified("V2", "that file is in a local cache of the Hub, as a copy without digest", beside);
	if (check.blob === "named") {
		const facts = { ...beside.facts, [check.by]: check.value };
		return verified("V3", "the bytes in the local cache of the Hub match their name", { ...beside, facts });
	}
	const message = `“${path}” was changed in the local cache: its bytes are not what their name, ${brief(check.name)}, says. Download it again.`;
	return broken("V2", "its bytes in the local cache were changed", { rule: "trace/digest-mismatch", message }, beside);
}
