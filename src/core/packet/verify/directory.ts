import { MAX_FILE, MAX_FILES, MAX_TOTAL, nameFault, nameKey } from "../export/limits.js";
import { type Bytes, NotReadable, utf8 } from "./reading.js";

/** A file as an archive's directory describes it. Numbers are bytes. */
export interface Entry {
	readonly name: string;
	readonly method: number;
	readonly flags: number;
	readonly packedSize: number;
	readonly size: number;
	/** Where its own header is. */
	readonly offset: number;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const RECORD = 0x02014b50;
const RECORD_LENGTH = 46;
const ZIP64 = 0xffffffff;
/** The upper half of what Unix says about a file: of a link. */
const LINK = 0o120000;

export interface Directory {
	readonly entries: readonly Entry[];
	/** Where it begins. */
	readonly offset: number;
}

/** The files of an archive that names each of them plainly, in parts that all readers see the same way; see APPNOTE.TXT 6.3. */
export function directoryOf(bytes: Bytes): Directory {
	const end = endOf(bytes);
	const count = bytes.two(end + 10);
	const offset = bytes.four(end + 16);
	if (count > MAX_FILES) throw new NotReadable(`The archive holds more than ${MAX_FILES} files.`);
	const entries: Entry[] = [];
	let at = offset;
	for (let i = 0; i < count; i++) {
		const { entry, next } = recordAt(bytes, at);
		entries.push(entry);
		at = next;
	}
	if (at !== end || bytes.two(end + 8) !== count) throw new NotReadable(HIDDEN);
	check(entries);
	return { entries, offset };
}

/** An archive may hold bytes that its directory does not name, and some programs unpack those. */
export const HIDDEN = "The archive holds more than its directory says, or is damaged.";

/** A comment behind it is text that belongs to no file. */
function endOf(bytes: Bytes): number {
	const end = bytes.all.length - END_LENGTH;
	if (end < 0 || bytes.four(end) !== END || bytes.two(end + 20) !== 0)
		throw new NotReadable("The archive is cut off, damaged, or carries a comment behind its end.");
	return end;
}

function recordAt(bytes: Bytes, at: number): { readonly entry: Entry; readonly next: number } {
	if (bytes.four(at) !== RECORD) throw new NotReadable(HIDDEN);
	const [name, extra, comment] = [28, 30, 32].map((field) => bytes.two(at + field)) as [number, number, number];
	const entry = {
		name: utf8(bytes.slice(at + RECORD_LENGTH, name), "A name in the archive"),
		method: bytes.two(at + 10),
		flags: bytes.two(at + 8),
		packedSize: bytes.four(at + 20),
		size: bytes.four(at + 24),
		offset: bytes.four(at + 42),
	};
	if ([entry.packedSize, entry.size, entry.offset].includes(ZIP64))
		throw new NotReadable("The archive is larger than a packet can be (Zip64).");
	if (((bytes.four(at + 38) >>> 16) & 0o170000) === LINK) throw new NotReadable("The archive holds a link, which a packet never does.");
	return { entry, next: at + RECORD_LENGTH + name + extra + comment };
}

function check(entries: readonly Entry[]): void {
	const seen = new Set<string>();
	for (const { name, size, flags, method } of entries) {
		const fault = nameFault(name.replace(/\/$/, ""));
		if (fault !== undefined) throw new NotReadable(`The archive holds a file that could not be unpacked safely: ${fault}.`);
		if (seen.has(nameKey(name))) throw new NotReadable("The archive holds two files of one name.");
		seen.add(nameKey(name));
		if (flags & 1) throw new NotReadable("The archive is encrypted.");
		if (method !== 0 && method !== 8) throw new NotReadable("The archive is compressed in a way that is not read here.");
		if (size > MAX_FILE) throw new NotReadable(`The archive holds a file larger than ${MAX_FILE >> 20} MB.`);
	}
	const total = entries.reduce((sum, { size }) => sum + size, 0);
	if (total > MAX_TOTAL) throw new NotReadable(`The archive is larger than ${MAX_TOTAL >> 20} MB when it is unpacked.`);
}
