import { child, textOf } from "../../document/node.js";
import type { Library } from "../../library/library.js";
import type { Disk, Git } from "../../ports.js";
import { parseReference } from "../../trace/grammar/parse.js";
import { encodePath } from "../../trace/grammar/path.js";
import { dirHash } from "../../trace/resolve/folder.js";
import type { ResolveContext } from "../../trace/resolve/resolver.js";
import { below, walk } from "../../trace/resolve/walk.js";
import { dvcPins, recordedBeside } from "./dvc.js";
import { filePins } from "./file.js";

/** One way to refer to something, pinned: what stands in the document, and what a person is told about it. */
export interface Pin {
	/** How it is pinned; two files are pinned alike where this is the same. */
	readonly by: "version" | "meaning" | "dvc" | "lfs" | "git" | "file" | "dir" | "address";
	/** An instruction: “Pin by sha256”. */
	readonly title: string;
	/** As it is written, without quotes. */
	readonly reference: string;
	/** Half a sentence: “changed since the last commit”. */
	readonly detail: string;
}

/** The best way first; or, as a sentence, why there is none. */
export type Pins = readonly Pin[] | { readonly refused: string };

export interface PinPorts {
	readonly git: Git;
	readonly disk: Disk;
}

/**
 * How a file or folder can be referred to so that the reference holds now: a document by its id, data by what DVC or git-lfs records, a
 * file that is as it was committed by a commit, and anything by its bytes. Rejects where it cannot be read, and when stopped.
 * @param path root-relative; may lead outside
 */
export async function pinsFor(path: string, library: Library, ports: PinPorts, signal?: AbortSignal): Promise<Pins> {
	const context: ResolveContext = { ...ports, ...(signal && { signal }) };
	const stat = path === "" ? undefined : await ports.disk.stat(path);
	if (stat === "outside") return { refused: `“${path}” lies outside of the workspace folder: copy it into the folder to refer to it.` };
	if (!stat) return { refused: path === "" ? "The workspace folder itself cannot be referred to." : `There is no file “${path}”.` };
	if (stat === "special") return { refused: `“${path}” is no regular file, and holds nothing to refer to.` };
	const found = stat.kind === "folder" ? await folderPins(path, context) : await filePins(path, stat, context);
	return acceptable([...documentPins(path, library), ...found], path);
}

/** The grammar has the last word: some names cannot be written in a reference. */
function acceptable(pins: readonly Pin[], path: string): Pins {
	const read = pins.map((pin) => ({ pin, reference: parseReference(pin.reference) }));
	const good = read.flatMap(({ pin, reference }) => (reference.type === "malformed" ? [] : [pin]));
	const [fault] = read.flatMap(({ reference }) => (reference.type === "malformed" ? [reference.message] : []));
	if (good.length > 0) return good;
	return { refused: fault ?? `“${path}” holds more than can be pinned at once: refer to the files in it that matter.` };
}

/** By version first, as people speak of it; by the digest of what it says where the version may stay the same. */
function documentPins(path: string, library: Library): Pin[] {
	const id = library.check(path)?.artifact.id;
	const target = id === undefined ? undefined : library.target(id);
	if (id === undefined || target?.path !== path) return [];
	const version = textOf(child(target.artifact.front, "version"));
	const byVersion = { by: "version", title: `Refer to version ${version} of ${id}`, reference: `${id}@${version}` } as const;
	const byMeaning = { by: "meaning", title: `Refer to ${id} as it is now`, reference: `${id}@${target.digest}` } as const;
	return [
		...(version === undefined ? [] : [{ ...byVersion, detail: "until its version rises" }]),
		...(target.digest === undefined ? [] : [{ ...byMeaning, detail: "until its text changes" }]),
	];
}

/** More is not read while somebody waits. */
const MAX_FILES = 1000;
const MAX_BYTES = 256 * 1024 * 1024;

async function folderPins(path: string, context: ResolveContext): Promise<Pin[]> {
	const recorded = dvcPins(await recordedBeside(path, context.disk));
	if (recorded.length > 0 || !(await isSmall(path, context))) return recorded;
	const hashed = await dirHash(path, context);
	if ("unseen" in hashed) return [];
	const detail = hashed.files.length === 1 ? "1 file" : `${hashed.files.length} files`;
	return [{ by: "dir", title: "Pin by the dirHash of its files", reference: `dir:${encodePath(path)}@dirHash:${hashed.value}`, detail }];
}

async function isSmall(path: string, { disk, signal }: ResolveContext): Promise<boolean> {
	const walked = await walk(disk, path, new Set([".git"]), signal);
	if ("unseen" in walked || walked.files.length > MAX_FILES) return false;
	const stats = await Promise.all(walked.files.map((file) => disk.stat(below(path, file))));
	return stats.reduce((sum, stat) => sum + (typeof stat === "object" ? stat.size : 0), 0) <= MAX_BYTES;
}
