import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { FileDigest } from "../../core/index.js";
import { READ_ONLY } from "../inside.js";
import { ALGORITHMS } from "./algorithms.js";
import type { Digests, Hashed, Progress } from "./messages.js";
import { changedAt, stampOf } from "./stamp.js";

/** Bytes read at a time: large enough to be fast, small enough to stop at once. */
const BLOCK = 262_144;

/**
 * Reads a file once for all algorithms, on this thread.
 * @param file absolute, and no link
 * @param onBlock called after each block; it may throw to stop
 * @throws where it is no file, cannot be read, or changes while it is
 */
export function hashFile(file: string, algorithms: readonly FileDigest[], onBlock: (progress: Progress) => void): Hashed {
	const opened = openSync(file, READ_ONLY);
	try {
		return hashOpened(opened, algorithms, onBlock);
	} finally {
		closeSync(opened);
	}
}

function hashOpened(opened: number, algorithms: readonly FileDigest[], onBlock: (progress: Progress) => void): Hashed {
	const stats = fstatSync(opened, { bigint: true });
	if (!stats.isFile()) throw new Error("it is not a file");
	const total = Number(stats.size);
	const hashings = algorithms.map((algorithm) => ({ algorithm, hashing: ALGORITHMS[algorithm](stats.size) }));
	let done = 0;
	for (const block of blocksOf(opened)) {
		for (const { hashing } of hashings) hashing.update(block);
		done += block.length;
		// Of a file that is being written to the end might never come.
		if (done > total) break;
		onBlock({ done, total });
	}
	const stamp = stampOf(stats);
	if (done !== total || stamp !== stampOf(fstatSync(opened, { bigint: true }))) throw new Error("it changed while it was read");
	const digests: Digests = Object.fromEntries(hashings.map(({ algorithm, hashing }) => [algorithm, hashing.digest()]));
	return { digests, stamp, changed: changedAt(stats) };
}

/** Each is full but for the last; all are the same memory. */
function* blocksOf(opened: number): Generator<Uint8Array> {
	const buffer = new Uint8Array(BLOCK);
	for (;;) {
		const length = fill(buffer, opened);
		if (length > 0) yield buffer.subarray(0, length);
		if (length < BLOCK) return;
	}
}

/** A network drive may give less than is asked for. Returns the number of bytes, fewer than fit only at the end of the file. */
function fill(buffer: Uint8Array, opened: number): number {
	let filled = 0;
	while (filled < buffer.length) {
		const read = readSync(opened, buffer, filled, buffer.length - filled, null);
		if (read === 0) break;
		filled += read;
	}
	return filled;
}
