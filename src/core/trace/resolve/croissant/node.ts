import type { Croissant, CroissantNode } from "../../pointers/croissant.js";
import type { CroissantReference } from "../../reference.js";
import type { Lookup, Resolution } from "../../resolution.js";
import { contentOf } from "../content.js";
import { type Digests, misfit, misfitting } from "../fileDigest.js";
import { type Beside, broken, inRoot, partOf, unpinned, unverifiable, verified } from "../outcome.js";
import { record } from "../record.js";
import { brief } from "../recorded.js";
import type { Found, ResolveContext } from "../resolver.js";
import { formatFaults, mismatch, outside } from "./faults.js";
import { type FileState, fileState, pathsOf } from "./state.js";

/** What a FileObject is looked at with. */
export interface Described {
	readonly croissant: Croissant;
	readonly node: CroissantNode;
	/** Of the metadata. */
	readonly digests: Digests;
}

type Question = Lookup<CroissantReference>;

/** A FileObject: are its bytes what the metadata records, and the metadata or the bytes what the reference records? */
export async function ofFile(lookup: Question, described: Described, beside: Beside, context: ResolveContext): Promise<Found> {
	const { reference } = lookup;
	const { node, croissant } = described;
	const state = await fileState(reference.path, croissant, node, context);
	const files = [...(beside.files ?? []), ...inRoot(pathsOf(state))];
	const all = { ...beside, files, faults: formatFaults(reference, [node]) };
	const contradicted = otherDigest(lookup, described, state, all);
	if (contradicted) return { resolution: contradicted };
	const resolution = resolutionOf(reference, described, state, all);
	const isRead = state.state === "same" && node.within.length === 0;
	return { resolution, ...(isRead && { content: contentOf(context.disk, state.path) }) };
}

/** What is recorded may be the digest of the metadata, or of the bytes that the node stands for. */
function otherDigest(lookup: Question, { node, digests }: Described, state: FileState, beside: Beside): Resolution | undefined {
	const { digest, reference } = lookup;
	if (!digest) return undefined;
	const own = "sha256" in state ? state.sha256 : undefined;
	const present = `sha256:${own ?? digests.sha256}`;
	const trouble = misfit(digest);
	if (trouble) return unpinned("V2", "what is recorded is no digest of it", misfitting(trouble, lookup, present), beside);
	const metadata = digests[digest.algorithm as keyof Digests] ?? "";
	if (digest.value === metadata || (digest.algorithm === "sha256" && digest.value === own)) return undefined;
	const known = own ? `“${node.id}” has the sha256 ${brief(own)}` : `The metadata has the ${digest.algorithm} ${brief(metadata)}`;
	const message = `${known}, and ${brief(digest.value)} is recorded. Find out what changed, then record what is meant.`;
	const fixes = [record(lookup, present, "Record the present sha256")];
	const fault = { rule: "trace/digest-mismatch", message, ...partOf(reference, "digest"), fixes } as const;
	return broken("V2", `its ${digest.algorithm} is not the recorded one`, fault, beside);
}

function resolutionOf(reference: CroissantReference, { node, croissant }: Described, state: FileState, beside: Beside): Resolution {
	switch (state.state) {
		case "same":
			return verified("V3", `${node.within.length > 0 ? "the archive it lies in " : ""}matches the sha256 in its metadata`, beside);
		case "other":
			return broken("V2", "its sha256 is not the one in its metadata", mismatch(reference, state), beside);
		case "outside":
			return broken("V0", "leads out of the workspace", outside(reference, node.id, state.url), beside);
		case "unseen":
			return unseen(state, beside);
		case "unrecorded":
			return unrecorded(reference, node, croissant.live, { ...beside, level: state.path === undefined ? "V0" : "V2" });
	}
}

function unseen({ remote, why }: FileState & { readonly state: "unseen" }, beside: Beside): Resolution {
	const remedy = remote ? "Download the file beside its metadata, and name it there." : "Pull the file.";
	return unverifiable(remote ? "VX" : "V1", `pinned by the sha256 in its metadata; ${why}`, { ...beside, remedy });
}

/** Nothing pins the bytes: there is no sha256, or something else stands in its place. */
function unrecorded(
	reference: CroissantReference,
	{ id }: CroissantNode,
	isLive: boolean,
	{ level, ...beside }: Beside & { readonly level: "V0" | "V2" },
): Resolution {
	const [format] = beside.faults ?? [];
	if (format) return unpinned(level, "what its metadata records is no sha256", format, { ...beside, faults: [] });
	const why = isLive ? "it is part of a live data set" : "its metadata records no sha256 of it";
	const message = `“${id}” can change unseen: ${why}. Record its sha256 in “${reference.path}”, or refer to a snapshot.`;
	const rule = isLive ? "trace/unpinned" : "trace/digest-missing";
	return unpinned(level, why, { rule, message, ...partOf(reference, "fragment") }, beside);
}
