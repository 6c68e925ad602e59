import { type Entry, readCacheFile, writeCacheFile } from "./cacheFile.js";
import type { Digests } from "./messages.js";

/** Milliseconds from a change until it is written. */
const DELAY = 5_000;

/** Digests by the state of a file; those used least recently go first. */
export class DigestCache {
	readonly #file: string | undefined;
	readonly #limit: number;
	#entries: Promise<Map<string, Entry>> | undefined;
	#timer: NodeJS.Timeout | undefined;
	#isWritten = true;
	#isClosed = false;
	#writing: Promise<void> = Promise.resolve();

	/** @param file absolute: where they are kept between sessions; without it they live as long as this */
	constructor(file: string | undefined, limit = 10_000) {
		this.#file = file;
		this.#limit = limit;
	}

	/** What is known of this state of the file; that counts as a use. */
	async get(file: string, stamp: string): Promise<Digests> {
		const entries = await this.#load();
		const entry = entries.get(file);
		if (entry?.stamp !== stamp) return {};
		entries.delete(file);
		entries.set(file, entry);
		return entry.digests;
	}

	async keep(file: string, stamp: string, digests: Digests): Promise<void> {
		const known = await this.get(file, stamp);
		const entries = await this.#load();
		entries.delete(file);
		entries.set(file, { stamp, digests: { ...known, ...digests } });
		for (const oldest of entries.keys()) {
			if (entries.size <= this.#limit) break;
			entries.delete(oldest);
		}
		this.#isWritten = false;
		this.#writeSoon();
	}

	/** Rejects where what is new could not be written. */
	async close(): Promise<void> {
		this.#isClosed = true;
		await this.#write();
	}

	#writeSoon(): void {
		if (this.#isClosed || this.#file === undefined) return;
		// What fails here is tried again at the end, and said then.
		this.#timer ??= setTimeout(() => this.#write().catch(() => undefined), DELAY).unref();
	}

	#load(): Promise<Map<string, Entry>> {
		this.#entries ??= this.#file === undefined ? Promise.resolve(new Map()) : readCacheFile(this.#file);
		return this.#entries;
	}

	/** One after the other, so that the last one written is the newest. */
	#write(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#writing = this.#writing.catch(() => undefined).then(() => this.#writeNow());
		return this.#writing;
	}

	async #writeNow(): Promise<void> {
		if (this.#isWritten || this.#file === undefined) return;
		this.#isWritten = true;
		try {
			await writeCacheFile(this.#file, await this.#load());
		} catch (error) {
			this.#isWritten = false;
			throw error;
		}
	}
}
