/** A file that is no packet, or cannot be read as one. */
export class NotReadable extends Error {}

/** Numbers of a zip archive, little-endian; past its end is an error, not a zero. */
export class Bytes {
	readonly #view: DataView;
	readonly all: Uint8Array;

	constructor(all: Uint8Array) {
		this.all = all;
		this.#view = new DataView(all.buffer, all.byteOffset, all.byteLength);
	}

	two(at: number): number {
		this.#check(at, 2);
		return this.#view.getUint16(at, true);
	}

	four(at: number): number {
		this.#check(at, 4);
		return this.#view.getUint32(at, true);
	}

	slice(at: number, length: number): Uint8Array {
		this.#check(at, length);
		return this.all.subarray(at, at + length);
	}

	#check(at: number, length: number): void {
		if (at < 0 || at + length > this.all.length) throw new NotReadable("The archive is cut off, or damaged.");
	}
}

/** Text that is UTF-8 to its last byte. */
export function utf8(bytes: Uint8Array, what: string): string {
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		throw new NotReadable(`${what} is not UTF-8.`);
	}
}
