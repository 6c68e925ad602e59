import type { Git, Repository } from "../../core/index.js";
import { kept } from "./kept.js";
import { objectStore } from "./objects.js";
import { pastOf } from "./past.js";
import type { Place } from "./process.js";
import { readRepository } from "./repository.js";
import { type Index, NO_INDEX, readIndex } from "./staged.js";
import { lookInside, NOWHERE } from "./submodules.js";

/** The git that is on the PATH. After `dispose` a question starts it anew. */
export type OpenGit = Git & { dispose(): void };

/** How a repository is looked at: as it is, or as one commit has it. */
export interface View {
	repository(root: string): Promise<Repository>;
	/** The files, as they are tracked. */
	index(top: Place): Promise<Index>;
}

const PRESENT: View = { repository: readRepository, index: readIndex };

/**
 * The repository that a folder lies in. Rejects with a GitError where git fails, or takes too long, after it had answered: nobody may take
 * that for an empty repository.
 */
export function gitAt(root: string, view: View = PRESENT): OpenGit {
	const repository = kept(() => view.repository(root));
	const store = objectStore(root, repository.get);

	/** Paths are those of the repository, wherever in it the root lies. Undefined where there is none. */
	async function top(signal?: AbortSignal): Promise<Place | undefined> {
		const { state, prefix } = await repository.get(signal);
		return state === "none" ? undefined : { root, prefix };
	}

	const index = kept(async () => {
		const place = await top();
		return place ? view.index(place) : NO_INDEX;
	});

	return {
		repository: repository.get,
		objects: store.objects,
		contents: store.contents,
		...pastOf({ top, repository: repository.get, objects: store.objects }),
		async tracked(paths, signal) {
			const { blobs } = await index.get(signal);
			return new Map([...new Set(paths)].flatMap((path) => entryOf(blobs, path)));
		},
		async leftOut(paths, signal) {
			const { leftOut } = await index.get(signal);
			return leftOut.filter((file) => paths.some((path) => path === "" || file === path || file.startsWith(`${path}/`)));
		},
		submodules: async (signal) => (await index.get(signal)).submodules,
		async inSubmodules(names, signal) {
			const place = await top(signal);
			return place ? lookInside(place, (await index.get(signal)).submodules, names, signal) : NOWHERE;
		},
		files: async (signal) => [...(await index.get(signal)).blobs.keys()],
		refresh() {
			repository.forget();
			index.forget();
			store.end();
		},
		dispose: store.end,
	};
}

function entryOf(map: ReadonlyMap<string, string>, key: string): [string, string][] {
	const value = map.get(key);
	return value === undefined ? [] : [[key, value]];
}
