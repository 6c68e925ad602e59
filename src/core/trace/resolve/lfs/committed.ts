import { isLfsPointer, type LfsPointer, MAX_LFS_POINTER, readLfsPointer } from "../../pointers/lfs.js";
import type { ResolveContext } from "../resolver.js";

/** What a text is to git-lfs, or why that cannot be told, as half a sentence. */
export type Kept = LfsPointer | { readonly damaged: string } | "other" | { readonly unseen: string; readonly remedy?: string };

export const isPointer = (kept: Kept | undefined): kept is LfsPointer => typeof kept === "object" && "oid" in kept;

/** Reads what may be a pointer. */
export function keptIn(bytes: Uint8Array): Kept {
	const text = new TextDecoder().decode(bytes);
	if (!isLfsPointer(text)) return "other";
	const read = readLfsPointer(text);
	return "message" in read ? { damaged: read.message } : read;
}

/** What git has in its index for each root-relative path that it tracks. */
export async function committed(paths: readonly string[], { git, signal }: ResolveContext): Promise<ReadonlyMap<string, Kept>> {
	const { state, prefix, reason, remedy } = await git.repository(signal);
	const why = { unseen: reason ?? "there is no git repository to look into", ...(remedy !== undefined && { remedy }) };
	if (state === "none") return new Map(paths.map((path) => [path, why]));
	const tracked = await git.tracked(
		paths.map((path) => prefix + path),
		signal,
	);
	const found = paths.flatMap((path) => {
		const id = tracked.get(prefix + path);
		return id === undefined ? [] : [{ path, id }];
	});
	const ids = found.map(({ id }) => id);
	const [objects, contents] = [await git.objects(ids, signal), await git.contents(ids, MAX_LFS_POINTER - 1, signal)];
	return new Map(
		found.map(({ path }, i) => {
			const bytes = contents[i];
			const unfetched: Kept = { ...why, unseen: reason ?? "its blob was not fetched" };
			return [path, bytes ? keptIn(bytes) : objects[i] === "unfetched" ? unfetched : "other"];
		}),
	);
}
