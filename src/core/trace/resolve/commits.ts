import type { ResolveContext } from "./resolver.js";

const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * Whether commits that others name are commits of this repository, as a fact for people: they may well come from another. Those of which
 * that cannot be seen are absent.
 */
export async function commitsHere(commits: readonly string[], { git, signal }: ResolveContext): Promise<ReadonlyMap<string, string>> {
	const asked = [...new Set(commits)].filter((commit) => COMMIT.test(commit));
	if (asked.length === 0) return new Map();
	const [{ state }, objects] = await Promise.all([
		git.repository(signal),
		git.objects(
			asked.map((commit) => `${commit}^{commit}`),
			signal,
		),
	]);
	return new Map(
		asked.flatMap((commit, i) => {
			if (typeof objects[i] === "object") return [[commit, "yes"]];
			return state === "complete" ? [[commit, "no"]] : [];
		}),
	);
}
