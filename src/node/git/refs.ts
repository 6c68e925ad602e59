import type { Git, Tag } from "../../core/index.js";
import type { Place } from "./process.js";
import { git } from "./run.js";

/** Newest first. A tag of a tag leads to the commit behind it; one that leads to no commit is left out. */
export async function readTags(top: Place, objects: Git["objects"], signal?: AbortSignal): Promise<readonly Tag[]> {
	const args = ["for-each-ref", "--sort=-creatordate", "--format=%(objectname) %(refname:strip=2)", "refs/tags/"];
	const lines = (await git(top, args, { signal })).toString().split("\n").slice(0, -1);
	const tags = lines.map((line) => ({ id: line.slice(0, line.indexOf(" ")), name: line.slice(line.indexOf(" ") + 1) }));
	const commits = await objects(
		tags.map(({ id }) => `${id}^{commit}`),
		signal,
	);
	return tags.flatMap(({ name }, i) => {
		const commit = commits[i];
		return typeof commit === "object" ? [{ name, commit: commit.id }] : [];
	});
}
