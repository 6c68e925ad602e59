/** What a folder of a commit lists under a name. */
export interface TreeEntry {
	readonly kind: "file" | "link" | "folder" | "submodule";
	/** Of the object, in hex. */
	readonly id: string;
}

const KINDS: Readonly<Record<string, TreeEntry["kind"]>> = { "40000": "folder", "120000": "link", "160000": "submodule" };

const SPACE = 32;

/**
 * The entries of a tree of git by name: `<mode> <name>\0<id>`, as often as there are any.
 * @param idLength in bytes: 20, or 32 in a SHA-256 repository
 */
export function entriesIn(tree: Uint8Array, idLength: number): ReadonlyMap<string, TreeEntry> {
	const entries = new Map<string, TreeEntry>();
	const text = new TextDecoder();
	for (let at = 0; at < tree.length; ) {
		const [space, end] = [tree.indexOf(SPACE, at), tree.indexOf(0, at)];
		if (space < 0 || end < space) return entries;
		const mode = text.decode(tree.subarray(at, space));
		const id = [...tree.subarray(end + 1, end + 1 + idLength)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
		entries.set(text.decode(tree.subarray(space + 1, end)), { kind: KINDS[mode] ?? "file", id });
		at = end + 1 + idLength;
	}
	return entries;
}
