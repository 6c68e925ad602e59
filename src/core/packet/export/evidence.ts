import { decode } from "../../document/decode.js";
import type { Disk, Git } from "../../ports.js";
import { STATE_NAMES } from "../../trace/counts.js";
import { plain } from "../../trace/plain.js";
import { isLfsPointer, MAX_LFS_POINTER } from "../../trace/pointers/lfs.js";
import type { Digest, GitReference, Malformed, Reference } from "../../trace/reference.js";
import type { TracedReference } from "../../trace/trace.js";
import { MAX_FILE } from "./limits.js";
import { sha256Of } from "./manifest.js";

/** A file of the manifest's `evidence:`, in the archive or only named. */
export interface PackedEvidence {
	/** As the manifest writes it. */
	readonly ref: string;
	/** In the archive. */
	readonly path?: string;
	/** Of its bytes, hex. */
	readonly sha256?: string;
	/** Whether it is in the archive. */
	readonly included: boolean;
	/** Half a sentence: why it is not. */
	readonly reason?: string;
}

export interface EvidencePorts {
	readonly disk: Pick<Disk, "read">;
	readonly git: Pick<Git, "objects" | "contents">;
}

/** A file that was found, and its name in the archive. */
export interface FoundFile {
	readonly path: string;
	readonly bytes: Uint8Array;
}

/** What a reference leads to, or half a sentence: why it does not go along. */
export type Gathered = { readonly ref: string } & ({ readonly file: FoundFile } | { readonly reason: string });

/** What the packet's manifest marks to go along, in its order. Only what matches its pin does. */
export async function gatherEvidence(
	references: readonly TracedReference[],
	ports: EvidencePorts,
	signal?: AbortSignal,
): Promise<Gathered[]> {
	const gathered: Gathered[] = [];
	for (const reference of references.filter(({ citation }) => /^\/evidence\/\d/.test(citation.pointer))) {
		signal?.throwIfAborted();
		gathered.push({ ref: reference.citation.reference.text, ...(await gather(reference, ports, signal)) });
	}
	return gathered;
}

type Outcome = { readonly file: FoundFile } | { readonly reason: string };

async function gather({ citation, resolution }: TracedReference, ports: EvidencePorts, signal?: AbortSignal): Promise<Outcome> {
	const { reference, beside } = citation;
	if (resolution?.state !== "verified")
		return { reason: resolution ? `${STATE_NAMES[resolution.state]}: ${plain(resolution.reason)}` : "nobody has looked for it yet" };
	const found = await read(reference, ports, signal);
	if ("reason" in found) return found;
	return faultIn(found.file.bytes, beside?.digest ?? ("digest" in reference ? reference.digest : undefined)) ?? found;
}

async function read(reference: Reference | Malformed, ports: EvidencePorts, signal?: AbortSignal): Promise<Outcome> {
	if (reference.type === "file") return fromDisk(reference.path, ports.disk);
	if (reference.type === "git") return fromGit(reference, ports.git, signal);
	return { reason: "only references to a file or to a file at a commit go along" };
}

async function fromDisk(path: string, disk: EvidencePorts["disk"]): Promise<Outcome> {
	if (/^(?:\/|[a-z]:)/i.test(path)) return { reason: "it lies beside the root" };
	const bytes = await disk.read(path, MAX_FILE);
	if (bytes === undefined) return { reason: "it is no longer there" };
	if (bytes === "outside") return { reason: "it lies outside of the root" };
	return bytes === "too-large" ? TOO_LARGE : { file: { path, bytes } };
}

const TOO_LARGE = { reason: `it is larger than ${MAX_FILE >> 20} MB` };

async function fromGit({ revision, path }: GitReference, git: EvidencePorts["git"], signal?: AbortSignal): Promise<Outcome> {
	if (path === undefined) return { reason: "it is a commit, not a file" };
	const name = `${revision}:${path}`;
	const [commit, object] = await git.objects([`${revision}^{commit}`, name], signal);
	if (typeof commit !== "object" || typeof object !== "object") return { reason: "this repository does not hold it" };
	if (object.type !== "blob") return { reason: "it is a folder" };
	const [bytes] = object.size > MAX_FILE ? [] : await git.contents([name], MAX_FILE, signal);
	return bytes ? { file: { path: `git/${commit.id}/${path}`, bytes } } : TOO_LARGE;
}

/** It was looked at before: it may have changed since, and what is here may only stand for it. */
function faultIn(bytes: Uint8Array, digest: Digest | undefined): { readonly reason: string } | undefined {
	if (bytes.length <= MAX_LFS_POINTER && isLfsPointer(decode(bytes))) return { reason: "its content is kept in Git LFS" };
	if (digest?.algorithm === "sha256" && digest.value !== sha256Of(bytes)) return { reason: "it changed while the packet was made" };
	return undefined;
}
