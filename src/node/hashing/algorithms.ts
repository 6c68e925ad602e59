import { createHash } from "node:crypto";
import type { FileDigest } from "../../core/index.js";
import { isText, UnixLines } from "./unixLines.js";

/** Takes a file block after block; only the first decides whether it is text, so it holds 512 bytes at least, or the whole file. */
export interface Hashing {
	update(block: Uint8Array): void;
	/** In lower-case hexadecimals. */
	digest(): string;
}

/** How each digest begins, for a file of so many bytes. */
export const ALGORITHMS: Readonly<Record<FileDigest, (size: bigint) => Hashing>> = {
	sha256: () => hash("sha256"),
	sha512: () => hash("sha512"),
	sha1: () => hash("sha1"),
	md5: () => hash("md5"),
	gitBlob: (size) => hash("sha1", `blob ${size}\0`),
	"md5-dos2unix": md5OfUnixLines,
};

function hash(name: string, header = ""): Hashing {
	const hashed = createHash(name).update(header);
	return { update: (block) => void hashed.update(block), digest: () => hashed.digest("hex") };
}

function md5OfUnixLines(): Hashing {
	const hashed = hash("md5");
	let lines: UnixLines | undefined;
	let begun = false;
	return {
		update: (block) => {
			if (!begun && isText(block)) lines = new UnixLines();
			begun = true;
			hashed.update(lines?.next(block) ?? block);
		},
		digest: () => {
			if (lines) hashed.update(lines.end());
			return hashed.digest();
		},
	};
}
