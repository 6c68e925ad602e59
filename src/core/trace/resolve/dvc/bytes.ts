import type { FileDigest } from "../../../ports.js";
import type { DvcHash } from "../../pointers/dvc.js";
import type { Digest } from "../../reference.js";
import { algorithmsFor } from "../fileDigest.js";
import type { ResolveContext } from "../resolver.js";
import { cached, projectOf } from "./cache.js";
import { folderBytes } from "./folder.js";
import { isRemote, type Output } from "./output.js";
import { type Bytes, damagedAt, NOT_PULLED } from "./seen.js";

/** Looks for the bytes of an output in the workspace, then in DVC's cache. @param digest to be compared as well */
export async function bytesOf(output: Output, digest: Digest | undefined, context: ResolveContext): Promise<Bytes> {
	const { hash, place } = output;
	if (place === undefined)
		return { state: "unseen", why: "dvc.yaml computes its folder from variables", remedy: "Refer to the file by its sha256." };
	if (isRemote(output)) return { state: "unseen", why: `its bytes lie elsewhere, at ${place}`, remedy: "Compare them there." };
	const stat = await context.disk.stat(place);
	if (stat === "outside") return { state: "unseen", why: "its bytes lie outside of the workspace", remedy: "Compare them there." };
	if (stat === "special") return { state: "other", how: "is no regular file" };
	const project = await projectOf(output.pointer, context);
	if (hash?.folder) return folderBytes({ hash, place, project, count: output.count, kind: stat?.kind }, context);
	if (stat?.kind === "folder")
		return hash ? { state: "other", how: "is a folder, and a file is recorded" } : { state: "same", from: "workspace" };
	return stat ? fileBytes(place, hash, digest, context) : cachedBytes(hash, project, digest, context);
}

async function cachedBytes(
	hash: DvcHash | undefined,
	project: string | undefined,
	digest: Digest | undefined,
	context: ResolveContext,
): Promise<Bytes> {
	const found = hash && (await cached(hash, project, context));
	if (!found) return { state: "unseen", why: NOT_PULLED };
	if ("damaged" in found) return damagedAt(found.damaged);
	const { path } = found;
	return { state: "same", from: "cache", path, digests: await context.disk.digest(path, algorithmsFor(digest), context.signal) };
}

async function fileBytes(
	path: string,
	hash: DvcHash | undefined,
	digest: Digest | undefined,
	{ disk, signal }: ResolveContext,
): Promise<Bytes> {
	const wanted = new Set<FileDigest>([...algorithmsFor(digest), "md5", ...(hash?.legacy ? (["md5-dos2unix"] as const) : [])]);
	const digests = await disk.digest(path, [...wanted], signal);
	const isSame = !hash || digests.md5 === hash.md5 || digests["md5-dos2unix"] === hash.md5;
	return isSame ? { state: "same", from: "workspace", path, digests } : { state: "other", how: `has the md5 ${digests.md5}` };
}
