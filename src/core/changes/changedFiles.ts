import { objectsOf, type Scene } from "../trace/resolve/git/rung.js";
import { editedAmong } from "../trace/resolve/git/workingTree.js";

/**
 * Those of some files that are otherwise in the working tree, or are gone from it, than a commit has them. No filter is run, so one that a filter
 * may have made is taken for unchanged; so is what git does not track.
 * @param files root-relative
 * @param commit full id
 */
export async function changedFiles(files: readonly string[], commit: string, scene: Scene): Promise<readonly string[]> {
	const { git, repository, signal } = scene;
	const top = (file: string): string => repository.prefix + file;
	const [then, tracked, leftOut] = await Promise.all([
		objectsOf(
			scene,
			files.map((file) => `${commit}:${top(file)}`),
		),
		git.tracked(files.map(top), signal),
		git.leftOut(files.map(top), signal),
	]);
	const sparse = new Set(leftOut);
	const changed = new Set<string>();
	const same: { path: string; blob: string; commit: string }[] = [];
	for (const file of files) {
		const [object, blob] = [then(`${commit}:${top(file)}`), tracked.get(top(file))];
		// What this clone has not fetched cannot be told to be another.
		if (object === "unfetched" || object === "ambiguous") continue;
		const isThere = sparse.has(top(file)) || (await scene.disk.stat(file)) !== undefined;
		// What git never had, as the data that DVC keeps, may be as old as any.
		const isOther = object === "missing" ? blob !== undefined : object.type === "blob" && (!isThere || blob !== object.id);
		if (isOther) changed.add(file);
		else if (blob !== undefined && !sparse.has(top(file))) same.push({ path: top(file), blob, commit });
	}
	const edited = await editedAmong(same, scene);
	return files.filter((file) => changed.has(file) || edited.has(top(file)));
}
