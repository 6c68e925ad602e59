import type { Git } from "../../core/index.js";

/** Where no git may be asked, or there is none: everything answers as for an empty repository. @param reason half a sentence @param remedy a sentence */
export function noGit(reason: string, remedy: string): Git {
	return {
		repository: async () => ({ state: "none", reason, remedy, objectFormat: "sha1", prefix: "", remotes: [] }),
		objects: async (names) => names.map(() => "missing"),
		contents: async (names) => names.map(() => undefined),
		unreachable: async () => new Set(),
		introduced: async (pins) => pins.map(() => undefined),
		tracked: async () => new Map(),
		leftOut: async () => [],
		commits: async (ids) => ids.map(() => undefined),
		log: async () => [],
		tags: async () => [],
		submodules: async () => [],
		inSubmodules: async () => ({ holders: new Map(), unseen: [] }),
		files: async () => [],
		refresh: () => undefined,
	};
}
