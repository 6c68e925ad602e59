import type { Repository } from "../../../core/index.js";
import { gitAt, type OpenGit } from "../git.js";
import { readRepository } from "../repository.js";
import type { Committed } from "./committed.js";

/**
 * A repository as one of its commits has it: that is HEAD and the end of the default branch, and the files are its own. Git does not keep
 * where branches and tags stood on a day, so no commit is said to be lost; nor is a submodule looked into, which has a day of its own.
 * @param commit its full id
 */
export function gitAsOf(root: string, commit: string, committed: () => Promise<Committed>): OpenGit {
	const git = gitAt(root, {
		repository: async () => endingAt(await readRepository(root), commit),
		index: async () => ({ ...(await committed()), leftOut: [] }),
	});
	const named = (name: string): string => name.replace(/^HEAD(?=$|[\^~:])/, commit);
	return {
		...git,
		async repository(signal) {
			const { defaultBranch, ...repository } = await git.repository(signal);
			return defaultBranch === undefined ? repository : { ...repository, defaultBranch: "HEAD" };
		},
		objects: (names, signal) => git.objects(names.map(named), signal),
		contents: (names, limit, signal) => git.contents(names.map(named), limit, signal),
		log: ({ to = "HEAD", ...options }, signal) => git.log({ ...options, to: named(to) }, signal),
		unreachable: async () => new Set(),
		inSubmodules: async (_, signal) => ({ holders: new Map(), unseen: await git.submodules(signal) }),
	};
}

const endingAt = (repository: Repository, commit: string): Repository =>
	repository.state === "none" ? repository : { ...repository, head: commit, defaultBranch: commit };
