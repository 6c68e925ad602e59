import { decode } from "../document/decode.js";
import { formatOf } from "../document/document.js";
import { isPolicyPath } from "../kinds/policy.js";
import type { Files } from "../ports.js";
import { readParts } from "./checkFields.js";
import type { Library } from "./library.js";

export interface Loaded {
	/** How many files were read. */
	readonly files: number;
	/** All that were found, read or left out. */
	readonly listed: ReadonlySet<string>;
	/** Files the root's policy leaves out, by path. */
	readonly excluded: readonly string[];
	/** Files that exist and could not be read, with the reason. */
	readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/** Reads a root into the library: policies and what they name first, because they say what the rest is. */
export async function load(
	library: Library,
	files: Files,
	signal?: AbortSignal,
	onFile?: (done: number, total: number) => void,
): Promise<Loaded> {
	const all = (await files.list(signal)).filter((path) => formatOf(path));
	const unreadable: { path: string; reason: string }[] = [];
	await takePolicies(all, library, files, unreadable);
	await readParts(library, { read: (path) => files.read(path), ...(signal && { signal }) });
	const [included, excluded] = split(
		all.filter((path) => !library.isPolicy(path)),
		(path) => library.includes(path),
	);
	for (const [i, path] of included.entries()) {
		signal?.throwIfAborted();
		await take([path], library, files, unreadable);
		onFile?.(i + 1, included.length);
	}
	// What types of documents are made of is read, as no document.
	const left = excluded.filter((path) => !library.custom.isPart(path));
	return { files: included.length, listed: new Set(all), excluded: left, unreadable };
}

/** With the files that they extend, wherever those lie; each may name others. */
async function takePolicies(
	all: readonly string[],
	library: Library,
	files: Files,
	unreadable: { path: string; reason: string }[],
): Promise<void> {
	const taken = new Set<string>();
	let next = all.filter(isPolicyPath);
	while (next.length > 0) {
		for (const path of next) taken.add(path);
		await take(next, library, files, unreadable);
		next = all.filter((path) => library.extended.has(path) && !taken.has(path));
	}
}

async function take(
	paths: readonly string[],
	library: Library,
	files: Files,
	unreadable: { path: string; reason: string }[],
): Promise<void> {
	for (const path of paths) {
		try {
			const bytes = await files.read(path);
			if (bytes) library.set(path, decode(bytes));
		} catch (error) {
			unreadable.push({ path, reason: error instanceof Error ? error.message : String(error) });
		}
	}
}

function split<T>(list: readonly T[], test: (item: T) => boolean): [T[], T[]] {
	return [list.filter(test), list.filter((item) => !test(item))];
}
