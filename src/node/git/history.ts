import type { History, PastTexts, PastVersion } from "../../core/index.js";
import { type Change, MAX_VERSIONS, readLineages } from "./lineage.js";
import { objectStore } from "./objects.js";
import { GitError, type Place } from "./process.js";
import { reasonFor } from "./reasons.js";
import { readRepository } from "./repository.js";
import { git } from "./run.js";

/**
 * History from the git that is on the PATH: a few processes a call, however many files are asked for.
 * @param tip the full id of the commit that it ends with
 */
export function gitHistory(root: string, tip = "HEAD"): History {
	return {
		async texts(files, signal) {
			try {
				return await textsOf(root, tip, files, signal);
			} catch (error) {
				if (error instanceof GitError) return { state: "none", reason: reasonFor(error, root).reason, texts: new Map() };
				throw error;
			}
		},
	};
}

async function textsOf(root: string, tip: string, files: readonly string[], signal?: AbortSignal): Promise<PastTexts> {
	const { prefix, state } = await placeOf(root, signal);
	const wanted = new Map(files.filter((file) => !file.includes("\0")).map((file) => [prefix + file, file]));
	if (wanted.size === 0) return { state, texts: new Map() };
	const lineages = await readLineages({ root, prefix }, tip, new Set(wanted.keys()), signal);
	const blobs = await readBlobs(root, [...lineages.changes.values()].flat(), signal);
	const texts = new Map(
		[...lineages.changes].map(([path, changes]) => [
			wanted.get(path) ?? path,
			versionsOf(changes, blobs.texts, state === "complete" && changes.length < MAX_VERSIONS),
		]),
	);
	return { state: blobs.unfetched || lineages.mayLack ? "partial" : state, texts };
}

async function placeOf(root: string, signal?: AbortSignal): Promise<Required<Pick<Place, "prefix">> & Pick<PastTexts, "state">> {
	const said = await git(root, ["rev-parse", "--is-shallow-repository", "--show-prefix"], { signal });
	const [shallow, prefix = "", ...rest] = said.toString().split("\n");
	// As for all else that is asked about such a repository.
	if (rest.length > 1) throw new GitError("the folder's name holds a line break");
	return { prefix, state: shallow === "true" ? "shallow" : "complete" };
}

/** @param isAll whether nothing came before the last of them */
function versionsOf(changes: readonly Change[], texts: ReadonlyMap<string, string>, isAll: boolean): PastVersion[] {
	const textOf = ({ blob = "" }: Change): string | undefined => texts.get(blob);
	return changes.flatMap((change, i) => {
		const { blob: _, ...version } = change;
		const [text, before] = [textOf(change), changes[i + 1]];
		return text === undefined ? [] : [{ ...version, text, whole: before ? textOf(before) !== undefined : isAll }];
	});
}

interface Blobs {
	/** By id. What is not here, or cannot be read, is absent. */
	readonly texts: ReadonlyMap<string, string>;
	readonly unfetched: boolean;
}

/** Of a partial clone only what it holds is read, for git would stop at all else. */
async function readBlobs(root: string, changes: readonly Change[], signal?: AbortSignal): Promise<Blobs> {
	const ids = [...new Set(changes.flatMap(({ blob }) => blob ?? []))];
	const store = objectStore(root, () => readRepository(root));
	try {
		const objects = await store.objects(ids, signal);
		const here = ids.filter((_, i) => typeof objects[i] === "object");
		const contents = await store.contents(here, Number.POSITIVE_INFINITY, signal);
		const read = here.flatMap((id, i): [string, string][] => (contents[i] ? [[id, Buffer.from(contents[i]).toString()]] : []));
		return { texts: new Map(read), unfetched: objects.includes("unfetched") };
	} finally {
		store.end();
	}
}
