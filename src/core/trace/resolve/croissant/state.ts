import { join } from "node:path/posix";
import { dirname } from "../../../path.js";
import type { Checksum, Croissant, CroissantNode } from "../../pointers/croissant.js";
import { pointerIn } from "../file.js";
import type { ResolveContext } from "../resolver.js";

/** What is known of the bytes of a FileObject. */
export type FileState =
	/** They are here and hash to what the metadata records. */
	| { readonly state: "same"; readonly path: string; readonly sha256: string }
	/** They are not. @param of the file or archive whose bytes they are */
	| { readonly state: "other"; readonly of: string; readonly path: string; readonly sha256: string; readonly actual: string }
	/** The metadata has no sha256 of them; with a path where they are here. */
	| { readonly state: "unrecorded"; readonly path?: string }
	/** They are not here, and pinned by the sha256 of the metadata. @param why half a sentence */
	| { readonly state: "unseen"; readonly sha256: string; readonly remote: boolean; readonly why: string; readonly path?: string }
	| { readonly state: "outside"; readonly url: string };

/** Looks for the bytes of a FileObject beside its metadata; of what lies in an archive, for those of the archive. */
export async function fileState(metadata: string, croissant: Croissant, node: CroissantNode, context: ResolveContext): Promise<FileState> {
	const archive = archiveOf(croissant.nodes, node);
	const sha256 = sha256Of(node.checksum);
	if (archive) return inside(await fileState(metadata, croissant, archive, context), archive, sha256);
	if (node.within.length > 0 || node.url === undefined || isAddress(node.url)) return elsewhere(sha256);
	const path = join(dirname(metadata), unescaped(node.url));
	const stat = await context.disk.stat(path);
	if (stat === "outside") return { state: "outside", url: node.url };
	if (typeof stat !== "object" || stat.kind !== "file")
		return sha256 ? { state: "unseen", sha256, remote: false, why: "its bytes are not here", path } : { state: "unrecorded" };
	if (!sha256) return { state: "unrecorded", path };
	const pointer = await pointerIn(path, stat, context);
	if (pointer?.oid === sha256)
		return { state: "unseen", sha256, remote: false, why: "its git-lfs pointer fits, its bytes are not pulled", path };
	const actual = pointer?.oid ?? (await context.disk.digest(path, ["sha256"], context.signal)).sha256 ?? "";
	return actual === sha256 ? { state: "same", path, sha256 } : { state: "other", of: node.id, path, sha256, actual };
}

/** The archive or repository that a file is taken from; a file that is taken from itself has none. */
function archiveOf(nodes: readonly CroissantNode[], node: CroissantNode, seen: readonly string[] = [node.id]): CroissantNode | undefined {
	const archive = nodes.find(({ kind, id }) => kind === "file" && node.within.includes(id));
	if (!archive || seen.includes(archive.id)) return undefined;
	return archiveOf(nodes, archive, [...seen, archive.id]) ?? archive;
}

/** What is known of a file in an archive: its bytes are not looked at, and cannot change while those of the archive do not. */
function inside(archive: FileState, { id }: CroissantNode, own: string | undefined): FileState {
	if (archive.state === "unseen") return { ...archive, why: `it lies in “${id}”, and ${archive.why}` };
	if (archive.state !== "unrecorded" || !own) return archive;
	return { state: "unseen", sha256: own, remote: archive.path === undefined, why: `it lies in “${id}”, which is not opened` };
}

const elsewhere = (sha256: string | undefined): FileState =>
	sha256 ? { state: "unseen", sha256, remote: true, why: "its bytes are elsewhere" } : { state: "unrecorded" };

const sha256Of = (checksum: Checksum | undefined): string | undefined => (checksum && "sha256" in checksum ? checksum.sha256 : undefined);

/** `file:///E:/…` is an address too: of a disk that is not this one. */
const isAddress = (url: string): boolean => /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(url);

function unescaped(url: string): string {
	try {
		return decodeURIComponent(url);
	} catch (error) {
		if (error instanceof URIError) return url;
		throw error;
	}
}

/** The file that the state rests on. */
export const pathsOf = (state: FileState): string[] => ("path" in state && state.path !== undefined ? [state.path] : []);
