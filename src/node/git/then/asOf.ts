import type { Disk, Files, Git } from "../../../core/index.js";
import { kept } from "../kept.js";
import { blobsOf } from "./blobs.js";
import { type Committed, readCommitted } from "./committed.js";
import { diskAsOf } from "./disk.js";
import { filesAsOf } from "./files.js";
import { gitAsOf } from "./git.js";
import { type Folder, newFolder, place } from "./tree.js";

/** The ports over one commit. Nothing of the working tree, the index or the refs is seen through them. */
export interface AsOf {
	readonly git: Git;
	readonly files: Files;
	readonly disk: Disk;
	dispose(): void;
}

/** A root as a commit has it: its files are listed once, and each is read when it is asked for. @param commit its full id */
export function openAsOf(root: string, commit: string): AsOf {
	const committed = kept(() => readCommitted(root, commit));
	const git = gitAsOf(root, commit, committed.get);
	const blobs = blobsOf(root, git);
	const tree = kept(async () => treeOf(await committed.get(), (await git.repository()).prefix, git));
	return { git, files: filesAsOf(tree.get, blobs), disk: diskAsOf(tree.get, blobs), dispose: () => git.dispose() };
}

/** A link that says more leads nowhere. */
const MAX_TARGET = 4096;

/** What lies below a folder of the repository. @param prefix of that folder: "" or "docs/rai/" */
async function treeOf({ blobs, links }: Committed, prefix: string, git: Git): Promise<Folder> {
	const root = newFolder();
	const inRoot = [...blobs].filter(([path]) => path.startsWith(prefix));
	for (const [path, id] of inRoot) if (!links.has(path)) place(root, path.slice(prefix.length), { kind: "file", id });
	const linked = inRoot.filter(([path]) => links.has(path));
	const ids = linked.map(([, id]) => id);
	const targets = await git.contents(ids, MAX_TARGET);
	for (const [i, [path]] of linked.entries()) {
		const target = targets[i] && new TextDecoder().decode(targets[i]);
		if (target) place(root, path.slice(prefix.length), { kind: "link", target });
	}
	return root;
}
