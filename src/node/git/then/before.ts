import path from "node:path";
import type { Disk, Files } from "../../../core/index.js";
import { gitAt, type OpenGit } from "../git.js";
import { kept } from "../kept.js";
import { readRepository } from "../repository.js";
import { openAsOf } from "./asOf.js";
import { readCommitted } from "./committed.js";

/** The ports over what there would be without a change. */
export interface Before {
	/** Commits, branches and tags of today, and the files that the commit holds. */
	readonly git: OpenGit;
	readonly files: Files;
	readonly disk: Disk;
	dispose(): void;
}

/**
 * A root without what was changed since a commit: the files that the commit holds, and beside them those of today that are in no commit,
 * such as data that was pulled. History and refs are today's, for they are not what is compared.
 * @param commit its full id
 * @param present the files of today
 */
export function openBefore(root: string, commit: string, present: Disk): Before {
	const asOf = openAsOf(root, commit);
	const committed = kept(() => readCommitted(root, commit));
	const git = gitAt(root, { repository: readRepository, index: async () => ({ ...(await committed.get()), leftOut: [] }) });
	const today = gitAt(root);
	const added = kept(async () => addedSince(today, (await committed.get()).blobs));
	return {
		git,
		files: asOf.files,
		disk: withoutAdded(asOf.disk, present, added.get),
		dispose() {
			for (const open of [asOf, git, today]) open.dispose();
		},
	};
}

/** Root-relative paths of files and folders that are tracked today and that a commit does not have. @param then its files by path */
async function addedSince(today: OpenGit, then: ReadonlyMap<string, string>): Promise<ReadonlySet<string>> {
	const { prefix } = await today.repository();
	const had = withFolders(then.keys());
	const added = [...withFolders(await today.files())].filter((file) => !had.has(file) && file.startsWith(prefix));
	return new Set(added.map((file) => file.slice(prefix.length)));
}

/** Some files, and all folders that they lie in. */
function withFolders(files: Iterable<string>): ReadonlySet<string> {
	const all = new Set<string>();
	for (const file of files) for (let at = file; at !== "." && !all.has(at); at = path.posix.dirname(at)) all.add(at);
	return all;
}

function withoutAdded(then: Disk, present: Disk, added: () => Promise<ReadonlySet<string>>): Disk {
	/** Where a path is looked up: what git keeps, else what lies beside it. */
	async function holder(file: string): Promise<Disk> {
		if (path.isAbsolute(file)) return present;
		return (await then.stat(file)) !== undefined || (await added()).has(file) ? then : present;
	}
	return {
		readable: present.readable,
		stat: async (file) => (await holder(file)).stat(file),
		read: async (file, limit) => (await holder(file)).read(file, limit),
		digest: async (file, algorithms, signal) => (await holder(file)).digest(file, algorithms, signal),
		async entries(folder) {
			if (path.isAbsolute(folder)) return present.entries(folder);
			const [own, beside, isAdded] = [await then.entries(folder), await present.entries(folder), await added()];
			const names = new Set(own.map(({ name }) => name));
			const rest = beside.filter(({ name }) => !names.has(name) && !isAdded.has(folder === "" ? name : `${folder}/${name}`));
			return [...own, ...rest].sort((a, b) => (a.name < b.name ? -1 : 1));
		},
	};
}
