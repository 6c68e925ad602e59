import { Inflate } from "fflate";
import { directoryOf, type Entry, HIDDEN } from "./directory.js";
import { Bytes, NotReadable, utf8 } from "./reading.js";

const HEADER = 0x04034b50;
const HEADER_LENGTH = 30;
/** The sizes stand behind the file, because they were not known before. */
const DESCRIPTOR_FLAG = 8;
const DESCRIPTOR = 0x08074b50;

/** The files of an archive that nobody here made, by name, in memory. Folders are passed over. @throws {@link NotReadable} */
export function unpack(zip: Uint8Array): ReadonlyMap<string, Uint8Array> {
	const bytes = new Bytes(zip);
	const { entries, offset } = directoryOf(bytes);
	const files = new Map<string, Uint8Array>();
	let end = 0;
	for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
		if (entry.offset !== end) throw new NotReadable(HIDDEN);
		const start = contentOf(bytes, entry);
		end = endOf(bytes, entry, start + entry.packedSize);
		const content = inflated(bytes.slice(start, entry.packedSize), entry);
		if (!entry.name.endsWith("/")) files.set(entry.name, content);
		else if (content.length > 0) throw new NotReadable(HIDDEN);
	}
	if (end !== offset) throw new NotReadable(HIDDEN);
	return files;
}

/** Where a file's content begins. Its own header has to say the same name: some programs go by that. */
function contentOf(bytes: Bytes, { offset, name, method }: Entry): number {
	if (bytes.four(offset) !== HEADER) throw new NotReadable(HIDDEN);
	const [length, extra] = [bytes.two(offset + 26), bytes.two(offset + 28)];
	const own = utf8(bytes.slice(offset + HEADER_LENGTH, length), "A name in the archive");
	if (own !== name || bytes.two(offset + 8) !== method) throw new NotReadable("The archive calls one file by two names.");
	return offset + HEADER_LENGTH + length + extra;
}

function endOf(bytes: Bytes, { flags }: Entry, at: number): number {
	if ((flags & DESCRIPTOR_FLAG) === 0) return at;
	return at + (bytes.four(at) === DESCRIPTOR ? 16 : 12);
}

/** Bytes that are looked at before it is asked how much came of them: at most a thousand times as many. */
const CHUNK = 16_384;

/** A bomb is stopped as soon as more comes out than was said. */
function inflated(packed: Uint8Array, { method, size, name }: Entry): Uint8Array {
	if (method === 0) return exactly(packed, packed.length, size, name);
	const content = new Uint8Array(size);
	let length = 0;
	const inflate = new Inflate((part) => {
		if (length + part.length > size) throw new NotReadable(`${name} is larger than the archive says.`);
		content.set(part, length);
		length += part.length;
	});
	try {
		for (let at = 0; at < packed.length || at === 0; at += CHUNK)
			inflate.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
	} catch (error) {
		throw error instanceof NotReadable ? error : new NotReadable(`${name} is damaged in the archive.`);
	}
	return exactly(content, length, size, name);
}

function exactly(content: Uint8Array, length: number, size: number, name: string): Uint8Array {
	if (length !== size) throw new NotReadable(`${name} is not as large as the archive says.`);
	return content;
}
