import { join } from "node:path/posix";
import { dirname } from "../../path.js";
import type { Disk } from "../../ports.js";
import { writeDigest } from "../../trace/grammar/digest.js";
import { encodePath } from "../../trace/grammar/path.js";
import { type DvcHash, readDvc } from "../../trace/pointers/dvc.js";
import type { Digests } from "../../trace/resolve/fileDigest.js";
import type { Pin } from "./pins.js";

/** What a .dvc file records of one of its outputs. */
export interface Recorded {
	/** Root-relative path of the .dvc file. */
	readonly file: string;
	readonly hash: DvcHash;
	/** The output, where the file has several. */
	readonly output?: string;
}

/** Bytes of the largest .dvc file that is read. */
const LIMIT = 8 << 20;

/** What a .dvc file records of all its outputs; nothing where it cannot be read as one. */
export async function recordedIn(file: string, disk: Disk): Promise<Recorded[]> {
	return (await outputsOf(file, disk)).map(({ recorded }) => recorded);
}

/** What the .dvc file beside a file or folder records of it. */
export async function recordedBeside(path: string, disk: Disk): Promise<Recorded[]> {
	const outputs = await outputsOf(`${path}.dvc`, disk);
	return outputs.flatMap(({ place, recorded }) => (place === path ? [recorded] : []));
}

async function outputsOf(file: string, disk: Disk): Promise<{ place: string; recorded: Recorded }[]> {
	const bytes = await disk.read(file, LIMIT);
	const read = bytes instanceof Uint8Array ? readDvc(new TextDecoder().decode(bytes), "dvc") : undefined;
	if (!read || "message" in read) return [];
	const { outputs, folder } = read;
	return outputs.flatMap(({ path, hash }) => {
		const recorded = hash && { file, hash, ...(outputs.length > 1 && { output: path }) };
		return recorded ? [{ place: join(dirname(file), folder, path), recorded }] : [];
	});
}

/** Whether the bytes are those that DVC recorded. */
export const isAsRecorded = ({ hash }: Recorded, digests: Digests): boolean =>
	hash.md5 === digests.md5 || (hash.legacy && hash.md5 === digests["md5-dos2unix"]);

export const dvcPins = (recorded: readonly Recorded[]): Pin[] =>
	recorded.map(({ file, hash, output }) => {
		const digest = writeDigest({ algorithm: "md5", value: hash.md5, ...(hash.folder && { folder: true }) });
		const fragment = output === undefined ? "" : `#${encodePath(output)}`;
		const reference = `dvc:${encodePath(file)}${fragment}@${digest}`;
		return { by: "dvc", title: "Pin to what DVC records", reference, detail: output ?? file };
	});
