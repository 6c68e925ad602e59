import type { Disk, FileStat } from "../../../core/index.js";
import type { Blobs } from "./blobs.js";
import { type File, type Folder, find, type Node } from "./tree.js";

/** What a commit has of the files that references lead to. No folder beside the root is part of it: those are of today. */
export function diskAsOf(tree: () => Promise<Folder>, blobs: Blobs): Disk {
	const at = async (path: string): Promise<Node | "outside" | undefined> => find(await tree(), path);
	return {
		readable: [],
		async stat(path) {
			const found = await at(path);
			return typeof found === "object" ? statOf(found, blobs) : found;
		},
		async entries(folder) {
			const found = await at(folder);
			return typeof found === "object" && found.kind === "folder" ? entriesOf(await tree(), found, folder) : [];
		},
		async read(path, limit) {
			const found = await at(path);
			if (typeof found !== "object") return found;
			return found.kind === "file" ? blobs.read(found.id, limit) : undefined;
		},
		async digest(path, algorithms, signal) {
			return blobs.digests(fileOf(await at(path)).id, algorithms, signal);
		},
	};
}

const statOf = async (node: Node, blobs: Blobs): Promise<FileStat> =>
	node.kind === "folder" ? { kind: "folder", size: 0 } : { kind: "file", size: await blobs.size(node.id) };

interface Entry {
	readonly name: string;
	readonly kind: Node["kind"];
}

/** A link is told by what it leads to. */
function entriesOf(root: Folder, { entries }: Folder, folder: string): Entry[] {
	return [...entries.keys()].sort().flatMap((name): Entry[] => {
		const found = find(root, `${folder}/${name}`.replace(/^\//, ""));
		return typeof found === "object" ? [{ name, kind: found.kind }] : [];
	});
}

function fileOf(found: Node | "outside" | undefined): File {
	if (typeof found !== "object" || found.kind !== "file") throw new Error("the commit has no such file");
	return found;
}
