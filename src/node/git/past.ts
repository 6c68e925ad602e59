import type { Git } from "../../core/index.js";
import { readCommits, readLog } from "./commits.js";
import { readIntroduced } from "./introduced.js";
import { GitError, type Place } from "./process.js";
import { readUnreachable } from "./reach.js";
import { readTags } from "./refs.js";

/** What the answers are made from. */
interface Sources extends Pick<Git, "repository" | "objects"> {
	/** Undefined where there is no repository. */
	top(signal?: AbortSignal): Promise<Place | undefined>;
}

/** Questions about commits: one process each, whatever is asked for. */
export function pastOf({ top, repository, objects }: Sources): Pick<Git, "unreachable" | "introduced" | "commits" | "log" | "tags"> {
	/** The full id of a commit that somebody named; undefined if it is none. */
	async function idOf(name: string, signal?: AbortSignal): Promise<string | undefined> {
		const [object] = await objects([`${name}^{commit}`], signal);
		return typeof object === "object" ? object.id : undefined;
	}

	return {
		async unreachable(commits, from, signal) {
			const place = await top(signal);
			return place ? readUnreachable(place, await repository(signal), commits, from, signal) : new Set();
		},
		async introduced(pins, signal) {
			const unknown = pins.map(() => undefined);
			const { defaultBranch, state } = await repository(signal);
			const place = await top(signal);
			if (!place || !defaultBranch) return unknown;
			return readIntroduced(place, defaultBranch, pins, signal).catch((error: unknown) => {
				// A clone without old folders cannot say.
				if (error instanceof GitError && state !== "complete") return unknown;
				throw error;
			});
		},
		async commits(ids, signal) {
			const place = await top(signal);
			return place ? readCommits(place, ids, signal) : ids.map(() => undefined);
		},
		async log({ to, from, ...rest }, signal) {
			const place = await top(signal);
			if (!place) return [];
			const last = await idOf(to ?? (await repository(signal)).defaultBranch ?? "HEAD", signal);
			const first = from === undefined ? undefined : await idOf(from, signal);
			return last === undefined ? [] : readLog(place, { to: last, ...(first !== undefined && { from: first }), ...rest }, signal);
		},
		async tags(signal) {
			const place = await top(signal);
			return place ? readTags(place, objects, signal) : [];
		},
	};
}
