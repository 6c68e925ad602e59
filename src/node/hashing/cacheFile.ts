import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { FileDigest } from "../../core/index.js";
import type { Digests } from "./messages.js";

/** Raised when what is in the file means something else than before. */
const VERSION = 1;

/** Of one state of a file. */
export interface Entry {
	/** See `stampOf`. */
	readonly stamp: string;
	readonly digests: Digests;
}

const LENGTHS: Readonly<Record<FileDigest, number>> = { sha256: 64, sha512: 128, sha1: 40, md5: 32, gitBlob: 40, "md5-dos2unix": 32 };

/** By path, in the order of the file. Empty if there is no such file, or one that is not ours: it is only a memory. */
export async function readCacheFile(file: string): Promise<Map<string, Entry>> {
	try {
		return entriesOf(JSON.parse(await readFile(file, "utf8")));
	} catch {
		return new Map();
	}
}

function entriesOf(content: unknown): Map<string, Entry> {
	if (!isRecord(content) || content["version"] !== VERSION || !Array.isArray(content["files"])) return new Map();
	return new Map(content["files"].flatMap((row) => entryOf(row) ?? []));
}

function entryOf(row: unknown): [[string, Entry]] | undefined {
	if (!Array.isArray(row)) return undefined;
	const [file, stamp, digests]: unknown[] = row;
	if (typeof file !== "string" || typeof stamp !== "string" || !isRecord(digests)) return undefined;
	const known = Object.entries(LENGTHS).filter(([name, length]) => isHexadecimal(digests[name], length));
	return [[file, { stamp, digests: Object.fromEntries(known.map(([name]) => [name, digests[name]])) }]];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

const isHexadecimal = (value: unknown, length: number): boolean =>
	typeof value === "string" && value.length === length && /^[0-9a-f]+$/.test(value);

/** Whole or not at all: it takes its place by renaming. Of two sessions that write, the later one wins; what is lost is read again. */
export async function writeCacheFile(file: string, entries: ReadonlyMap<string, Entry>): Promise<void> {
	const files = [...entries].map(([name, { stamp, digests }]) => [name, stamp, digests]);
	const draft = `${file}.${randomUUID()}`;
	await mkdir(path.dirname(file), { recursive: true });
	try {
		await writeFile(draft, JSON.stringify({ version: VERSION, files }), { mode: 0o600 });
		await rename(draft, file);
	} catch (error) {
		await rm(draft, { force: true });
		throw error;
	}
}
