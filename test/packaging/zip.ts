import assert from "node:assert/strict";
import { inflateRawSync } from "node:zlib";

/** A file in a zip archive, as the central directory names it. */
export interface Entry {
	readonly name: string;
	readonly deflated: boolean;
	/** Bytes as stored. */
	readonly size: number;
	/** Offset of its local header. */
	readonly offset: number;
}

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** The files of an archive without zip64 parts: far more than an extension needs. */
export function zipEntries(zip: Buffer): Entry[] {
	const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
	assert.ok(end >= 0 && zip.readUInt32LE(end) === END, "not a zip archive");
	const entries: Entry[] = [];
	for (let at = zip.readUInt32LE(end + 16), i = 0; i < zip.readUInt16LE(end + 10); i++) {
		assert.equal(zip.readUInt32LE(at), DIRECTORY);
		const [name, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [number, number, number];
		entries.push(entryAt(zip, at, name));
		at += 46 + name + extra + comment;
	}
	return entries.filter(({ name }) => !name.endsWith("/"));
}

function entryAt(zip: Buffer, at: number, nameLength: number): Entry {
	const method = zip.readUInt16LE(at + 10);
	assert.ok(method === STORED || method === DEFLATED, `compression ${method}`);
	return {
		name: zip.toString("utf8", at + 46, at + 46 + nameLength),
		deflated: method === DEFLATED,
		size: zip.readUInt32LE(at + 20),
		offset: zip.readUInt32LE(at + 42),
	};
}

export function readEntry(zip: Buffer, { offset, size, deflated }: Entry): Buffer {
	const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
	const stored = zip.subarray(start, start + size);
	return deflated ? inflateRawSync(stored) : stored;
}
