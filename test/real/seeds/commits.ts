import { objects } from "../git.js";
import type { History } from "../history.js";
import { oneDigitOff } from "../random.js";
import { lie, type Seed, truth } from "../seed.js";

/** How many of a sort. */
const MANY = 60;
const SOME = 20;

export function commitTruths({ commits, aside, random }: History): Seed[] {
	return [
		...random.sample(commits, MANY).map((id) => truth("commit", `git:${id}`)),
		...random.sample(aside, SOME).map((id) =>
			truth("commit on a side branch only", `git:${id}`, {
				expected: { state: "verified", rules: ["trace/side-branch"], at: id },
			}),
		),
	];
}

export function commitLies(history: History): Seed[] {
	return [...changed(history), ...abbreviated(history), ...otherObjects(history), ...misshapen(history)];
}

function changed({ clone, commits, random }: History): Seed[] {
	const ids = random.sample(commits, SOME).map((id) => oneDigitOff(id, random));
	const found = objects(clone, ids);
	return ids.filter((_, i) => !found[i]).map((id) => lie("commit id with one digit changed", `git:${id}`, "trace/commit-missing", id));
}

/** Found, but not pinned down: a warning at what is written. */
function abbreviated({ clone, commits, random }: History): Seed[] {
	const short = random.sample(commits, SOME).map((id) => id.slice(0, 8 + random.below(20)));
	const found = objects(clone, short);
	const unique = short
		.filter((_, i) => found[i])
		.map((id) => lie("abbreviated commit id", `git:${id}`, "trace/abbreviated", id, { state: "verified" }));
	return [...unique, ...ambiguous(commits).map((id) => lie("abbreviation of several commits", `git:${id}`, "trace/ambiguous", id))];
}

/** The first four digits of more than one commit. */
function ambiguous(commits: readonly string[]): string[] {
	const seen = new Map<string, number>();
	for (const id of commits) seen.set(id.slice(0, 4), (seen.get(id.slice(0, 4)) ?? 0) + 1);
	return [...seen].flatMap(([id, count]) => (count > 1 ? [id] : [])).slice(0, SOME);
}

function otherObjects({ clone, commits, places, random }: History): Seed[] {
	const trees = objects(
		clone,
		random.sample(commits, SOME).map((id) => `${id}^{tree}`),
	).flatMap((tree) => tree?.id ?? []);
	const blobs = random.sample(places, SOME).map(({ id }) => id);
	return [
		...trees.map((id) => lie("id of a tree as a commit", `git:${id}`, "trace/not-a-commit", id)),
		...blobs.map((id) => lie("id of a file as a commit", `git:${id}`, "trace/not-a-commit", id)),
	];
}

/** What is no id at all. */
function misshapen({ head }: History): Seed[] {
	const ids = [head.slice(0, 3), `${head}0`, `${head.slice(0, 39)}g`, "--upload-pack=touch", "HEAD~3", `${head.slice(0, 7)}…`];
	return ids.map((id) => lie("no commit id", `git:${id}`, "trace/syntax", id));
}
