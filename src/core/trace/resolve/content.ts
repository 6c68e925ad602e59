import type { Disk } from "../../ports.js";
import type { Content } from "./resolver.js";

/** Bytes of the largest evidence that is read. */
const LIMIT = 32 << 20;

/** A file as evidence. @param of what it belongs to, as people call it: `run b2dc522c` */
export function contentOf(disk: Disk, path: string, of?: string): Content {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return {
		name,
		source: of ? `${name} of ${of}` : name,
		async read() {
			const bytes = await disk.read(path, LIMIT);
			if (bytes instanceof Uint8Array) return bytes;
			if (bytes === "too-large") return { unreadable: `“${name}” is larger than ${LIMIT >> 20} MB` };
			return { unreadable: bytes === "outside" ? `“${name}” leads out of what may be read` : `“${name}” is not here any more` };
		},
	};
}
