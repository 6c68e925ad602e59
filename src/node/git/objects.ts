import type { GitObject, Repository } from "../../core/index.js";
import { type AnswerReader, contentAnswers, objectAnswers } from "./answers.js";
import { CatFile } from "./catFile.js";
import { GitError, startGit } from "./process.js";
import { git } from "./run.js";
import { absentAmong, unfetchedAmong } from "./unfetched.js";

/** Times that a process may be ended without an answer before we give up. */
const TRIES = 3;

type Names = readonly string[];

/** What lies in the object store: two processes, whatever is asked. */
export interface ObjectStore {
	objects(names: Names, signal?: AbortSignal): Promise<readonly GitObject[]>;
	/** Bytes of blobs and trees that have at most `limit` of them. */
	contents(names: Names, limit: number, signal?: AbortSignal): Promise<readonly (Uint8Array | undefined)[]>;
	/** Ends the processes: packs and refs may have changed. The next question starts others. */
	end(): void;
}

/** @param repository is asked only where git does not answer to the end */
export function objectStore(root: string, repository: () => Promise<Repository>): ObjectStore {
	const checker = new CatFile(() => startGit({ root }, ["cat-file", "--batch-check"]));
	const reader = new CatFile(() => startGit({ root }, ["cat-file", "--batch"]));
	const isNone = async (): Promise<boolean> => (await repository()).state === "none";

	async function objects(given: Names, signal?: AbortSignal): Promise<readonly GitObject[]> {
		rejectLineBreaks(given);
		const names = given.map(fromTop);
		const first = await ask(checker, objectAnswers, names, signal).catch(async (error: unknown) => {
			if (error instanceof GitError && (await isNone())) return [];
			throw error;
		});
		if (first.length === names.length) return first;
		const { state } = await repository();
		if (state === "none") return names.map(() => "missing");
		const rest = names.slice(first.length);
		const absent = state === "partial" ? await absentAmong(root, rest, signal) : [];
		const unfetched = new Set([...absent, ...(await unfetchedAmong(root, rest, { objects, contents }, signal))]);
		const askable = rest.filter((name) => !unfetched.has(name));
		const answers = (await askAll(root, checker, objectAnswers, askable, "unfetched", signal)).values();
		return [...first, ...rest.map((name) => (unfetched.has(name) ? "unfetched" : (answers.next().value ?? "missing")))];
	}

	async function contents(names: Names, limit: number, signal?: AbortSignal): Promise<readonly (Uint8Array | undefined)[]> {
		const found = await objects(names, signal);
		const ids = [...new Set(found.flatMap((object) => (isReadable(object, limit) ? [object.id] : [])))];
		const bytes = await askAll(root, reader, contentAnswers, ids, undefined, signal);
		const known = new Map(ids.map((id, i) => [id, bytes[i]]));
		return found.map((object) => (typeof object === "string" ? undefined : known.get(object.id)));
	}

	return {
		objects,
		contents,
		end() {
			checker.end();
			reader.end();
		},
	};
}

function rejectLineBreaks(names: Names): void {
	const odd = names.find((name) => /[\n\r\0]/.test(name));
	if (odd !== undefined) throw new TypeError(`A name for git has a line break or NUL in it: ${JSON.stringify(odd)}`);
}

/** git would take `:./a` as seen from the root, and end at `:../a`. No path of a repository begins like that. */
const fromTop = (name: string): string => name.replace(/^([^:]*:)(?=\.\.?\/)/, "$1/");

const isReadable = (object: GitObject, limit: number): object is Exclude<GitObject, string> =>
	typeof object !== "string" && (object.type === "blob" || object.type === "tree") && object.size <= limit;

/** Answers to all names, or to those before the first at which git refuses to go on. A process that somebody ended is started again. */
async function ask<T>(cat: CatFile, reader: () => AnswerReader<T>, names: Names, signal?: AbortSignal): Promise<readonly T[]> {
	let answers: readonly T[] = [];
	for (let tries = TRIES; answers.length < names.length; ) {
		const part = reader();
		const ending = await cat.ask(names.slice(answers.length), part, signal);
		answers = answers.concat(part.answers);
		if (ending === "refused") break;
		tries = part.answers.length > 0 ? TRIES : tries - 1;
		if (tries === 0) throw new GitError("git cat-file ended without an answer");
	}
	return answers;
}

/** Passes over what git refuses to go on at: an object that was not fetched, or is damaged. */
async function askAll<T>(
	root: string,
	cat: CatFile,
	reader: () => AnswerReader<T>,
	names: Names,
	refused: T,
	signal?: AbortSignal,
): Promise<readonly T[]> {
	let answers = await ask(cat, reader, names, signal);
	while (answers.length < names.length) {
		// Rejects where it is not the object, but the repository that is gone.
		await git(root, ["rev-parse", "--git-dir"], { signal });
		answers = [...answers, refused, ...(await ask(cat, reader, names.slice(answers.length + 1), signal))];
	}
	return answers;
}
