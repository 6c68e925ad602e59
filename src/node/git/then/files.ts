import { type Files, isIgnoredFolder } from "../../../core/index.js";
import { OF_INTEREST } from "../../files.js";
import type { Blobs } from "./blobs.js";
import { type Folder, find } from "./tree.js";

/** Bytes of the largest text that is read: far more than a document may have. */
const LIMIT = 32 << 20;

/** What a commit has of documents and policies, found as on the disk. */
export function filesAsOf(tree: () => Promise<Folder>, blobs: Blobs): Files {
	return {
		async list() {
			const root = await tree();
			return [...walk(root, "", root)].sort();
		},
		async read(path) {
			const file = find(await tree(), path);
			if (typeof file !== "object" || file.kind !== "file") return undefined;
			const bytes = await blobs.read(file.id, LIMIT);
			if (bytes === "too-large") throw new Error(`it is larger than ${LIMIT >> 20} MB`);
			return bytes;
		},
	};
}

/** No folder is entered through a link: its files would be there twice. */
function* walk({ entries }: Folder, at: string, root: Folder): Generator<string> {
	for (const [name, entry] of entries) {
		const path = at === "" ? name : `${at}/${name}`;
		if (entry.kind === "folder") {
			if (!isIgnoredFolder(name)) yield* walk(entry, path, root);
		} else if (OF_INTEREST.test(name) && isFile(root, path)) yield path;
	}
}

function isFile(root: Folder, path: string): boolean {
	const found = find(root, path);
	return typeof found === "object" && found.kind === "file";
}
