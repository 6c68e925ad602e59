import { zipSync } from "fflate";
import type { FoundFile } from "./evidence.js";
import { MAX_FILE, MAX_FILES, MAX_TOTAL, nameFault, nameKey } from "./limits.js";

/** A packet that cannot be put into an archive; the message says which file and what to do. */
export class ArchiveError extends Error {}

/** The first day that a zip can tell, at noon: in no time zone a clock was put forward then. It is read as local time, and written as such. */
const NO_DATE = "1980-01-01T12:00:00";
const LEVEL = 6;

/** A zip of some files: the same bytes for the same files. */
export function archiveOf(files: readonly FoundFile[]): Uint8Array {
	check(files);
	const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
	return zipSync(Object.fromEntries(sorted.map(({ path, bytes }) => [path, bytes])), { level: LEVEL, mtime: NO_DATE });
}

function check(files: readonly FoundFile[]): void {
	for (const { path, bytes } of files) {
		const fault = nameFault(path) ?? (bytes.length > MAX_FILE ? `it is larger than ${MAX_FILE >> 20} MB` : undefined);
		if (fault !== undefined)
			throw new ArchiveError(`${path} cannot be put into an archive: ${fault}. Give it another name, or export HTML.`);
	}
	const keys = files.map(({ path }) => nameKey(path));
	const twice = files.find(({ path }, i) => keys.indexOf(nameKey(path)) !== i);
	if (twice)
		throw new ArchiveError(`${twice.path} cannot be put into an archive: on some systems another file has the same name. Rename one.`);
	const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
	if (files.length > MAX_FILES || total > MAX_TOTAL)
		throw new ArchiveError(
			`The archive would be larger than ${MAX_TOTAL >> 20} MB or ${MAX_FILES} files. Export HTML, or split the packet.`,
		);
}
