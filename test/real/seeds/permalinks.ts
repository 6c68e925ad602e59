import { objects } from "../git.js";
import type { History, Place } from "../history.js";
import { misspelt, oneDigitOff } from "../random.js";
import { lie, type Seed, truth } from "../seed.js";

const SOME = 20;

const encoded = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

/** Addresses of GitHub, where the clone comes from. */
export function permalinkTruths({ name, commits, places, random }: History): Seed[] {
	const site = `https://github.com/${name}`;
	const raw = `https://raw.githubusercontent.com/${name}`;
	return [
		...random.sample(commits, SOME).map((id) => truth("permalink of a commit", `${site}/commit/${id}`)),
		...random.sample(places, SOME).map(({ commit, path }) => truth("permalink of a file", `${site}/blob/${commit}/${encoded(path)}`)),
		...random.sample(places, SOME).map(({ commit, path }) => truth("permalink of a file", `${raw}/${commit}/${encoded(path)}`)),
		...random.sample(commits, SOME).map((id) => truth("permalink of a commit", `git+https://github.com/${name}.git@${id}`)),
		...random
			.sample(commits, SOME)
			.map((id) =>
				truth("permalink of another repository", `https://github.com/example/other/commit/${id}`, { expected: { state: "unverifiable" } }),
			),
	];
}

export function permalinkLies(history: History): Seed[] {
	const { name, commits, places, random } = history;
	const site = `https://github.com/${name}`;
	const ids = random.sample(commits, SOME).map((id) => oneDigitOff(id, random));
	const moving = random.sample(places, SOME).map(({ path }) => `${site}/blob/main/${encoded(path)}`);
	return [
		...ids.map((id) => lie("permalink with one digit changed", `${site}/commit/${id}`, "trace/commit-missing", id)),
		...lost(history, random.sample(places, SOME)),
		...moving.map((ref) => lie("permalink of a branch", ref, "trace/unpinned", "main", { state: "unpinned" })),
		lie("branch", "branch:main", "trace/unpinned", "main", { state: "unpinned" }),
	];
}

function lost({ clone, name, random }: History, places: readonly Place[]): Seed[] {
	const slips = places.map(({ commit, path }) => ({ commit, path: misspelt(path, random) }));
	const found = objects(
		clone,
		slips.map(({ commit, path }) => `${commit}:${path}`),
	);
	return slips.flatMap(({ commit, path }, i) =>
		found[i]
			? []
			: [
					lie(
						"permalink of a path that is not there",
						`https://github.com/${name}/blob/${commit}/${encoded(path)}`,
						"trace/path-missing",
						encoded(path),
					),
				],
	);
}
