import { decode } from "../../document/decode.js";
import type { Disk } from "../../ports.js";

/** Bytes. Far beyond what tools write into the small files they keep for themselves. */
const LIMIT = 1 << 20;

/** The text of a small file; undefined where there is none to read. */
export async function textIn(disk: Disk, path: string, limit = LIMIT): Promise<string | undefined> {
	const bytes = await disk.read(path, limit);
	return bytes instanceof Uint8Array ? decode(bytes) : undefined;
}

/** The names of the folders in a folder. */
export async function foldersIn(disk: Disk, folder: string): Promise<readonly string[]> {
	return (await disk.entries(folder)).filter(({ kind }) => kind === "folder").map(({ name }) => name);
}

/** What the disk says of a path. */
type Stat = Awaited<ReturnType<Disk["stat"]>>;

export const isFolder = (stat: Stat): boolean => typeof stat === "object" && stat.kind === "folder";

export const isFile = (stat: Stat): boolean => typeof stat === "object" && stat.kind === "file";
